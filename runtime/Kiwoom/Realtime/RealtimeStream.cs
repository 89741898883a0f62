namespace Kiwoom.Realtime;

/// <summary>A realtime stream, whatever its messages are: see <see cref="RealtimeStream{TMessage}"/>.</summary>
public abstract partial class RealtimeStream : IAsyncDisposable
{
    private readonly bool _showsGaps;
    private readonly RealtimeType? _type;
    private IReadOnlySet<RouteKey> _keys;
    private StreamRun? _run;
    private long _droppedBefore;
    private bool _isEnumerating;
    private bool _isDisposed;

    private protected RealtimeStream(IStreamSource source, IReadOnlySet<RouteKey> keys, StreamOptions options, bool showsGaps)
    {
        Source = source;
        _keys = keys;
        Options = options;
        _showsGaps = showsGaps;

        // It stays the stream's when all items are removed.
        _type = keys.Select(key => key.Type).Distinct().ToList() is [{ Items: not RealtimeItems.None } type] ? type : null;
    }

    /// <summary>How many messages this stream dropped because its consumer was slow: see <see cref="StreamOptions.Overflow"/>.</summary>
    public long DroppedCount
    {
        get
        {
            lock (Gate)
            {
                return _droppedBefore + (_run?.Buffer.DroppedCount ?? 0);
            }
        }
    }

    internal IStreamSource Source { get; }

    internal IReadOnlySet<RouteKey> Keys => Volatile.Read(ref _keys);

    internal StreamOptions Options { get; }

    /// <summary>Takes what comes in the place of an enumeration, which then gives nothing and only ends.</summary>
    internal Action<RealtimeMessage>? Sink { get; init; }

    // What a stream follows and what its connections do for it change together.
    private Lock Gate => Source.Gate;

