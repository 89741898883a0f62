using System.Globalization;
using Kiwoom.Catalog;

namespace Kiwoom.Simulator.Http;

/// <summary>Checks one value against the description of its element.</summary>
internal static class ValueCheck
{
    /// <summary>Why the value cannot be accepted, in the server's language; null where it can.</summary>
    public static string? Objection(FieldInfo field, string value)
    {
        if (field.MaxLength > 0 && value.Length > field.MaxLength && !IsCode(field, value))
        {
            return string.Create(CultureInfo.InvariantCulture, $"최대 길이 {field.MaxLength}을(를) 초과하였습니다");
        }

        if (field.Codes is { } codes)
        {
            return codes.Entries.Any(entry => string.Equals(entry.Code, value, StringComparison.Ordinal)) ? null : "정의되지 않은 코드입니다";
        }

        return field.Type switch
        {
            FieldType.Date when !IsTime(value, "yyyyMMdd") => "날짜 형식(yyyyMMdd)이 아닙니다",
            FieldType.Time when !IsTime(value, "HHmmss") => "시간 형식(HHmmss)이 아닙니다",
            FieldType.DateTime when !IsTime(value, "yyyyMMddHHmmss") => "일시 형식(yyyyMMddHHmmss)이 아닙니다",
            FieldType.Quantity or FieldType.Count when !IsNumber(value, NumberStyles.None) => "숫자가 아닙니다",
            FieldType.Price when !IsNumber(value, NumberStyles.AllowDecimalPoint) => "숫자가 아닙니다",
            FieldType.Amount or FieldType.Change or FieldType.Rate
                when !IsNumber(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign) => "숫자가 아닙니다",
            _ => null,
        };
    }

    /// <summary>A code of the table is right however long it is: the document gives ka10019 codes of five characters and a length of four.</summary>
    private static bool IsCode(FieldInfo field, string value) => field.Codes?.Entries.Any(entry => string.Equals(entry.Code, value, StringComparison.Ordinal)) == true;

    private static bool IsNumber(string value, NumberStyles style) =>
        decimal.TryParse(value, style, CultureInfo.InvariantCulture, out _);

    private static bool IsTime(string value, string format) =>
        DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
