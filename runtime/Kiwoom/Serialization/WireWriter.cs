using System.Globalization;
using System.Text.Json;

namespace Kiwoom.Serialization;

/// <summary>Writes a request's values: every one is a JSON string, an absent one is <c>""</c>.</summary>
internal static class WireWriter
{
    /// <summary>No exponent, no group, no trailing zero: 70000.0, which a calculation may leave, is the price 70000.</summary>
    private const string DecimalFormat = "0.############################";

    // The longest decimal has 29 digits, a sign and a point.
    private const int MaxNumberLength = 32;

    /// <summary>How a number is written. Nearly every price is a whole number, which needs no pattern and is faster without.</summary>
    public static ReadOnlySpan<char> FormatOf(decimal number) => number.Scale == 0 ? default : DecimalFormat;

    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value) =>
        writer.WriteString(name, value ?? "");

    public static void WriteSecret(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, Secret? value) =>
        writer.WriteString(name, value.GetValueOrDefault().Reveal());

    public static void WriteStockCode(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, StockCode? value)
    {
        // No string is made of most: a code alone is its own text.
        writer.WriteString(name, value.GetValueOrDefault().ToString());
    }

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

    public static void WriteInteger(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        var length = 0;
        value?.TryFormat(text, out length, default, CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    public static void WriteDate(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateOnly? value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        var length = 0;
        value?.TryFormat(text, out length, "yyyyMMdd", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    public static void WriteTime(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TimeOnly? value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        var length = 0;
        value?.TryFormat(text, out length, "HHmmss", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    public static void WriteDateTime(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        var length = 0;
        value?.ToOffset(KoreanTime.Offset).TryFormat(text, out length, "yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    public static void WriteFlag(
        this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value, ReadOnlySpan<byte> trueCode, ReadOnlySpan<byte> falseCode) =>
        writer.WriteString(name, value switch { true => trueCode, false => falseCode, null => default });

    public static void WriteEnum<TEnum>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TEnum? value)
        where TEnum : struct, Enum =>
        writer.WriteString(name, value is { } member ? KnownCodes<TEnum>.Own.ToWire(member) : default);

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
