using System.Globalization;

namespace Kiwoom.Tests.Simulator;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _now;

    /// <summary>Starts at a Korean time, for example <c>2025-09-08 13:05:43</c>.</summary>
    public ManualClock(string koreanTime) =>
        _now = DateTimeOffset.Parse(koreanTime + " +09:00", CultureInfo.InvariantCulture);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time)
    {
        lock (_gate)
        {
            _now += time;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now.ToUniversalTime();
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;
}
