namespace Kiwoom.Limits;

/// <summary>What happened within the last so-and-so long, the oldest first. Not safe for concurrent use.</summary>
/// <param name="length">How long it is remembered.</param>
/// <param name="clock">The clock.</param>
internal sealed class SlidingWindow(TimeSpan length, TimeProvider clock)
{
    private readonly LinkedList<long> _moments = new();

    /// <summary>How many there are, as of the last <see cref="Refresh"/>.</summary>
    public int Count => _moments.Count;

    /// <summary>One more happens now.</summary>
    /// <returns>Its place, by which it can be taken back.</returns>
    public LinkedListNode<long> Add() => _moments.AddLast(clock.GetTimestamp());

    /// <summary>One did not happen after all; false where it has left already.</summary>
    public bool Remove(LinkedListNode<long> place)
    {
        if (place.List != _moments)
        {
            return false;
        }

        _moments.Remove(place);
        return true;
    }

    /// <summary>Lets go of what is older.</summary>
    public void Refresh()
    {
        var now = clock.GetTimestamp();
        while (_moments.First is { } oldest && clock.GetElapsedTime(oldest.Value, now) >= length)
        {
            _moments.RemoveFirst();
        }
    }

    /// <summary>How long until so many of the oldest have left.</summary>
    public TimeSpan LeaveIn(int count) => length - clock.GetElapsedTime(_moments.ElementAt(count - 1));
}
