namespace Kiwoom.Tests.Support;

/// <summary>A clock that stands still until a test moves it; its timers run out when it passes them.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset now) : TimeProvider
{
    // A limiter rests for a little more than 8 seconds at most; an answer may take 10.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(9);

    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = now;

    /// <summary>How many timers exist that will still fire.</summary>
    public int ArmedTimerCount
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(timer => timer.DueAt != DateTimeOffset.MaxValue);
            }
        }
    }

    /// <summary>How many timers were made and not disposed of, armed or not.</summary>
    public int TimerCount
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now.ToUniversalTime();
        }
    }

    /// <summary>Moves the clock and fires what was due until then.</summary>
    public void Advance(TimeSpan time)
    {
        List<ManualTimer> due;
        lock (_gate)
        {
            _now += time;
            due = _timers.FindAll(timer => timer.DueAt <= _now);
            due.ForEach(timer => timer.DueAt = DateTimeOffset.MaxValue);
        }

        due.ForEach(timer => timer.Fire());
    }

    /// <summary>
    /// Moves the clock by small steps until a call that waits for time and for real answers has ended. While only an answer is
    /// waited for the clock stands still: however slow the machine, no time for an answer runs out.
    /// </summary>
    public async Task AdvanceUntilAsync(Task call, TimeSpan step)
    {
        while (!call.IsCompleted)
        {
            if (IsPausing())
            {
                Advance(step);
            }

            await Task.WhenAny(call, Task.Delay(1));
        }

        await call;
    }

    /// <summary>Waits until somebody waits for the clock, and not for an answer.</summary>
    public async Task WaitForPauseAsync()
    {
        while (!IsPausing())
        {
            await Task.Delay(1);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Whether a timer is set that is shorter than the times for answers are.</summary>
    private bool IsPausing()
    {
        lock (_gate)
        {
            return _timers.Exists(timer => timer.DueAt <= _now + LongestPause);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action fire) : ITimer
    {
        public DateTimeOffset DueAt { get; set; } = DateTimeOffset.MaxValue;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueAt = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.GetUtcNow() + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
