namespace Kiwoom.Serialization;

/// <summary>Reads dates and times as the servers write them, with their words for "none".</summary>
internal static class WireDate
{
    // Nothing on this market is older, and year one in Korean time lies before the first moment that .NET knows.
    private const int EarliestYear = 1900;

    /// <summary><c>yyyyMMdd</c>; null for zeros.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly? date)
    {
        date = null;
        if (text.Length != 8 || !TryDigits(text, out var number))
        {
            return false;
        }

        return number == 0 || Take(TryToDate(number, out var read), read, out date);
    }

    /// <summary><c>HHmmss</c> or <c>HH:mm:ss</c>; null for 000000, 00000000, 888888 and 999999.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out TimeOnly? time)
    {
        time = null;
        if (IsNone(text))
        {
            return true;
        }

        if (text.Length == 8 && text[2] == ':' && text[5] == ':')
        {
            Span<byte> compact = [text[0], text[1], text[3], text[4], text[6], text[7]];
            return TryParseTime(compact, out time);
        }

        if (text.Length != 6 || !TryDigits(text, out var number))
        {
            return false;
        }

        return Take(TryToTime(number, out var read), read, out time);
    }

    /// <summary><c>yyyyMMddHHmmss</c> in Korean time; null for zeros and the words for "no time".</summary>
    public static bool TryParseDateTime(ReadOnlySpan<byte> text, out DateTimeOffset? moment)
    {
        moment = null;
        if (IsNone(text))
        {
            return true;
        }

        if (text.Length != 14 || !TryDigits(text[..8], out var dateNumber) || !TryDigits(text[8..], out var timeNumber))
        {
            return false;
        }

        if (!TryToDate(dateNumber, out var date) || !TryToTime(timeNumber, out var time))
        {
            return false;
        }

        moment = new DateTimeOffset(date.ToDateTime(time), KoreanTime.Offset);
        return true;
    }

    /// <summary>The date that the digits <c>yyyyMMdd</c> tell; false for what is none.</summary>
    public static bool TryToDate(int number, out DateOnly date)
    {
        var (year, month, day) = (number / 10000, number / 100 % 100, number % 100);
        if (year < EarliestYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            date = default;
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>The time that the digits <c>HHmmss</c> tell; false for what is no time. Alone, zeros are no midnight but none.</summary>
    public static bool TryToTime(int number, out TimeOnly time)
    {
        var (hour, minute, second) = (number / 10000, number / 100 % 100, number % 100);
        if (hour > 23 || minute > 59 || second > 59)
        {
            time = default;
            return false;
        }

        time = new TimeOnly(hour, minute, second);
        return true;
    }

    private static bool IsNone(ReadOnlySpan<byte> text) => text.Length switch
    {
        6 => text.SequenceEqual("000000"u8) || text.SequenceEqual("888888"u8) || text.SequenceEqual("999999"u8),
        8 or 14 => !text.ContainsAnyExcept((byte)'0'),
        _ => false,
    };

    private static bool Take<T>(bool isRead, T read, out T? value)
        where T : struct
    {
        value = isRead ? read : null;
        return isRead;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            var digit = (uint)(c - '0');
            if (digit > 9)
            {
                return false;
            }

            number = (number * 10) + (int)digit;
        }

        return true;
    }
}
