namespace Kiwoom.Realtime;

/// <summary>
/// What one stream has not read yet. Whoever posts never waits; whoever reads waits without holding anything up, and continues
/// elsewhere than on the receive loop.
/// </summary>
/// <param name="options">What happens to what does not fit.</param>
/// <param name="showsGaps">Whether gaps are elements of the stream, and not only marks on messages.</param>
/// <param name="counters">Counts what is dropped.</param>
/// <param name="onOverrun">Hears how many messages wait unread when they have passed the capacity.</param>
internal sealed partial class StreamBuffer(StreamOptions options, bool showsGaps, RealtimeCounters counters, Action<int>? onOverrun = null)
{
    private readonly Lock _gate = new();
    private readonly Queue<BufferedMessage> _lossless = new();
    private readonly Backlog _backlog = options.Overflow switch
    {
        StreamOverflow.DropOldest => new FifoBacklog(options.Capacity),
        StreamOverflow.Latest => new LatestBacklog(),
        _ => new FifoBacklog(int.MaxValue),
    };

    private StreamGap? _headGap;
    private StreamGap? _tailGap;
    private RealtimeMessage? _behindGap;
    private DateTimeOffset _lastKeptAt;
    private long _sequence;
    private long _dropped;
    private bool _isOverrun;
    private bool _isOverflowing;
    private bool _isCompleted;
    private bool _isAborted;
    private Exception? _error;

    /// <summary>Hears that the stream takes nothing more, be it read to its end or not.</summary>
    public Action<StreamBuffer>? OnCompleted { get; init; }

    /// <summary>Takes each message and gap at once, on the receive loop, in the place of a reader; null where they wait to be read. Must not throw.</summary>
    public Action<RealtimeMessage>? Sink { get; init; }

    /// <summary>How many messages were dropped.</summary>
    public long DroppedCount => Interlocked.Read(ref _dropped);

