using System.Threading.RateLimiting;

namespace Kiwoom.Limits;

/// <summary>
/// Lets so many calls through in any second, first come first served, and learns how many from what becomes of them. Unlike the limiters
/// that .NET brings it can be tested with a clock of one's own, and counts a call when it goes out.
/// </summary>
internal sealed class WindowLimiter : RateLimiter
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly int _queueLimit;
    private readonly RateLearner _learner;
    private readonly SentCalls _sent;
    private readonly AcceptedCalls _accepted;
    private readonly UnansweredCalls _unanswered;
    private readonly RefusalPause _pause;
    private readonly LimiterQueue _waiters = new();
    private ITimer? _timer;
    private long _fellAt = long.MinValue;
    private bool _isArmed;
    private bool _isDisposed;

    public WindowLimiter(RatePlan plan, int queueLimit, TimeProvider clock, Random? chance = null)
    {
        _queueLimit = queueLimit;
        _clock = clock;
        _learner = new RateLearner(plan);
        _sent = new SentCalls(_learner, clock);
        _accepted = new AcceptedCalls(clock);
        _unanswered = new UnansweredCalls(_learner, clock);
        _pause = new RefusalPause(_learner, clock, chance ?? Random.Shared);
    }

    /// <summary>A limiter that begins with so many a second.</summary>
    public WindowLimiter(int perSecond, int queueLimit, TimeProvider clock)
        : this(RatePlan.Fixed(perSecond), queueLimit, clock)
    {
    }

    public override TimeSpan? IdleDuration => null;

    /// <summary>How many calls a second are let through at present.</summary>
    public double Rate
    {
        get
        {
            lock (_gate)
            {
                return _learner.Rate;
            }
        }
    }

    /// <summary>How many calls of the last second were answered.</summary>
    public int AcceptedLately
    {
        get
        {
            lock (_gate)
            {
                return _accepted.CountBefore(_clock.GetTimestamp());
            }
        }
    }

    /// <summary>A turn, now or when it comes; <see cref="Turn.Full"/> where too many wait.</summary>
    /// <param name="isRepeat">Whether the call had a turn before: then it goes before those that had none, and is never too many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<Turn> WaitAsync(bool isRepeat, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LimiterWaiter waiter;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
            if (_waiters.Count == 0 && TryGrant(_clock.GetTimestamp(), false, isRepeat) is { } turn)
            {
                return new ValueTask<Turn>(turn);
            }

            if (_waiters.Count >= _queueLimit && !isRepeat)
            {
                return new ValueTask<Turn>(Turn.Full);
            }

            waiter = new LimiterWaiter(isRepeat, cancellationToken);
            _waiters.Add(waiter);
            if (_waiters.Count == 1)
            {
                Schedule(_clock.GetTimestamp());
            }
        }

        // Outside the lock: a token that is cancelled already calls back at once.
        var registration = cancellationToken.UnsafeRegister(state => Abandon((LimiterWaiter)state!), waiter);
        lock (_gate)
        {
            if (waiter.IsWaiting)
            {
                (waiter.Registration, registration) = (registration, default);
            }
        }

        // Where its turn came meanwhile: a token that lives long must not collect what waited on it.
        registration.Unregister();
        return new ValueTask<Turn>(waiter.Task);
    }

    /// <summary>The server found that a call was too much. Everybody waits, and the rate falls.</summary>
    /// <param name="turn">The call's turn.</param>
    /// <param name="asked">How long the server asks to wait.</param>
    /// <param name="accepted">How many were answered in the second before; null where this limiter has counted them itself.</param>
    public void Refused(Turn turn, TimeSpan? asked, int? accepted = null)
    {
        lock (_gate)
        {
            var now = _clock.GetTimestamp();

            // Calls that were let through before the rate fell tell nothing of what it has fallen to.
            if (turn.GrantedAt > _fellAt)
            {
                _learner.Refused(accepted ?? _accepted.CountBefore(turn.SentAt ?? now), turn, _clock);
                _fellAt = now;
            }

            _sent.Empty(now);
            _pause.Begin(asked, now);
            Schedule(now);
        }
    }

    /// <summary>A call that was let through goes out.</summary>
    public void Sent(Turn turn)
    {
        lock (_gate)
        {
            var now = _clock.GetTimestamp();
            Count(turn, now);
            Schedule(now);
        }
    }

    /// <summary>A call is over.</summary>
    public void End(Turn turn)
    {
        lock (_gate)
        {
            var now = _clock.GetTimestamp();
            _unanswered.End(now);
            if (turn.WasAnswered)
            {
                // An application's handler may have answered, or sent what it had copied.
                Count(turn, now);
                _accepted.Add(turn.SentAt!.Value);
                _learner.Succeeded(turn.HadToWait, now);
            }
            else if (turn.SentAt is null)
            {
                turn.WasAbandoned = true;
                _sent.Abandon();
            }

            GrantDue(now);
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_gate)
        {
            return new RateLimiterStatistics { CurrentAvailablePermits = _sent.Room(_clock.GetTimestamp()), CurrentQueuedCount = _waiters.Count };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
            return _waiters.Count == 0 && TryGrant(_clock.GetTimestamp(), false, false) is { } turn ? turn : Turn.Full;
        }
    }

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        await WaitAsync(false, cancellationToken).ConfigureAwait(false);

    protected override void Dispose(bool disposing)
    {
        List<LimiterWaiter> waiters;
        lock (_gate)
        {
            _isDisposed = true;
            waiters = _waiters.TakeAll();
            _timer?.Dispose();
        }

        foreach (var waiter in waiters)
        {
            waiter.Fail(new ObjectDisposedException(nameof(KiwoomClient)));
        }

        base.Dispose(disposing);
    }

    private void Count(Turn turn, long now)
    {
        if (turn.SentAt is null)
        {
            turn.SentAt = now;
            _sent.Send(now, isUnderWay: !turn.WasAbandoned);
        }
        else
        {
            // What has come until now came at the present rate.
            _sent.Refresh(now);
        }
    }

    private void GrantDue()
    {
        lock (_gate)
        {
            GrantDue(_clock.GetTimestamp());
        }
    }

    private void GrantDue(long now)
    {
        while (_waiters.First is { } first && TryGrant(now, true, first.IsRepeat) is { } turn)
        {
            _waiters.RemoveFirst();

            // Its continuation runs elsewhere, never under this lock.
            first.Grant(turn);
        }

        Schedule(now);
    }

    private void Abandon(LimiterWaiter waiter)
    {
        lock (_gate)
        {
            if (!_waiters.Remove(waiter))
            {
                return;
            }

            Schedule(_clock.GetTimestamp());
        }

        waiter.Cancel();
    }

    private Turn? TryGrant(long now, bool hadToWait, bool isRepeat)
    {
        if (_pause.Left(now) > TimeSpan.Zero || _sent.Room(now) == 0 || !_unanswered.HasRoom(now))
        {
            return null;
        }

        _unanswered.Begin(now);
        _sent.Begin();
        return new Turn(this, now) { HadToWait = hadToWait, IsRepeat = isRepeat };
    }

    /// <summary>Comes back when the next call may go.</summary>
    private void Schedule(long now)
    {
        if (_isDisposed || (_waiters.Count == 0 && !_isArmed))
        {
            return;
        }

        _timer ??= _clock.CreateTimer(static limiter => ((WindowLimiter)limiter!).GrantDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var due = _waiters.Count > 0 ? DueIn(now) : null;
        _isArmed = due is not null;
        _timer.Change(due ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long until the next call may go; null while that hangs on another.</summary>
    private TimeSpan? DueIn(long now)
    {
        if (_sent.RoomIn(now) is not { } due)
        {
            return null;
        }

        due = Longer(Longer(due, _unanswered.RoomIn(now)), _pause.Left(now));

        // Timers count whole milliseconds and may be early by one.
        return due > TimeSpan.Zero ? due + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
