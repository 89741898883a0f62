namespace Kiwoom;

/// <summary>Korean time: UTC+9, without daylight saving.</summary>
public static class KoreanTime
{
    /// <summary>The offset of every time this API gives.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>Today's date in Korea.</summary>
    public static DateOnly Today(TimeProvider? timeProvider = null) => DateOnly.FromDateTime(Now(timeProvider).DateTime);

    /// <summary>The present moment with Korea's offset.</summary>
    public static DateTimeOffset Now(TimeProvider? timeProvider = null) =>
        (timeProvider ?? TimeProvider.System).GetUtcNow().ToOffset(Offset);

    /// <summary>Midnight in Korea at the beginning of a date.</summary>
    public static DateTimeOffset? StartOf(DateOnly? date) =>
        date is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset) : null;
}
