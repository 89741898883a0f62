namespace Kiwoom.Realtime;

/// <summary>
/// What stands before the values of messages, or behind them, as it has come before: byte for byte the same but for the item. Where it comes
/// again it is compared, which costs a fraction of reading it. Used by one receive loop.
/// </summary>
internal sealed class EntryPatterns
{
    // Two dozen types, of which few come over one connection; their items have one length or two.
    private const int MaxCount = 16;
    private const int MaxLength = 256;

    private readonly Pattern[] _patterns = new Pattern[MaxCount];
    private int _count;

    /// <summary>Whether a text begins as one that has been learned.</summary>
    /// <param name="text">The text.</param>
    /// <param name="head">Type and item.</param>
    /// <param name="length">How much of the text that is.</param>
    public bool TryMatch(ReadOnlySpan<byte> text, out EntryHead head, out int length)
    {
        for (var i = 0; i < _count; i++)
        {
            var pattern = _patterns[i];
            if (pattern.Matches(text, out var item))
            {
                if (i > 0)
                {
                    // What came last is looked for first.
                    (_patterns[i], _patterns[i - 1]) = (_patterns[i - 1], pattern);
                }

                head = EntryHead.Of(pattern.Type, item);
                length = pattern.Length;
                return true;
            }
        }

        head = default;
        length = 0;
        return false;
    }

    /// <summary>Learns a text that has been read and has nothing in it but a type, an item and their names.</summary>
    public void Learn(ReadOnlySpan<byte> text, ReadOnlySpan<byte> type, ReadOnlySpan<byte> item)
    {
        // An item with an escape in it is no part of the text, and an empty one no place in it.
        if (_count == MaxCount || text.Length > MaxLength || item.IsEmpty || !text.Overlaps(item, out var at) ||
            at == 0 || at + item.Length >= text.Length || text[at - 1] != '"' || text[at + item.Length] != '"')
        {
            return;
        }

        _patterns[_count++] = new Pattern(type.ToArray(), text[..at].ToArray(), item.Length, text[(at + item.Length)..].ToArray());
    }

    private sealed class Pattern(byte[] type, byte[] before, int itemLength, byte[] behind)
    {
        public ReadOnlySpan<byte> Type => type;

        public int Length { get; } = before.Length + itemLength + behind.Length;

        public bool Matches(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> item)
        {
            item = default;
            if (text.Length < Length || !text.StartsWith(before) || !text.Slice(before.Length + itemLength, behind.Length).SequenceEqual(behind))
            {
                return false;
            }

            item = text.Slice(before.Length, itemLength);
            foreach (var c in item)
            {
                if (c is (byte)'"' or (byte)'\\' or < (byte)' ')
                {
                    return false;
                }
            }

            return true;
        }
    }
}
