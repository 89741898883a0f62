using System.Buffers.Text;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// The messages of an entry, one behind the other: <c>1767312000000000 510</c> is when the first came, in microseconds, and how many bytes its values have, which
/// follow in a line of their own; between the two stands its item where that is not the registered one (<c>1767312000000000 A005930 510</c>).
/// </summary>
internal static class EntryMessages
{
    // Two numbers, two spaces and two ends of lines.
    private const int MostAround = 20 + 1 + 1 + 10 + 1 + 1;

    /// <summary>How many bytes a message takes at most.</summary>
    public static int LongestOf(in WaitingEntry message) => MostAround + message.Values.Length + (message.Text is { } item ? System.Text.Encoding.UTF8.GetMaxByteCount(item.Length) : 0);

    /// <summary>Writes a message.</summary>
    /// <returns>How many bytes it takes.</returns>
    public static int Write(in WaitingEntry message, Span<byte> target)
    {
        Utf8Formatter.TryFormat(message.Time, target, out var at);
        target[at++] = (byte)' ';
        if (message.Text is { } item)
        {
            at += System.Text.Encoding.UTF8.GetBytes(item, target[at..]);
            target[at++] = (byte)' ';
        }

        var values = message.Values.Span;
        Utf8Formatter.TryFormat(values.Length, target[at..], out var digits);
        at += digits;
        target[at++] = (byte)'\n';
        values.CopyTo(target[at..]);
        at += values.Length;
        target[at++] = (byte)'\n';
        return at;
    }

    /// <summary>Reads the first message; false where there is none.</summary>
    /// <param name="text">The message and those behind it.</param>
    /// <param name="time">When it came, in microseconds.</param>
    /// <param name="item">Its item, where it is told.</param>
    /// <param name="values">Where its values begin.</param>
    /// <param name="length">How many bytes they have.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out long time, out ReadOnlySpan<byte> item, out int values, out int length)
    {
        item = default;
        (values, length) = (text.IndexOf((byte)'\n') + 1, 0);
        if (values == 0 || !Utf8Parser.TryParse(text, out time, out int at) || text[at] != ' ')
        {
            time = 0;
            return false;
        }

        var rest = text[(at + 1)..(values - 1)];
        if (rest.LastIndexOf((byte)' ') is >= 0 and var space)
        {
            item = rest[..space];
            rest = rest[(space + 1)..];
        }

        return Utf8Parser.TryParse(rest, out length, out at) && at == rest.Length && length >= 0 && length < text.Length - values
            && text[values + length] == '\n';
    }

    /// <summary>When the last of so many messages came; 0 where it is not told.</summary>
    public static long LastTimeOf(ReadOnlySpan<byte> text)
    {
        var last = 0L;
        while (TryRead(text, out var time, out _, out var values, out var length))
        {
            last = time;
            text = text[(values + length + 1)..];
        }

        return last;
    }
}
