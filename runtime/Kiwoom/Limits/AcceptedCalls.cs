namespace Kiwoom.Limits;

/// <summary>How many calls were answered lately, by when they were sent, in tenths of the window. Not safe for concurrent use.</summary>
internal sealed class AcceptedCalls(TimeProvider clock)
{
    private const int Slots = 10;

    // Twice as many as are counted: an answer may be late.
    private readonly int[] _counts = new int[2 * Slots];
    private readonly TimeSpan _slot = SentCalls.Window / Slots;
    private readonly long _start = clock.GetTimestamp();
    private long _latest;

    public void Add(long sentAt)
    {
        var slot = SlotOf(sentAt);
        MoveTo(slot);
        if (slot > _latest - _counts.Length)
        {
            _counts[slot % _counts.Length]++;
        }
    }

    /// <summary>How many of those that were sent in the second before a moment.</summary>
    public int CountBefore(long moment)
    {
        var last = SlotOf(moment);
        MoveTo(last);
        var count = 0;
        for (var slot = Math.Max(0, Math.Max(last - Slots + 1, _latest - _counts.Length + 1)); slot <= last; slot++)
        {
            count += _counts[slot % _counts.Length];
        }

        return count;
    }

    private long SlotOf(long moment) => (long)(clock.GetElapsedTime(_start, moment) / _slot);

    private void MoveTo(long slot)
    {
        for (var cleared = 0; _latest < slot; _latest = cleared < _counts.Length ? _latest + 1 : slot)
        {
            _counts[(_latest + 1) % _counts.Length] = 0;
            cleared++;
        }
    }
}
