namespace Kiwoom.Limits;

/// <summary>
/// The calls of the last second as the server may see them. Those let through and not yet on their way (their connection may
/// still be opening) count as sent just now, at every moment, until they are. Not safe for concurrent use.
/// </summary>
internal sealed class SentCalls(RateLearner learner, TimeProvider clock)
{
    /// <summary>A hundredth longer than the second that the server counts: calls arrive closer together than they were sent.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1010);

    private readonly SlidingWindow _sent = new(Window, clock);
    private int _underWay;
    private double _tokens = learner.Burst;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>How many could go just now.</summary>
    public int Room(long now)
    {
        if (learner.IsUnlimited)
        {
            return int.MaxValue;
        }

        Refresh(now);
        return Math.Max(0, Math.Min(learner.Window - _sent.Count, (int)_tokens) - _underWay);
    }

    /// <summary>A call is let through.</summary>
    public void Begin() => _underWay++;

    /// <summary>A call was let through and never sent.</summary>
    public void Abandon() => _underWay--;

    /// <summary>A call goes out.</summary>
    /// <param name="now">When.</param>
    /// <param name="isUnderWay">Whether it was still let through; not where it was cancelled just when its connection took it, and has been abandoned.</param>
    public void Send(long now, bool isUnderWay)
    {
        _underWay -= isUnderWay ? 1 : 0;
        if (!learner.IsUnlimited)
        {
            Refresh(now);
            _tokens--;
            _sent.Add(now);
        }
    }

    /// <summary>The server has no room: from here on it is filled anew.</summary>
    public void Empty(long now)
    {
        _tokens = 0;
        _filledAt = now;
    }

    /// <summary>How long until one more may go; null while that hangs on calls that are not on their way yet.</summary>
    public TimeSpan? RoomIn(long now)
    {
        if (learner.IsUnlimited)
        {
            return TimeSpan.Zero;
        }

        Refresh(now);
        if (_underWay >= learner.Window || _underWay + 1 > learner.Burst)
        {
            return null;
        }

        var due = Window * Math.Max(0, (_underWay + 1 - _tokens) / learner.Rate);
        var surplus = _sent.Count + _underWay - learner.Window;
        if (surplus >= 0)
        {
            // The limit may have sunk below what the window holds: then more than one call has to leave it.
            var leaves = _sent.LeaveIn(surplus + 1, now);
            due = leaves > due ? leaves : due;
        }

        return due;
    }

    /// <summary>Lets go of what is older than the window, and fills up what has come back.</summary>
    public void Refresh(long now)
    {
        if (learner.IsUnlimited)
        {
            return;
        }

        _sent.Refresh(now);
        _tokens = Math.Min(learner.Burst, _tokens + (clock.GetElapsedTime(_filledAt, now) / Window * learner.Rate));
        _filledAt = now;
    }
}
