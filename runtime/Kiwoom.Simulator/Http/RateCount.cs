namespace Kiwoom.Simulator.Http;

/// <summary>The calls of one API ID that were let through of late.</summary>
internal sealed class RateCount(RateRule rule)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<long> _admitted = new();
    private double _left = rule.Burst ?? 0;
    private long _at = -1;

    public bool TryTake(TimeProvider timeProvider)
    {
        lock (_gate)
        {
            var now = timeProvider.GetTimestamp();
            return rule.Burst is { } burst ? TryTakeOfBurst(timeProvider, now, burst) : TryTakeOfWindow(timeProvider, now);
        }
    }

    private bool TryTakeOfWindow(TimeProvider timeProvider, long now)
    {
        while (_admitted.TryPeek(out var oldest) && timeProvider.GetElapsedTime(oldest, now) >= Window)
        {
            _admitted.Dequeue();
        }

        if (_admitted.Count >= rule.PerSecond)
        {
            return false;
        }

        _admitted.Enqueue(now);
        return true;
    }

    private bool TryTakeOfBurst(TimeProvider timeProvider, long now, int burst)
    {
        if (_at >= 0)
        {
            _left = Math.Min(burst, _left + (timeProvider.GetElapsedTime(_at, now).TotalSeconds * rule.PerSecond));
        }

        _at = now;
        if (_left < 1)
        {
            return false;
        }

        _left--;
        return true;
    }
}
