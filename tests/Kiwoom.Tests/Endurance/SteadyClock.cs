using System.Diagnostics;

namespace Kiwoom.Tests.Endurance;

/// <summary>A wall clock that is never set while a run compares its times.</summary>
internal sealed class SteadyClock : TimeProvider
{
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly long _startTimestamp = Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + Stopwatch.GetElapsedTime(_startTimestamp);
}
