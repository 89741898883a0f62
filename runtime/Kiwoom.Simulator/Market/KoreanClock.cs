namespace Kiwoom.Simulator.Market;

/// <summary>The time in Korea, which has had no daylight saving since 1988: no time zone database is asked.</summary>
internal sealed class KoreanClock(TimeProvider timeProvider)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public DateTimeOffset Now => timeProvider.GetUtcNow().ToOffset(Offset);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}
