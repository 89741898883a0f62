namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>Tells the simulated time: another time of day, faster or slower. Timers are those of the real time.</summary>
internal sealed class MarketTimeProvider(TimeProvider source, DateTime? start, double speed) : TimeProvider
{
    private static readonly TimeSpan KoreanOffset = TimeSpan.FromHours(9);

    private readonly Lock _gate = new();
    private DateTimeOffset _sourceAt = source.GetUtcNow();
    private DateTimeOffset _at = start is { } time ? At(time) : source.GetUtcNow();
    private double _speed = speed;

    /// <summary>Simulated seconds in a second; 0 stands still.</summary>
    public double Speed
    {
        get
        {
            lock (_gate)
            {
                return _speed;
            }
        }

        set
        {
            lock (_gate)
            {
                (_at, _sourceAt) = (Now(), source.GetUtcNow());
                _speed = value;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return Now().ToUniversalTime();
        }
    }

    /// <summary>Goes on to a Korean time; one that is past changes nothing.</summary>
    public void SkipTo(DateTime koreanTime)
    {
        lock (_gate)
        {
            var now = Now();
            var then = At(koreanTime);
            (_at, _sourceAt) = (then > now ? then : now, source.GetUtcNow());
        }
    }

    /// <summary>Moves to a Korean time, whether it is past or to come.</summary>
    public void MoveTo(DateTime koreanTime)
    {
        lock (_gate)
        {
            (_at, _sourceAt) = (At(koreanTime), source.GetUtcNow());
        }
    }

    private static DateTimeOffset At(DateTime koreanTime) => new(DateTime.SpecifyKind(koreanTime, DateTimeKind.Unspecified), KoreanOffset);

    private DateTimeOffset Now() => _at + ((source.GetUtcNow() - _sourceAt) * _speed);
}
