using System.Globalization;

namespace Kiwoom.Catalog;

/// <summary>Reads the texts of a request: plainly, for what could mean two things is not sent.</summary>
internal static class WireText
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    /// <summary>A number without grouping, padding or exponent; null for anything else.</summary>
    public static decimal? Decimal(string text) =>
        IsPlain(text) && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A whole number without grouping or padding; null for anything else.</summary>
    public static long? Integer(string text) =>
        IsPlain(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A day, <c>yyyyMMdd</c>.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>A time of day, <c>HHmmss</c>.</summary>
    public static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A moment in Korea, <c>yyyyMMddHHmmss</c>.</summary>
    public static DateTimeOffset? DateTime(string text) =>
        System.DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? new DateTimeOffset(moment, KoreanTime.Offset) : null;

    // .NET reads digits of this alphabet alone, but also a lone point and blanks at the ends.
    private static bool IsPlain(string text) => text.Length > 0 && char.IsAsciiDigit(text[^1]) && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+');
}
