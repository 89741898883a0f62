using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Serialization;

/// <content>One method for each of the spec's types. A blank is null; what cannot be read is reported and null.</content>
public ref partial struct WireReader
{
    private const string WholeNumber = "whole number";

    /// <summary>Free text, as is; null for a blank.</summary>
    public string? ReadText()
    {
        var cell = ReadCell("text");
        return cell.IsEmpty ? null : Encoding.UTF8.GetString(cell);
    }

    /// <summary>A code: text without the padding around it; null for a blank.</summary>
    public string? ReadCode()
    {
        var cell = ReadCell("code").Trim((byte)' ');
        return cell.IsEmpty ? null : Encoding.UTF8.GetString(cell);
    }

    /// <summary>A stock code with its exchange.</summary>
    public StockCode ReadStockCode() => StockCode.Read(ReadCell("stock code").Trim((byte)' '));

    /// <summary>A token.</summary>
    public Secret ReadSecret() => Encoding.UTF8.GetString(ReadCell("secret"));

    /// <summary>A price: its magnitude, for the sign on the wire only tells the direction.</summary>
    /// <param name="value">The price; 0 where there is none.</param>
    /// <param name="extraScale">Digits that stand behind a point the wire leaves out; a number that has its point is taken as it stands.</param>
    /// <returns>Whether there is one: false for a blank, and for what cannot be read, which is reported.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryReadPrice(out decimal value, int extraScale = 0)
    {
        if (!_json.TryReadNumber(out var digits, out var scale))
        {
            return TryReadOther(out value, extraScale, Sort.Price);
        }

        value = WireNumber.ToDecimal(Math.Abs(digits), scale == 0 ? extraScale : scale);
        return true;
    }

    /// <summary>A signed number, or a rate.</summary>
    /// <inheritdoc cref="TryReadPrice"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryReadSigned(out decimal value, int extraScale = 0)
    {
        if (!_json.TryReadNumber(out var digits, out var scale))
        {
            return TryReadOther(out value, extraScale, Sort.Signed);
        }

        value = WireNumber.ToDecimal(digits, scale == 0 ? extraScale : scale);
        return true;
    }

    /// <summary>A ratio: its magnitude, for the sign on the wire is only a mark.</summary>
    /// <inheritdoc cref="TryReadPrice"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryReadRatio(out decimal value, int extraScale = 0)
    {
        if (!_json.TryReadNumber(out var digits, out var scale))
        {
            return TryReadOther(out value, extraScale, Sort.Ratio);
        }

        value = WireNumber.ToDecimal(Math.Abs(digits), scale == 0 ? extraScale : scale);
        return true;
    }

    /// <summary>A signed whole number.</summary>
    /// <inheritdoc cref="TryReadPrice"/>
    public bool TryReadInteger(out long value) => _json.TryTakeInteger(out value) || TryReadMultiple(out value, 1);

    /// <summary>A whole number of multiples, brought to the unit itself: <c>12</c> of millions is 12,000,000, and <c>1.5</c> 1,500,000.</summary>
    /// <inheritdoc cref="TryReadPrice"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryReadMultiple(out long value, long times)
    {
        var start = _json.Position;
        if (_json.TryReadNumber(out var digits, out var scale))
        {
            return WireNumber.TryMultiply(digits, scale, times, out value) || Reject(_json.TextFrom(start), WholeNumber);
        }

        value = 0;
        if (_json.TryReadBlank())
        {
            return false;
        }

        var cell = ReadCell(WholeNumber);
        return (WireNumber.TryParse(cell, allowPercent: false, out digits, out scale) && WireNumber.TryMultiply(digits, scale, times, out value)) ||
            Reject(cell, WholeNumber);
    }

    /// <summary>A date, <c>yyyyMMdd</c>.</summary>
    /// <inheritdoc cref="TryReadPrice"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryReadDate(out DateOnly value)
    {
        if (_json.HasDigits(8, out var digits) && WireDate.TryToDate(digits, out value))
        {
            _json.TakeDigits();
            return true;
        }

        var cell = ReadCell("date").Trim((byte)' ');
        return (WireDate.TryParseDate(cell, out var read) || Reject(cell, "date")) & TryTake(read, out value);
    }

    /// <summary>A time of day, <c>HHmmss</c> or <c>HH:mm:ss</c>.</summary>
    /// <inheritdoc cref="TryReadPrice"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryReadTime(out TimeOnly value)
    {
        if (_json.HasDigits(6, out var digits) && digits != 0 && WireDate.TryToTime(digits, out value))
        {
            _json.TakeDigits();
            return true;
        }

        var cell = ReadCell("time").Trim((byte)' ');
        return (WireDate.TryParseTime(cell, out var read) || Reject(cell, "time")) & TryTake(read, out value);
    }

    /// <summary>A moment in Korean time, <c>yyyyMMddHHmmss</c>.</summary>
    /// <inheritdoc cref="TryReadPrice"/>
    public bool TryReadDateTime(out DateTimeOffset value)
    {
        var cell = ReadCell("date and time").Trim((byte)' ');
        return (WireDate.TryParseDateTime(cell, out var read) || Reject(cell, "date and time")) & TryTake(read, out value);
    }

    /// <summary>One of two codes.</summary>
    /// <inheritdoc cref="TryReadPrice"/>
    public bool TryReadFlag(out bool value, ReadOnlySpan<byte> trueCode, ReadOnlySpan<byte> falseCode)
    {
        var cell = ReadCell("flag").Trim((byte)' ');
        value = cell.SequenceEqual(trueCode);
        return value || cell.SequenceEqual(falseCode) || Reject(cell, "flag");
    }

    /// <summary>One of a table of codes: null when blank, <c>Unknown</c> with its text when the table lacks it.</summary>
    // Inlined, it would use up what the compiler inlines into a long reader, and numbers would be called for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Code<TEnum>? ReadEnum<TEnum>()
        where TEnum : struct, Enum => ReadEnum(KnownCodes<TEnum>.Own);

    /// <inheritdoc cref="ReadEnum{TEnum}()"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Code<TEnum>? ReadEnum<TEnum, TPlace>()
        where TEnum : struct, Enum
        where TPlace : struct => ReadEnum(KnownCodes<TEnum>.Of<TPlace>());

    private Code<TEnum>? ReadEnum<TEnum>(KnownCodes<TEnum> codes)
        where TEnum : struct, Enum
    {
        if (_json.HasDigits(1, out var digit) && codes.FindDigit(digit) is { } known)
        {
            _json.TakeDigits();
            return known;
        }

        var cell = ReadCell("code").Trim((byte)' ');
        return codes.Find(cell) ?? ReadUnknownCode<TEnum>(cell, codes.Table.Name);
    }

    private readonly Code<TEnum>? ReadUnknownCode<TEnum>(ReadOnlySpan<byte> cell, string table)
        where TEnum : struct, Enum
    {
        if (cell.IsEmpty)
        {
            return null;
        }

        // An answer with a token holds it wherever the server may have put it.
        var shown = HoldsToken ? CellPolicy.Hidden : cell;
        _cells.UnknownCode(_apiId, Name, shown, table);
        return new Code<TEnum>(default, Encoding.UTF8.GetString(shown));
    }

    /// <summary>The text of a cell: a string, or a number where the server forgot the quotes; empty for null.</summary>
    private ReadOnlySpan<byte> ReadCell(string expected)
    {
        var type = _json.ReadValue(out var text);
        switch (type)
        {
            case JsonTokenType.String or JsonTokenType.Number:
                return text;
            case JsonTokenType.Null:
                return default;
            default:
                Reject(type, text, Name, expected);
                return default;
        }
    }

    private bool TryReadOther(out decimal value, int extraScale, Sort sort)
    {
        value = 0;
        if (_json.TryReadBlank())
        {
            return false;
        }

        var expected = sort == Sort.Price ? "price" : "number";
        var cell = ReadCell(expected);
        if (!WireNumber.TryParse(cell, allowPercent: sort != Sort.Price, out var digits, out var scale))
        {
            return Reject(cell, expected);
        }

        value = WireNumber.ToDecimal(sort == Sort.Signed ? digits : Math.Abs(digits), scale == 0 ? extraScale : scale);
        return true;
    }

    private static bool TryTake<T>(T? read, out T value)
        where T : struct
    {
        value = read.GetValueOrDefault();
        return read.HasValue;
    }

    /// <summary>Reports what cannot be read, and is no blank.</summary>
    /// <returns>False.</returns>
    private readonly bool Reject(ReadOnlySpan<byte> cell, string expected)
    {
        if (!cell.Trim((byte)' ').IsEmpty)
        {
            _cells.Malformed(_kind, _apiId, Name, HoldsToken ? CellPolicy.Hidden : cell, expected);
        }

        return false;
    }

    private enum Sort
    {
        Price,
        Signed,
        Ratio,
    }
}