    /// <summary>How many messages wait unread.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _lossless.Count + _backlog.Count;
            }
        }
    }

    /// <summary>Adds a message.</summary>
    public void Post(RealtimeMessage message, bool isLossless) => Wake(Append(message, isLossless));

    /// <summary>Adds a message, and leaves the waking of whoever waits for it to the caller, who has more to add.</summary>
    /// <returns>Whether the reader must be woken: by <see cref="WakeReader"/>, and soon.</returns>
    public bool Append(RealtimeMessage message, bool isLossless)
    {
        var overrun = 0;
        bool wake;
        lock (_gate)
        {
            if (_isCompleted)
            {
                return false;
            }

            if (Sink is not null)
            {
                Sink(message);
                return false;
            }

            if (!isLossless && options.Overflow == StreamOverflow.Wait && IsFull(message))
            {
                return false;
            }

            var entry = new BufferedMessage(_sequence++, message, _tailGap);
            _tailGap = null;
            _lastKeptAt = message.ReceivedAt;
            if (isLossless)
            {
                _lossless.Enqueue(entry);
            }
            else
            {
                Keep(entry);
                overrun = CheckOverrun();
            }

            wake = TakeWaiter();
        }

        if (overrun > 0)
        {
            // Whoever hears of it may throw: the reader must not sleep for that.
            Wake(wake);
            wake = false;
            RealtimeCounters.Count(ref counters.Overruns);
            onOverrun?.Invoke(overrun);
        }

        return wake;
    }

    /// <summary>Puts a gap before whatever is posted next.</summary>
    public void PostGap(StreamGap gap)
    {
        bool wake;
        lock (_gate)
        {
            if (_isCompleted)
            {
                return;
            }

            RealtimeCounters.Count(ref counters.Gaps);
            if (Sink is not null)
            {
                Sink(gap);
                return;
            }

            if (options.Overflow == StreamOverflow.Latest)
            {
                // A newer message takes the place of one that waits, so the gap has to stand before all of them.
                _headGap = StreamGap.Merge(_headGap, gap);
            }
            else
            {
                _tailGap = StreamGap.Merge(_tailGap, gap);
            }

            wake = showsGaps && TakeWaiter();
        }

        Wake(wake);
    }

    /// <summary>Ends the stream when all that waits has been read: with an error, or cleanly.</summary>
    public void Complete(Exception? error) => End(error, abort: false);

    /// <summary>Ends the stream at once.</summary>
    public void Abort(Exception? error) => End(error, abort: true);

    /// <summary>Throws what the stream has ended with, where it has.</summary>
    public void ThrowIfEnded()
    {
        lock (_gate)
        {
            if (_isCompleted)
            {
                throw _error ?? new OperationCanceledException("The stream has ended.");
            }
        }
    }

    /// <summary>Takes what comes next, if anything waits.</summary>
    public bool TryTake(out RealtimeMessage? message)
    {
        lock (_gate)
        {
            message = _isAborted ? null : TakeNext();
            return message is not null;
        }
    }

    private bool HasMessage => _lossless.Count > 0 || _backlog.Count > 0;

    private bool HasNext => _behindGap is not null || HasMessage || (showsGaps && (_headGap ?? _tailGap) is not null);

    private RealtimeMessage? TakeNext()
    {
        if (_behindGap is { } stashed)
        {
            _behindGap = null;
            return stashed;
        }

        if (!HasMessage)
        {
            return showsGaps ? TakeGaps() : null;
        }

        var isLossless = _lossless.Count > 0 && (_backlog.Count == 0 || _lossless.Peek().Sequence < _backlog.HeadSequence);
        var next = isLossless ? _lossless.Dequeue() : _backlog.Take();
        var gap = StreamGap.Merge(_headGap, next.Gap);
        _headGap = null;
        if (gap is null)
        {
            return next.Message;
        }

        if (!showsGaps)
        {
            return next.Message with { GapBefore = gap };
        }

        _behindGap = next.Message;
        return gap;
    }

    private StreamGap? TakeGaps()
    {
        var gap = StreamGap.Merge(_headGap, _tailGap);
        _headGap = _tailGap = null;
        return gap;
    }

    private void Keep(in BufferedMessage entry)
    {
        var orphan = _backlog.Add(entry, out var hasDropped);
        _headGap = StreamGap.Merge(_headGap, orphan);
        if (hasDropped)
        {
            CountDropped();
        }
    }

    /// <summary>Whether a waiting stream has reached its end of patience; from there to its capacity it takes nothing.</summary>
    private bool IsFull(RealtimeMessage message)
    {
        _isOverflowing = _isOverflowing ? _backlog.Count > options.Capacity / 2 : _backlog.Count >= options.MaxBacklog;
        if (!_isOverflowing)
        {
            return false;
        }

        if (_tailGap is null)
        {
            RealtimeCounters.Count(ref counters.Gaps);
        }

        // Of what was kept last only the time is known; where this machine's clock was set back since, it is later than now.
        var from = _lastKeptAt < message.ReceivedAt ? _lastKeptAt : message.ReceivedAt;
        _tailGap = StreamGap.Merge(
            _tailGap,
            new StreamGap { From = from, Until = message.ReceivedAt, Reason = StreamGapReason.Overflow, ReceivedAt = message.ReceivedAt });
        CountDropped();
        return true;
    }

    /// <summary>The number of waiting messages, once each time it has passed the capacity; otherwise 0.</summary>
    private int CheckOverrun()
    {
        var isOver = options.Overflow == StreamOverflow.Wait && _backlog.Count > (_isOverrun ? options.Capacity / 2 : options.Capacity);
        var begins = isOver && !_isOverrun;
        _isOverrun = isOver;
        return begins ? _backlog.Count : 0;
    }

    private void CountDropped()
    {
        Interlocked.Increment(ref _dropped);
        RealtimeCounters.Count(ref counters.DroppedMessages);
    }

    private void End(Exception? error, bool abort)
    {
        bool wake;
        bool isFirst;
        lock (_gate)
        {
            isFirst = !_isCompleted;
            if (!_isCompleted || (abort && !_isAborted))
            {
                _error = error;
            }

            _isCompleted = true;
            _isAborted |= abort;
            wake = TakeWaiter();
        }

        Wake(wake);
        if (isFirst)
        {
            OnCompleted?.Invoke(this);
        }
    }
}
