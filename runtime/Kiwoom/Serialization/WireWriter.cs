using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace Kiwoom.Serialization;

/// <summary>Writes a request's values: every one is a JSON string, an absent one is <c>""</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WireWriter
{
    /// <summary>No exponent, no group, no trailing zero: 70000.0, which a calculation may leave, is the price 70000.</summary>
    internal const string DecimalFormat = "0.############################";

    // The longest decimal has 29 digits, a sign and a point.
    private const int MaxNumberLength = 32;

    /// <summary>How a number is written. Nearly every price is a whole number, which needs no pattern and is faster without.</summary>
    internal static ReadOnlySpan<char> FormatOf(decimal number) => number.Scale == 0 ? default : DecimalFormat;

    /// <summary>Writes a text.</summary>
    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value) =>
        writer.WriteString(name, value ?? "");

    /// <summary>Writes a secret: the one place where it is shown.</summary>
    public static void WriteSecret(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, Secret? value) =>
        writer.WriteString(name, value.GetValueOrDefault().Reveal());

    /// <summary>Writes a stock code with its exchange.</summary>
    public static void WriteStockCode(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, StockCode? value)
    {
        // No string is made of most: a code alone is its own text.
        writer.WriteString(name, value.GetValueOrDefault().ToString());
    }

    /// <summary>Writes a number without exponent or grouping.</summary>
    public static void WriteDecimal(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        var length = 0;
        value?.TryFormat(text, out length, FormatOf(value.Value), CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>An order's price. 0 is no price, and the document's examples leave a price blank that an order does not have.</summary>
    public static void WriteOrderPrice(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value) =>
        writer.WriteDecimal(name, value == 0 ? null : value);

    /// <summary>Writes a whole number.</summary>
    public static void WriteInteger(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        var length = 0;
        value?.TryFormat(text, out length, default, CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>Writes a date, <c>yyyyMMdd</c>.</summary>
    public static void WriteDate(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateOnly? value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        var length = 0;
        value?.TryFormat(text, out length, "yyyyMMdd", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>Writes a time of day, <c>HHmmss</c>.</summary>
    public static void WriteTime(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TimeOnly? value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        var length = 0;
        value?.TryFormat(text, out length, "HHmmss", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>Writes a moment in Korean time, <c>yyyyMMddHHmmss</c>.</summary>
    public static void WriteDateTime(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        var length = 0;
        value?.ToOffset(KoreanTime.Offset).TryFormat(text, out length, "yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>Writes one of two codes.</summary>
    public static void WriteFlag(
        this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value, ReadOnlySpan<byte> trueCode, ReadOnlySpan<byte> falseCode) =>
        writer.WriteString(name, value switch { true => trueCode, false => falseCode, null => default });

    /// <summary>Writes a member of a code table as its code.</summary>
    public static void WriteEnum<TEnum>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TEnum? value)
        where TEnum : struct, Enum =>
        writer.WriteString(name, value is { } member ? KnownCodes<TEnum>.Own.ToWire(member) : default);

    /// <summary>Writes a member of an enum that has other codes in other places.</summary>
    public static void WriteEnum<TEnum, TPlace>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TEnum? value)
        where TEnum : struct, Enum
        where TPlace : struct =>
        writer.WriteString(name, value is { } member ? KnownCodes<TEnum>.Of<TPlace>().ToWire(member) : default);

    /// <summary>Several values in one element, for example <c>005930|000660</c>.</summary>
    public static void WriteValues<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T>? values, string separator)
    {
        writer.WriteString(name, values is null ? "" : string.Join(separator, values));
    }
}
