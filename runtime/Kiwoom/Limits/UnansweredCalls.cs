namespace Kiwoom.Limits;

/// <summary>
/// The calls that wait for their answers: few at a time while a rate is tried out, so that few are refused. A server that is slow is
/// waited for a while only. Not safe for concurrent use.
/// </summary>
internal sealed class UnansweredCalls(RateLearner learner, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    // Two at once were never too many.
    private int _firstAtOnce = learner.IsTesting ? 2 : 0;
    private int _count;
    private long _movedAt;

    /// <summary>Whether one more may be sent.</summary>
    public bool HasRoom(long now)
    {
        if (IsFull && clock.GetElapsedTime(_movedAt, now) >= Patience)
        {
            learner.Stalled();
        }

        return !IsFull;
    }

    /// <summary>How long until one more may be sent, where none is answered before.</summary>
    public TimeSpan RoomIn(long now) => IsFull ? Patience - clock.GetElapsedTime(_movedAt, now) : TimeSpan.Zero;

    private bool IsFull => _count >= learner.InFlight && _firstAtOnce == 0;

    public void Begin(long now)
    {
        _firstAtOnce = Math.Max(0, _firstAtOnce - 1);
        _count++;
        _movedAt = now;
    }

    public void End(long now)
    {
        _count--;
        _movedAt = now;
    }
}
