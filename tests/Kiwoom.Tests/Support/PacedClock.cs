using System.Net;
using System.Net.Sockets;

namespace Kiwoom.Tests.Support;

/// <summary>
/// A clock that goes as fast as the machine does: each step waits for the thread pool and for a datagram over loopback. Where a test
/// gives a client a second for an answer, on a machine that is ten times as slow it has ten.
/// </summary>
internal sealed class PacedClock : TimeProvider
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly Lazy<PacedClock> Started = new(() => new PacedClock());

    private readonly Lock _gate = new();
    private readonly List<PacedTimer> _timers = [];
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    private PacedClock() => _ = Task.Run(GoAsync);

    /// <summary>The one of all tests.</summary>
    public static PacedClock Instance => Started.Value;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            // What is read later is later.
            return _now += TimeSpan.FromTicks(1);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new PacedTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private async Task GoAsync()
    {
        using var here = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        here.Connect((IPEndPoint)here.Client.LocalEndPoint!);
        while (true)
        {
            await Task.Delay(Step);
            await here.SendAsync(new byte[1]);
            await here.ReceiveAsync();
            await Task.Yield();
            Advance();
        }
    }

    private void Advance()
    {
        lock (_gate)
        {
            _now += Step;
            foreach (var timer in _timers.FindAll(timer => timer.DueAt <= _now))
            {
                // Whoever is called may take his time, and the clock goes on.
                ThreadPool.QueueUserWorkItem(_ => timer.Fire());
                timer.Continue(_now);
            }
        }
    }

    private sealed class PacedTimer(PacedClock clock, Action fire) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset DueAt { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    (DueAt, _period) = (clock._now + dueTime, period);
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        /// <summary>Has fired: is due again, or no more.</summary>
        public void Continue(DateTimeOffset now)
        {
            if (_period > TimeSpan.Zero)
            {
                DueAt = now + _period;
            }
            else
            {
                clock._timers.Remove(this);
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
