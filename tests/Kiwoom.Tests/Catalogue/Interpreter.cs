using System.Globalization;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>
/// Reads a cell by the rules of spec/README.md, plainly and with strings, to check the emitted readers against. It shares no code
/// with them.
/// </summary>
internal static class Interpreter
{
    private static readonly string[] NoTime = ["000000", "888888", "999999", "00:00:00"];

    /// <summary>What the C# property has to hold.</summary>
    public static object? Read(FieldInfo field, JsonElement cell)
    {
        var text = cell.ValueKind switch
        {
            JsonValueKind.String => cell.GetString()!,
            JsonValueKind.Number => cell.GetRawText(),
            _ => "",
        };
        return field.Type switch
        {
            FieldType.Text => text,
            FieldType.Code => text.Trim(' '),
            FieldType.Secret => Secret.FromString(text),
            FieldType.StockCode => ReadStockCode(text.Trim(' ')),
            FieldType.Price => ReadDecimal(text, field.Scale, percent: false) is { } price ? Math.Abs(price) : null,
            FieldType.Change or FieldType.Rate => ReadDecimal(text, field.Scale, percent: true) * field.Times,
            FieldType.Ratio => ReadDecimal(text, field.Scale, percent: true) is { } ratio ? Math.Abs(ratio) : null,
            FieldType.Quantity or FieldType.Amount or FieldType.Count => ReadDecimal(text, 1, percent: false) * field.Times is { } number && number == decimal.Truncate(number) ? (long)(field.IsMagnitude ? Math.Abs(number) : number) : null,
            FieldType.Date => DateOnly.TryParseExact(text.Trim(' '), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            FieldType.Time => ReadTime(text.Trim(' ')),
            FieldType.DateTime => DateTime.TryParseExact(text.Trim(' '), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? new DateTimeOffset(moment, TimeSpan.FromHours(9)) : null,
            FieldType.Flag => ReadFlag(field, text.Trim(' ')),
            FieldType.Enum => ReadEnum(field, text.Trim(' ')),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "no cell"),
        };
    }

    /// <summary>What a request's property has to hold: an enum's member, where an answer has the code with its text.</summary>
    public static object? ReadArgument(FieldInfo field, JsonElement cell) =>
        field.Type == FieldType.Enum ? (Read(field, cell) as dynamic)?.Value : Read(field, cell);

    /// <summary>A change with the sign of the code beside it, where it is written without one.</summary>
    public static object? ReadSigned(FieldInfo field, JsonElement cell, FieldInfo sign, JsonElement code) =>
        Read(field, cell) is decimal change && change > 0 && !cell.GetString()!.TrimStart().StartsWith('+') &&
        sign.Codes!.Entries.FirstOrDefault(entry => entry.Code == code.GetString()!.Trim())?.Sign < 0
            ? -change
            : Read(field, cell);

    private static decimal? ReadDecimal(string text, int scale, bool percent)
    {
        text = text.Trim(' ').Replace(",", "", StringComparison.Ordinal);
        if (percent)
        {
            text = text.TrimEnd('%').TrimEnd(' ');
        }

        var digits = text.TrimStart('+', '-');
        var isNegative = text[..^digits.Length].Contains('-', StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var magnitude)
            ? (isNegative ? -magnitude : magnitude) / (digits.Contains('.', StringComparison.Ordinal) ? 1 : scale)
            : null;
    }

    private static StockCode ReadStockCode(string text)
    {
        var exchange = text.EndsWith("_NX", StringComparison.Ordinal) ? Exchange.Nxt : text.EndsWith("_AL", StringComparison.Ordinal) ? Exchange.All : Exchange.Krx;
        var code = exchange == Exchange.Krx ? text : text[..^3];
        return new StockCode(code.Length == 7 && code[0] is 'A' or 'J' or 'Q' ? code[1..] : code, exchange);
    }

    private static TimeOnly? ReadTime(string text) =>
        NoTime.Contains(text) ? null :
        TimeOnly.TryParseExact(text, ["HHmmss", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static bool? ReadFlag(FieldInfo field, string text) =>
        field.Codes!.Entries.FirstOrDefault(entry => entry.Code == text)?.Name switch { "true" => true, "false" => false, _ => null };

    private static object? ReadEnum(FieldInfo field, string text)
    {
        var type = LibraryTypes.Find(field.Codes!.EnumName);
        var member = field.Codes.Entries.FirstOrDefault(entry => entry.Code == text)?.Name;
        return text.Length == 0 && member is null
            ? null
            : Activator.CreateInstance(typeof(Code<>).MakeGenericType(type), Enum.Parse(type, member ?? "Unknown"), text);
    }
}
