namespace Kiwoom.Redis.Limits;

/// <summary>This process's share of a limit while Redis does not answer: evenly apart, so that all processes together keep within it.</summary>
internal sealed class LocalShare
{
    private readonly Lock _gate = new();
    private long _next = long.MinValue;

    /// <summary>How long the next call has to wait; its turn is taken.</summary>
    /// <param name="step">What all processes may send.</param>
    /// <param name="processes">How many there were when Redis answered last.</param>
    public TimeSpan Take(LimitStep step, int processes)
    {
        var apart = step.Window / step.Calls * Math.Max(1, processes);
        var clock = TimeProvider.System;
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            var turn = Math.Max(now, _next);
            _next = turn + (long)(apart.TotalSeconds * clock.TimestampFrequency);
            return clock.GetElapsedTime(now, turn);
        }
    }
}