    /// <summary>
    /// Registers for the messages now, which an enumeration would otherwise do when it begins. From here on messages wait to be
    /// read. Connects if there is no connection; while one is being restored, waits for it.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait, and the registration where nobody else waits for it or has begun.</param>
    /// <exception cref="OperationCanceledException">It was cancelled, or the stream was ended meanwhile.</exception>
    /// <exception cref="KiwoomRequestException">There is no room for that many items.</exception>
    /// <exception cref="KiwoomApiException">The server refused the LOGIN or the registration.</exception>
    /// <exception cref="KiwoomTransportException">The server could not be reached, or did not answer the registration.</exception>
    /// <exception cref="KiwoomProtocolException">The server's answer to the registration could not be read.</exception>
    /// <exception cref="KiwoomSessionReplacedException">The app key was logged in elsewhere and ended this client's session.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (await BeginAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            throw Ended();
        }
    }

    /// <summary>Follows more items, also while the stream runs; ends when they are registered.</summary>
    /// <param name="items">Codes as the stream's method takes them. Those that it follows already change nothing.</param>
    /// <param name="cancellationToken">Ends the wait; the items are then not followed, unless another call adds them too.</param>
    /// <exception cref="OperationCanceledException">It was cancelled, or the stream was ended or the items were removed meanwhile.</exception>
    /// <exception cref="InvalidOperationException">The stream has no items, or is one of several types.</exception>
    /// <exception cref="KiwoomRequestException">An item cannot be registered, or there is no room for it.</exception>
    /// <exception cref="KiwoomApiException">The server refused the registration.</exception>
    /// <exception cref="KiwoomTransportException">The server did not answer the registration.</exception>
    public async Task AddAsync(IEnumerable<string> items, CancellationToken cancellationToken = default)
    {
        var wanted = KeysOf(items);
        cancellationToken.ThrowIfCancellationRequested();
        StreamRun run;
        RegistrationTicket ticket;
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_run is null)
            {
                _keys = _keys.Union(wanted).ToHashSet();
                return;
            }

            run = _run;
            wanted.RemoveWhere(key => _keys.Contains(key) && !run.IsAdding(key));
            if (wanted.Count == 0)
            {
                return;
            }

            run.Buffer.ThrowIfEnded();
            ticket = Source.Subscribe(run.Buffer, wanted);
            run.BeginAdd(wanted, ticket);
            _keys = _keys.Union(wanted).ToHashSet();
        }

        try
        {
            await ticket.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            GiveUpAdd(run, ticket, wanted);
            throw;
        }

        lock (Gate)
        {
            run.Added(wanted, ticket);
            if (_run != run || ticket.IsWithdrawn)
            {
                throw Ended();
            }
        }
    }

    /// <summary>Follows items no more, also while the stream runs. Those that it does not follow change nothing.</summary>
    /// <inheritdoc cref="AddAsync(IEnumerable{string}, CancellationToken)"/>
    public void Remove(IEnumerable<string> items)
    {
        var unwanted = KeysOf(items);
        lock (Gate)
        {
            Forget(_run, unwanted);
        }
    }

    /// <summary>Ends the stream: an enumeration under way ends as if there were no more messages, and a call that waits is cancelled.</summary>
    public ValueTask DisposeAsync()
    {
        lock (Gate)
        {
            _isDisposed = true;
            Stop(_run);
        }

        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Begins an enumeration.</summary>
    /// <returns>What is read; null where the stream was ended meanwhile.</returns>
    private protected async Task<StreamBuffer?> EnterAsync(CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_isEnumerating)
            {
                throw new InvalidOperationException("The stream is being enumerated already. Ask for another one: the server is asked once for both.");
            }

            _isEnumerating = true;
        }

        StreamRun? run = null;
        try
        {
            run = await BeginAsync(cancellationToken).ConfigureAwait(false);
            return run?.Buffer;
        }
        finally
        {
            if (run is null)
            {
                Leave(null);
            }
        }
    }

    /// <summary>Ends an enumeration and the registration.</summary>
    private protected void Leave(StreamBuffer? buffer)
    {
        lock (Gate)
        {
            if (buffer is not null && _run?.Buffer == buffer)
            {
                Stop(_run);
            }

            _isEnumerating = false;
        }
    }

    private static OperationCanceledException Ended() => new("The stream was ended, or what was waited for is wanted no more.");

    /// <summary>Begins to run, or waits with those who do.</summary>
    /// <returns>The run; null where it was ended meanwhile.</returns>
    private async Task<StreamRun?> BeginAsync(CancellationToken cancellationToken)
    {
        StreamRun run;
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            run = _run ??= Run();
            run.BeginStart();
        }

        try
        {
            await run.Start.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            lock (Gate)
            {
                if (run.GiveUpStart() || run.Start.IsFaulted)
                {
                    Stop(run);
                }
            }

            throw;
        }

        lock (Gate)
        {
            run.Started();
            return _run == run ? run : null;
        }
    }

    private StreamRun Run()
    {
        var buffer = new StreamBuffer(Options, _showsGaps, Source.Counters, LogOverrun) { OnCompleted = Source.Unsubscribe, Sink = Sink };
        try
        {
            return new StreamRun(buffer, Source.Subscribe(buffer, _keys).Completion);
        }
        catch (Exception e)
        {
            return new StreamRun(buffer, Task.FromException(e));
        }
    }

    private void Stop(StreamRun? run)
    {
        if (run is null)
        {
            return;
        }

        if (_run == run)
        {
            _run = null;
            _droppedBefore += run.Buffer.DroppedCount;
        }

        Source.Relay?.OnEnded(this);

        // First, so that whoever is let go by the one sees the other.
        run.Buffer.Abort(null);
        Source.Unsubscribe(run.Buffer);
    }

    private void GiveUpAdd(StreamRun run, RegistrationTicket ticket, HashSet<RouteKey> keys)
    {
        lock (Gate)
        {
            var alone = run.GiveUpAdd(keys, ticket);
            Source.Abandon(ticket, keys, run.Buffer);
            if (_run == run)
            {
                Forget(run, alone);
            }
        }
    }

    private void Forget(StreamRun? run, HashSet<RouteKey> keys)
    {
        _keys = _keys.Except(keys).ToHashSet();
        if (run is not null)
        {
            run.Drop(keys);
            Source.Unsubscribe(run.Buffer, keys);
        }
    }

    private HashSet<RouteKey> KeysOf(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (_type is not { } type)
        {
            throw new InvalidOperationException("Only a stream of one type that has items can change them.");
        }

        var problems = new List<string>();
        var keys = RouteKeys.Create(type, items, problems);
        return problems.Count > 0 ? throw new KiwoomRequestException(type.Name, problems) : keys;
    }

    private void LogOverrun(int count) => RealtimeLog.Overrun(Source.Logger, count);
}
