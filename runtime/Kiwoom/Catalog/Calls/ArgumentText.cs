using System.Globalization;
using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>Turns what a person types for an element into the text of the wire.</summary>
internal static class ArgumentText
{
    private static readonly string[] Days = ["yyyyMMdd", "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd"];
    private static readonly string[] Times = ["HHmmss", "HHmm", "HH:mm:ss", "HH:mm"];
    private static readonly string[] Moments = ["yyyyMMddHHmmss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm"];

    /// <summary>The text of the wire; where there is none, a problem is added and the text is given back.</summary>
    public static string ToWire(FieldInfo field, string text, ref RequestCheck check)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return "";
        }

        if (field.Separator is { } separator)
        {
            var values = text.Split([",", separator, " "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return string.Join(separator, values.Select(value => field.Type == FieldType.StockCode ? StockCode.FromString(value).ToString() : value));
        }

        return field.Type switch
        {
            FieldType.StockCode => StockCode.FromString(text).ToString(),
            FieldType.Date => Date(text) ?? Refuse(field, text, "give a day such as 2026-01-05, or today", ref check),
            FieldType.Time => Time(text) ?? Refuse(field, text, "give a time such as 09:00", ref check),
            FieldType.DateTime => Moment(text) ?? Refuse(field, text, "give a moment such as 2026-01-05T09:00", ref check),
            FieldType.Quantity or FieldType.Amount or FieldType.Count when field.Times != 1 => Multiple(field, text, ref check),
            FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio => WireText.Decimal(text) is { } number ? number.ToString(WireWriter.DecimalFormat, CultureInfo.InvariantCulture) : text,
            FieldType.Enum or FieldType.Flag when field.Codes is { } codes => Code(codes, text) ?? Refuse(field, text, $"choose one of {CodeList.Of(codes)}", ref check),
            _ => text,
        };
    }

    private static string Refuse(FieldInfo field, string text, string advice, ref RequestCheck check)
    {
        check.Add(field.Name, field.WireName, $"is '{text}': {advice}");
        return text;
    }

    private static string? Date(string text)
    {
        if (string.Equals(text, "today", StringComparison.OrdinalIgnoreCase) || text == "오늘")
        {
            return KoreanTime.Today().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }

        return DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : null;
    }

    private static string? Time(string text) =>
        TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToString("HHmmss", CultureInfo.InvariantCulture) : null;

    private static string? Moment(string text) =>
        DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) : null;

    private static string Multiple(FieldInfo field, string text, ref RequestCheck check)
    {
        if (WireText.Integer(text) is not { } number)
        {
            return Refuse(field, text, "give a whole number such as 10, without commas", ref check);
        }

        return number % field.Times == 0
            ? (number / field.Times).ToString(CultureInfo.InvariantCulture)
            : Refuse(field, text, string.Create(CultureInfo.InvariantCulture, $"the server counts in multiples of {field.Times:N0}"), ref check);
    }

    private static string? Code(CodeTable codes, string text)
    {
        var entries = codes.Entries.Where(entry => !entry.IsAlias).ToList();
        return entries.Find(entry => entry.Code == text)?.Code
            ?? entries.Find(entry => string.Equals(entry.Name, text, StringComparison.OrdinalIgnoreCase))?.Code
            ?? entries.Find(entry => entry.KoreanLabel == text)?.Code;
    }
}
