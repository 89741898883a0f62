namespace Kiwoom.Limits;

/// <summary>What happened within the last so-and-so long, the oldest first. Not safe for concurrent use.</summary>
/// <remarks>A ring, and no list of nodes: at thousands of calls a second each node would outlive several collections of garbage.</remarks>
/// <param name="length">How long it is remembered.</param>
/// <param name="clock">The clock.</param>
internal sealed class SlidingWindow(TimeSpan length, TimeProvider clock)
{
    private const int FirstSize = 8;

    // Its size is a power of two.
    private long[] _moments = new long[FirstSize];
    private int _first;

    /// <summary>How many there are, as of the last <see cref="Refresh"/>.</summary>
    public int Count { get; private set; }

    /// <summary>One more happens now, which is no earlier than the one before.</summary>
    public void Add(long now)
    {
        if (Count == _moments.Length)
        {
            Grow();
        }

        At(Count++) = now;
    }

    /// <summary>One that happened at a moment did not happen after all; false where it has left already.</summary>
    public bool Remove(long moment)
    {
        // Of several that happened at once any may go: they leave together.
        for (var i = Count - 1; i >= 0; i--)
        {
            if (At(i) == moment)
            {
                for (Count--; i < Count; i++)
                {
                    At(i) = At(i + 1);
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>Lets go of what is older.</summary>
    public void Refresh(long now)
    {
        while (Count > 0 && clock.GetElapsedTime(At(0), now) >= length)
        {
            _first = (_first + 1) & (_moments.Length - 1);
            Count--;
        }
    }

    /// <summary>How long until so many of the oldest have left.</summary>
    public TimeSpan LeaveIn(int count, long now) => length - clock.GetElapsedTime(At(count - 1), now);

    private ref long At(int index) => ref _moments[(_first + index) & (_moments.Length - 1)];

    private void Grow()
    {
        var larger = new long[_moments.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            larger[i] = At(i);
        }

        (_moments, _first) = (larger, 0);
    }
}
