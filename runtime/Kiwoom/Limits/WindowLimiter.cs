using System.Threading.RateLimiting;

namespace Kiwoom.Limits;

/// <summary>
/// Lets so many calls through in any second, first come first served. Unlike the limiters that .NET brings it can be tested with
/// a clock of one's own, and what the server says of its limit changes it.
/// </summary>
internal sealed class WindowLimiter : RateLimiter
{
    // A hundredth longer than the second that the server counts: calls arrive closer together than they were sent.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1010);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly int _queueLimit;
    private readonly Queue<long> _grants = new();
    private readonly LinkedList<LimiterWaiter> _waiters = new();
    private readonly ITimer _timer;
    private int _permits;
    private long _pausedUntil = long.MinValue;
    private bool _isDisposed;

    public WindowLimiter(int permits, int queueLimit, TimeProvider clock)
    {
        _permits = permits;
        _queueLimit = queueLimit;
        _clock = clock;
        _timer = clock.CreateTimer(static limiter => ((WindowLimiter)limiter!).GrantDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override TimeSpan? IdleDuration => null;

    /// <summary>How many calls a second are let through at present.</summary>
    public int Permits
    {
        get
        {
            lock (_gate)
            {
                return _permits;
            }
        }
    }

    /// <summary>The server found that there were too many. It tells its limit, or not.</summary>
    public void Refused(int? serverLimit)
    {
        lock (_gate)
        {
            // Only ever downwards: a limit that was kept and still refused is not too low.
            if (serverLimit is > 0 && serverLimit < _permits)
            {
                _permits = serverLimit.Value;
            }

            _pausedUntil = Later(Window);
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_gate)
        {
            Expire();
            return new RateLimiterStatistics { CurrentAvailablePermits = Math.Max(0, _permits - _grants.Count), CurrentQueuedCount = _waiters.Count };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
            return _waiters.Count == 0 && TryGrant() ? WindowLease.Granted : WindowLease.Full;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LimiterWaiter waiter;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
            if (_waiters.Count == 0 && TryGrant())
            {
                return new ValueTask<RateLimitLease>(WindowLease.Granted);
            }

            if (_waiters.Count >= _queueLimit)
            {
                return new ValueTask<RateLimitLease>(WindowLease.Full);
            }

            waiter = new LimiterWaiter(cancellationToken);
            waiter.Place = _waiters.AddLast(waiter);
            if (_waiters.Count == 1)
            {
                Schedule();
            }
        }

        // Outside the lock: a token that is cancelled already calls back at once.
        var registration = cancellationToken.UnsafeRegister(state => Abandon((LimiterWaiter)state!), waiter);
        bool isWaiting;
        lock (_gate)
        {
            isWaiting = waiter.Place.List is not null;
            if (isWaiting)
            {
                waiter.Registration = registration;
            }
        }

        if (!isWaiting)
        {
            // Its turn came meanwhile: a token that lives long must not collect what waited on it.
            registration.Unregister();
        }

        return new ValueTask<RateLimitLease>(waiter.Task);
    }

    protected override void Dispose(bool disposing)
    {
        List<LimiterWaiter> waiters;
        lock (_gate)
        {
            _isDisposed = true;
            waiters = [.. _waiters];
            _waiters.Clear();
        }

        _timer.Dispose();
        foreach (var waiter in waiters)
        {
            waiter.Fail(new ObjectDisposedException(nameof(KiwoomClient)));
        }

        base.Dispose(disposing);
    }

    private void GrantDue()
    {
        lock (_gate)
        {
            while (_waiters.First is { } first && TryGrant())
            {
                _waiters.RemoveFirst();

                // Its continuation runs elsewhere, never under this lock.
                first.Value.Grant();
            }

            if (_waiters.Count > 0 && !_isDisposed)
            {
                Schedule();
            }
        }
    }

    private void Abandon(LimiterWaiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Place.List is null)
            {
                return;
            }

            _waiters.Remove(waiter.Place);
        }

        waiter.Cancel();
    }

    private bool TryGrant()
    {
        Expire();
        if (_grants.Count >= _permits || _clock.GetTimestamp() < _pausedUntil)
        {
            return false;
        }

        _grants.Enqueue(_clock.GetTimestamp());
        return true;
    }

    /// <summary>Forgets the calls that are older than the window.</summary>
    private void Expire()
    {
        while (_grants.TryPeek(out var grant) && _clock.GetElapsedTime(grant) >= Window)
        {
            _grants.Dequeue();
        }
    }

    /// <summary>Comes back when the next call may go.</summary>
    private void Schedule()
    {
        var due = TimeSpan.Zero;
        if (_grants.Count >= _permits)
        {
            // The limit may have sunk below what the window holds: then more than one call has to leave it.
            due = Window - _clock.GetElapsedTime(_grants.ElementAt(_grants.Count - _permits));
        }

        if (_pausedUntil != long.MinValue)
        {
            var pause = _clock.GetElapsedTime(_clock.GetTimestamp(), _pausedUntil);
            due = pause > due ? pause : due;
        }

        // Timers count whole milliseconds and may be early by one.
        var wait = due > TimeSpan.Zero ? due + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private long Later(TimeSpan time) => _clock.GetTimestamp() + (long)(time.TotalSeconds * _clock.TimestampFrequency);
}
