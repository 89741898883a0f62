using Kiwoom.Realtime;

namespace Kiwoom;

/// <summary>A realtime stream, whatever its messages are: see <see cref="RealtimeStream{TMessage}"/>.</summary>
public abstract class RealtimeStream : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly bool _showsGaps;
    private StreamBuffer? _buffer;
    private Task? _starting;
    private long _droppedBefore;
    private bool _isEnumerating;
    private bool _isDisposed;

    private protected RealtimeStream(RealtimeHub hub, IReadOnlyCollection<RouteKey> keys, StreamOptions options, bool showsGaps)
    {
        Hub = hub;
        Keys = keys;
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

    internal IReadOnlyCollection<RouteKey> Keys { get; }

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

    private void LogOverrun(int count) => RealtimeLog.Overrun(Hub.Context.Logger, count);
}
