namespace Kiwoom.Serialization;

/// <summary>
/// Reads numbers as the servers write them: <c>+70700</c>, <c>--1100</c>, <c>+-5</c>, <c>000000061300</c>, <c> 67300</c>,
/// <c>56,900</c>, <c>45%</c>. No culture, no intermediate string.
/// </summary>
internal static class WireNumber
{
    /// <summary>So many digits always fit into a long.</summary>
    public const int MaxDigits = 18;

    /// <summary>Reads a number as <paramref name="digits"/> / 10^<paramref name="scale"/>.</summary>
    /// <param name="text">The cell, not blank.</param>
    /// <param name="allowPercent">Whether a percent sign may end it.</param>
    /// <param name="digits">All digits with the sign.</param>
    /// <param name="scale">How many of them stand behind the point.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, bool allowPercent, out long digits, out int scale)
    {
        var position = 0;
        return TryScan(text, ref position, out digits, out scale) && position == text.Length
            ? true
            : TryParseUnusual(text, allowPercent, out digits, out scale);
    }

    /// <summary>Reads the number that begins at a position: a sign or two and then digits with at most one point, as nearly every cell is.</summary>
    /// <param name="text">Holds the number.</param>
    /// <param name="position">Where it begins; afterwards, behind it.</param>
    /// <param name="digits">All digits with the sign.</param>
    /// <param name="scale">How many of them stand behind the point.</param>
    /// <returns>False where there is none, or one of too many digits.</returns>
    public static bool TryScan(ReadOnlySpan<byte> text, ref int position, out long digits, out int scale)
    {
        var at = position;
        var isNegative = false;
        while ((uint)at < (uint)text.Length && text[at] is (byte)'+' or (byte)'-')
        {
            isNegative |= text[at] == '-';
            at++;
        }

        var first = at;
        var point = -1;
        long value = 0;
        for (; (uint)at < (uint)text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                value = (value * 10) + digit;
            }
            else if (text[at] == '.' && point < 0)
            {
                point = at;
            }
            else
            {
                break;
            }
        }

        position = at;
        digits = isNegative ? -value : value;
        scale = point < 0 ? 0 : at - point - 1;
        var count = at - first - (point < 0 ? 0 : 1);
        return count is > 0 and <= MaxDigits && (point < 0 || scale > 0);
    }

    /// <summary>Reads a whole number; a fraction of zeros is whole too.</summary>
    public static bool TryParseInteger(ReadOnlySpan<byte> text, out long value)
    {
        if (!TryParse(text, allowPercent: false, out value, out var scale))
        {
            return false;
        }

        for (; scale > 0; scale--)
        {
            (value, var fraction) = Math.DivRem(value, 10);
            if (fraction != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Multiplies a number; false where the result is no whole number, or too large for one.</summary>
    /// <param name="digits">All digits with the sign.</param>
    /// <param name="scale">How many of them stand behind the point.</param>
    /// <param name="times">The factor.</param>
    /// <param name="value">The whole number; 0 where there is none.</param>
    public static bool TryMultiply(long digits, int scale, long times, out long value)
    {
        for (; scale > 0 && times % 10 == 0; scale--)
        {
            times /= 10;
        }

        for (; scale > 0; scale--)
        {
            (digits, var fraction) = Math.DivRem(digits, 10);
            if (fraction != 0)
            {
                value = 0;
                return false;
            }
        }

        if (Math.BigMul(digits, times, out value) == value >> 63)
        {
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>Makes a decimal without a general division.</summary>
    public static decimal ToDecimal(long digits, int scale)
    {
        var magnitude = (ulong)Math.Abs(digits);
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, digits < 0, (byte)scale);
    }

    /// <summary>Padding, commas and percent signs: strips them into a plain number and reads that.</summary>
    private static bool TryParseUnusual(ReadOnlySpan<byte> text, bool allowPercent, out long digits, out int scale)
    {
        (digits, scale) = (0, 0);
        text = text.Trim((byte)' ');
        if (allowPercent && text.EndsWith("%"u8))
        {
            text = text[..^1].TrimEnd((byte)' ');
        }

        var position = 0;
        var isNegative = false;
        while (position < text.Length && text[position] is (byte)'+' or (byte)'-')
        {
            isNegative |= text[position] == '-';
            position++;
        }

        text = text[position..];
        if (text.IsEmpty || !AreCommasRegular(text))
        {
            return false;
        }

        long value = 0;
        var point = false;
        var (count, significant) = (0, 0);
        foreach (var c in text)
        {
            if (c == ',')
            {
                continue;
            }

            if (c == '.' && !point)
            {
                point = true;
                continue;
            }

            var digit = (uint)(c - '0');
            if (digit > 9)
            {
                return false;
            }

            count++;
            scale += point ? 1 : 0;
            significant += significant > 0 || digit > 0 ? 1 : 0;
            if (significant > MaxDigits)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        digits = isNegative ? -value : value;
        return count > 0 && scale <= MaxDigits && !(point && scale == 0);
    }

    /// <summary>Commas group thousands or are a mistake: <c>1,2</c> is no number.</summary>
    private static bool AreCommasRegular(ReadOnlySpan<byte> text)
    {
        var comma = text.IndexOf((byte)',');
        if (comma < 0)
        {
            return true;
        }

        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        if (comma is 0 or > 3 || (point >= 0 && text[point..].Contains((byte)',')))
        {
            return false;
        }

        for (var i = 0; i < whole.Length; i++)
        {
            var isCommaPlace = (whole.Length - i) % 4 == 0;
            if ((whole[i] == ',') != isCommaPlace)
            {
                return false;
            }
        }

        return true;
    }
}
