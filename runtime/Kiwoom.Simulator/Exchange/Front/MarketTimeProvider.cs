namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>Tells the simulated time: another time of day, faster or slower. Timers are those of the real time.</summary>
internal sealed class MarketTimeProvider(TimeProvider source, DateTime? start, double speed) : TimeProvider
{
    private static readonly TimeSpan KoreanOffset = TimeSpan.FromHours(9);

    private readonly DateTimeOffset _sourceStart = source.GetUtcNow();
    private readonly DateTimeOffset _start = start is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), KoreanOffset) : source.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => (_start + ((source.GetUtcNow() - _sourceStart) * speed)).ToUniversalTime();
}
