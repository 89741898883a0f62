using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Serialization;

/// <content>One method for each of the spec's types. A blank is null; what cannot be read is reported and null.</content>
internal ref partial struct WireReader
{
    /// <summary>Free text, as is.</summary>
    public string ReadText()
    {
        var cell = ReadCell("text");
        return cell.IsEmpty ? "" : Encoding.UTF8.GetString(cell);
    }

    /// <summary>A code: text without the padding around it.</summary>
    public string ReadCode()
    {
        var cell = ReadCell("code").Trim((byte)' ');
        return cell.IsEmpty ? "" : Encoding.UTF8.GetString(cell);
    }

    /// <summary>A stock code with its exchange.</summary>
    public StockCode ReadStockCode() => StockCode.Read(ReadCell("stock code").Trim((byte)' '));

    /// <summary>A token.</summary>
    public Secret ReadSecret() => Encoding.UTF8.GetString(ReadCell("secret"));

    /// <summary>A price: its magnitude, for the sign on the wire only tells the direction.</summary>
    /// <param name="extraScale">Digits that stand behind a point the wire leaves out; a number that has its point is taken as it stands.</param>
    public decimal? ReadPrice(int extraScale = 0)
    {
        if (_json.TryReadNumber(out var digits, out var scale))
        {
            return WireNumber.ToDecimal(Math.Abs(digits), scale == 0 ? extraScale : scale);
        }

        if (_json.TryReadBlank())
        {
            return null;
        }

        var cell = ReadCell("price");
        if (WireNumber.TryParse(cell, allowPercent: false, out digits, out scale))
        {
            return WireNumber.ToDecimal(Math.Abs(digits), scale == 0 ? extraScale : scale);
        }

        return RejectCell<decimal>(cell, "price");
    }

    /// <summary>A signed number.</summary>
    /// <inheritdoc cref="ReadPrice"/>
    public decimal? ReadSigned(int extraScale = 0)
    {
        if (_json.TryReadNumber(out var digits, out var scale))
        {
            return WireNumber.ToDecimal(digits, scale == 0 ? extraScale : scale);
        }

        if (_json.TryReadBlank())
        {
            return null;
        }

        var cell = ReadCell("number");
        if (WireNumber.TryParse(cell, allowPercent: true, out digits, out scale))
        {
            return WireNumber.ToDecimal(digits, scale == 0 ? extraScale : scale);
        }

        return RejectCell<decimal>(cell, "number");
    }

    /// <summary>A signed rate.</summary>
    /// <inheritdoc cref="ReadPrice"/>
    public decimal? ReadRate(int extraScale = 0) => ReadSigned(extraScale);

    /// <summary>A ratio: its magnitude, for the sign on the wire is only a mark.</summary>
    /// <inheritdoc cref="ReadPrice"/>
    public decimal? ReadRatio(int extraScale = 0) => ReadSigned(extraScale) is { } ratio ? Math.Abs(ratio) : null;

    /// <summary>A whole number of multiples, brought to the unit itself: <c>12</c> of millions is 12,000,000, and <c>1.5</c> 1,500,000.</summary>
    /// <param name="times">What one on the wire is.</param>
    public long? ReadMultiple(long times)
    {
        if (_json.TryReadNumber(out var digits, out var scale))
        {
            return WireNumber.TryMultiply(digits, scale, times, out var value) ? value : RejectNumber(digits, scale);
        }

        if (_json.TryReadBlank())
        {
            return null;
        }

        var cell = ReadCell("whole number");
        return WireNumber.TryParse(cell, allowPercent: false, out digits, out scale) && WireNumber.TryMultiply(digits, scale, times, out var multiple)
            ? multiple
            : RejectCell<long>(cell, "whole number");
    }

    private readonly long? RejectNumber(long digits, int scale)
    {
        Span<byte> text = stackalloc byte[32];
        return RejectCell<long>(WireNumber.ToDecimal(digits, scale).TryFormat(text, out var length, default, CultureInfo.InvariantCulture) ? text[..length] : default, "whole number");
    }

    /// <summary>A signed whole number.</summary>
    public long? ReadInteger() => _json.TryTakeInteger(out var value) ? value : ReadOtherInteger();

    private long? ReadOtherInteger()
    {
        if (_json.TryReadInteger(out var digits))
        {
            return digits;
        }

        if (_json.TryReadBlank())
        {
            return null;
        }

        var cell = ReadCell("whole number");
        return WireNumber.TryParseInteger(cell, out var value) ? value : RejectCell<long>(cell, "whole number");
    }

    /// <summary>A date, <c>yyyyMMdd</c>.</summary>
    public DateOnly? ReadDate()
    {
        var cell = ReadCell("date").Trim((byte)' ');
        return WireDate.TryParseDate(cell, out var date) ? date : RejectCell<DateOnly>(cell, "date");
    }

    /// <summary>A time of day, <c>HHmmss</c> or <c>HH:mm:ss</c>.</summary>
    public TimeOnly? ReadTime()
    {
        var cell = ReadCell("time").Trim((byte)' ');
        return WireDate.TryParseTime(cell, out var time) ? time : RejectCell<TimeOnly>(cell, "time");
    }

    /// <summary>A moment in Korean time, <c>yyyyMMddHHmmss</c>.</summary>
    public DateTimeOffset? ReadDateTime()
    {
        var cell = ReadCell("date and time").Trim((byte)' ');
        return WireDate.TryParseDateTime(cell, out var moment) ? moment : RejectCell<DateTimeOffset>(cell, "date and time");
    }

    /// <summary>One of two codes.</summary>
    public bool? ReadFlag(ReadOnlySpan<byte> trueCode, ReadOnlySpan<byte> falseCode)
    {
        var cell = ReadCell("flag").Trim((byte)' ');
        return cell.SequenceEqual(trueCode) ? true : cell.SequenceEqual(falseCode) ? false : RejectCell<bool>(cell, "flag");
    }

    /// <summary>One of a table of codes: null when blank, <c>Unknown</c> with its text when the table lacks it.</summary>
    public Code<TEnum>? ReadEnum<TEnum, TCodes>()
        where TEnum : struct, Enum
        where TCodes : struct, IWireCodes<TEnum>
    {
        var cell = ReadCell("code").Trim((byte)' ');
        var index = TCodes.IndexOf(cell);
        return index >= 0 ? KnownCodes<TEnum, TCodes>.All[index] : ReadUnknownCode<TEnum>(cell, TCodes.Table.Name);
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

    /// <summary>Null for a blank; null and a report for what cannot be read.</summary>
    private readonly T? RejectCell<T>(ReadOnlySpan<byte> cell, string expected)
        where T : struct
    {
        if (!cell.Trim((byte)' ').IsEmpty)
        {
            _cells.Malformed(_kind, _apiId, Name, HoldsToken ? CellPolicy.Hidden : cell, expected);
        }

        return null;
    }
}
