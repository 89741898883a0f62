namespace Kiwoom.Realtime;

/// <summary>
/// Looks ahead for a message's type and item where its values come first, as most real frames have them. The values are flat, so
/// they end at the next brace, unless a text holds one: it is a guess, which the reader of the frame checks when it gets there.
/// </summary>
internal ref struct EntryHead
{
    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> Item { get; private set; }

    public static EntryHead Of(ReadOnlySpan<byte> type, ReadOnlySpan<byte> item) => new() { Type = type, Item = item };

    /// <summary>Looks behind an object of values.</summary>
    /// <param name="values">The frame from the values on.</param>
    /// <param name="head">Type and item.</param>
    /// <returns>Whether they were found.</returns>
    public static bool TryPeek(ReadOnlySpan<byte> values, out EntryHead head)
    {
        head = default;
        var end = values.IndexOf((byte)'}');
        if (end < 0)
        {
            return false;
        }

        var rest = values[(end + 1)..];
        while (TryReadField(ref rest, out var name, out var text))
        {
            if (name.SequenceEqual("type"u8))
            {
                head.Type = text;
            }
            else if (name.SequenceEqual("item"u8))
            {
                head.Item = text;
            }

            if (!head.Type.IsEmpty && !head.Item.IsEmpty)
            {
                return true;
            }
        }

        return !head.Type.IsEmpty;
    }

    /// <summary>Reads <c>,"name":"text"</c>; false for anything else.</summary>
    private static bool TryReadField(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> text)
    {
        name = text = default;
        return TrySkip(ref rest, (byte)',') && TryReadText(ref rest, out name) && TrySkip(ref rest, (byte)':') && TryReadText(ref rest, out text);
    }

    private static bool TryReadText(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!TrySkip(ref rest, (byte)'"') || rest.IndexOfAny((byte)'"', (byte)'\\') is not (>= 0 and var end) || rest[end] != '"')
        {
            return false;
        }

        text = rest[..end];
        rest = rest[(end + 1)..];
        return true;
    }

    private static bool TrySkip(scoped ref ReadOnlySpan<byte> rest, byte expected)
    {
        if (rest.IsEmpty || rest[0] != expected)
        {
            // There is hardly ever white space.
            rest = rest.TrimStart(" \t\r\n"u8);
            if (rest.IsEmpty || rest[0] != expected)
            {
                return false;
            }
        }

        rest = rest[1..];
        return true;
    }
}
