using Kiwoom.Realtime;

namespace Kiwoom;

/// <summary>A realtime stream, whatever its messages are: see <see cref="RealtimeStream{TMessage}"/>.</summary>
public abstract class RealtimeStream : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly bool _showsGaps;
    private IReadOnlySet<RouteKey> _keys;
    private StreamBuffer? _buffer;
    private Task? _starting;
    private long _droppedBefore;
    private bool _isEnumerating;
    private bool _isDisposed;

    private protected RealtimeStream(RealtimeHub hub, IReadOnlySet<RouteKey> keys, StreamOptions options, bool showsGaps)
    {
        Hub = hub;
        _keys = keys;
        Options = options;
        _showsGaps = showsGaps;
    }

    /// <summary>How many messages this stream dropped because its consumer was slow: see <see cref="StreamOptions.Overflow"/>.</summary>
    public long DroppedCount
    {
        get
        {
            lock (_gate)
            {
                return _droppedBefore + (_buffer?.DroppedCount ?? 0);
            }
        }
    }

    internal RealtimeHub Hub { get; }

    internal IReadOnlySet<RouteKey> Keys => Volatile.Read(ref _keys);

    internal StreamOptions Options { get; }

    /// <summary>
    /// Registers for the messages now, which an enumeration would otherwise do when it begins. From here on messages wait to be
    /// read. Connects if there is no connection; while one is being restored, waits for it.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait and the registration.</param>
    /// <exception cref="KiwoomRequestException">There is no room for that many items.</exception>
    /// <exception cref="KiwoomApiException">The server refused the LOGIN or the registration.</exception>
    /// <exception cref="KiwoomTransportException">The server could not be reached.</exception>
    /// <exception cref="KiwoomSessionReplacedException">The app key was logged in elsewhere and ended this client's session.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        Task starting;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_starting is null)
            {
                _buffer = new StreamBuffer(Options, _showsGaps, Hub.Context.Counters, LogOverrun);
                _starting = SubscribeAsync(_buffer);
            }

            starting = _starting;
        }

        try
        {
            await starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Stop();
            throw;
        }
    }

    /// <summary>Follows more items, also while the stream runs; ends when they are registered.</summary>
    /// <param name="items">Codes as the stream's method takes them. Those that it follows already change nothing.</param>
    /// <param name="cancellationToken">Ends the wait; the items are then not followed.</param>
    /// <exception cref="InvalidOperationException">The stream has no items, or is one of several types.</exception>
    /// <exception cref="KiwoomRequestException">An item cannot be registered, or there is no room for it.</exception>
    /// <exception cref="KiwoomApiException">The server refused the registration.</exception>
    public async Task AddAsync(IEnumerable<string> items, CancellationToken cancellationToken = default)
    {
        var wanted = KeysOf(items);
        HashSet<RouteKey> added;
        StreamBuffer? buffer;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            buffer = _buffer;
            added = [.. wanted.Where(key => !_keys.Contains(key))];
            _keys = _keys.Concat(added).ToHashSet();
        }

        if (buffer is null || added.Count == 0)
        {
            return;
        }

        try
        {
            await Hub.SubscribeAsync(buffer, added).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Forget(added);
            Hub.Unsubscribe(buffer, added);
            throw;
        }

        if (Volatile.Read(ref _buffer) != buffer)
        {
            // The stream ended while its new items were on their way.
            Hub.Unsubscribe(buffer, added);
        }
    }

    /// <summary>Follows items no more, also while the stream runs. Those that it does not follow change nothing.</summary>
    /// <inheritdoc cref="AddAsync"/>
    public void Remove(IEnumerable<string> items)
    {
        var unwanted = KeysOf(items);
        Forget(unwanted);
        if (Volatile.Read(ref _buffer) is { } buffer)
        {
            Hub.Unsubscribe(buffer, unwanted);
        }
    }

    /// <summary>Ends the stream: an enumeration under way ends as if there were no more messages.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        Stop();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Begins an enumeration.</summary>
    private protected async Task<StreamBuffer> EnterAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_isEnumerating)
            {
                throw new InvalidOperationException("The stream is being enumerated already. Ask for another one: the server is asked once for both.");
            }

            _isEnumerating = true;
        }

        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_buffer is null, this);
                return _buffer;
            }
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>Ends an enumeration and the registration.</summary>
    private protected void Leave()
    {
        Stop();
        lock (_gate)
        {
            _isEnumerating = false;
        }
    }

    private Task SubscribeAsync(StreamBuffer buffer)
    {
        try
        {
            return Hub.SubscribeAsync(buffer, Keys);
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
    }

    private void Stop()
    {
        StreamBuffer? buffer;
        lock (_gate)
        {
            buffer = _buffer;
            _droppedBefore += buffer?.DroppedCount ?? 0;
            _buffer = null;
            _starting = null;
        }

        if (buffer is not null)
        {
            Hub.Unsubscribe(buffer, Keys);
            buffer.Abort(null);
        }
    }

    private HashSet<RouteKey> KeysOf(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var types = Keys.Select(key => key.Type).Distinct().ToList();
        if (types is not [{ Items: not RealtimeItems.None } type])
        {
            throw new InvalidOperationException("Only a stream of one type that has items can change them.");
        }

        var problems = new List<string>();
        var keys = RouteKeys.Create(type, items, problems);
        return problems.Count > 0 ? throw new KiwoomRequestException(type.Name, problems) : keys;
    }

    private void Forget(HashSet<RouteKey> keys)
    {
        lock (_gate)
        {
            _keys = _keys.Except(keys).ToHashSet();
        }
    }

    private void LogOverrun(int count) => RealtimeLog.Overrun(Hub.Context.Logger, count);
}
