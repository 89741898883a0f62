using Kiwoom.Limits;
using Kiwoom.Retries;

namespace Kiwoom.Realtime;

/// <summary>
/// Lets so many requests of a connection go out in a second, whatever they are, first come first served. It outlives the links of its
/// connection, for the server may count across them.
/// </summary>
internal sealed class RequestPacer(int perSecond, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    // A little longer than the server's second, for frames may bunch up on their way.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1100);

    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiters = new();

    // When turns were given.
    private readonly SlidingWindow _given = new(Window, clock);
    private long _pausedUntil = long.MinValue;
    private ITimer? _timer;

    /// <summary>How long nothing is sent after so many refusals in a row.</summary>
    public static TimeSpan PauseAfter(int refusals) => Backoff.After(refusals, FirstPause, LongestPause);

    /// <summary>Waits for a turn, which counts from when it is given: use it at once, or give it back.</summary>
    public async Task WaitAsync(RequestTurn turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<Waiter> place;
        lock (_gate)
        {
            if (_waiters.Count == 0 && DueIn() <= TimeSpan.Zero)
            {
                Give(turn);
                return;
            }

            place = _waiters.AddLast(new Waiter(turn));
            Schedule();
        }

        try
        {
            await place.Value.Given.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Abandon(place);
            throw;
        }
    }

    /// <summary>A turn is not used now; one that was used, or given back before, is none.</summary>
    public void GiveBack(RequestTurn turn)
    {
        lock (_gate)
        {
            if (turn.GivenAt is { } given && _given.Remove(given))
            {
                GiveDue();
            }

            turn.GivenAt = null;
        }
    }

    /// <summary>The server found that there were too many: everybody waits.</summary>
    public void Pause(TimeSpan time)
    {
        lock (_gate)
        {
            _pausedUntil = Math.Max(_pausedUntil, clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency));
            Schedule();
        }
    }

    private void Give(RequestTurn turn)
    {
        var now = clock.GetTimestamp();
        _given.Add(now);
        turn.GivenAt = now;
    }

    private void GiveDue()
    {
        lock (_gate)
        {
            while (_waiters.First is { } first && DueIn() <= TimeSpan.Zero)
            {
                _waiters.RemoveFirst();
                Give(first.Value.Turn);

                // Its continuation runs elsewhere, never under this lock.
                first.Value.Given.SetResult();
            }

            Schedule();
        }
    }

    private void Abandon(LinkedListNode<Waiter> place)
    {
        lock (_gate)
        {
            if (place.List is not null)
            {
                _waiters.Remove(place);
                Schedule();
                return;
            }
        }

        // Its turn has come all the same.
        GiveBack(place.Value.Turn);
    }

    /// <summary>How long until the next turn can be given.</summary>
    private TimeSpan DueIn()
    {
        var now = clock.GetTimestamp();
        _given.Refresh(now);
        var room = _given.Count < perSecond ? TimeSpan.Zero : _given.LeaveIn(1, now);
        var pause = now < _pausedUntil ? clock.GetElapsedTime(now, _pausedUntil) : TimeSpan.Zero;
        return room > pause ? room : pause;
    }

    /// <summary>Comes back when the next turn can be given. There is a timer only while somebody waits.</summary>
    private void Schedule()
    {
        if (_waiters.Count == 0)
        {
            _timer?.Dispose();
            _timer = null;
            return;
        }

        // Timers count whole milliseconds. One that is early all the same comes again.
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(DueIn().TotalMilliseconds));
        _timer ??= clock.CreateTimer(static pacer => ((RequestPacer)pacer!).GiveDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private sealed class Waiter(RequestTurn turn)
    {
        public RequestTurn Turn { get; } = turn;

        public TaskCompletionSource Given { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
