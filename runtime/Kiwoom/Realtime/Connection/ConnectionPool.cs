using System.Globalization;
using Kiwoom.Telemetry;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Realtime;

/// <summary>Gives each item to one of the client's connections, of which there is one unless the options allow more.</summary>
internal sealed class ConnectionPool(RealtimeContext context) : IStreamSource
{
    private readonly List<RealtimeConnection> _connections = [];

    // Those without an item too, which no connection knows of.
    private readonly HashSet<StreamBuffer> _streams = [];
    private (Exception? Error, bool IsOver) _over;
    private bool _isDisposed;

    public RealtimeContext Context { get; } = context;

    public Lock Gate => Context.Gate;

    public RealtimeCounters Counters => Context.Counters;

    public RealtimeEvents Events => Context.Events;

    public ILogger Logger => Context.Logger;

    public RealtimeRelay? Relay => Context.Relay;

    /// <summary>The state of the connection that is furthest from being ready.</summary>
    public RealtimeState State
    {
        get
        {
            lock (Context.Gate)
            {
                return
                    _isDisposed ? RealtimeState.Disposed :
                    _connections.Count == 0 ? RealtimeState.Disconnected :
                    _connections.Select(connection => connection.State).MaxBy(state => state is RealtimeState.Disconnected ? 0 : (int)state);
            }
        }
    }

    /// <summary>Has a stream's routes registered.</summary>
    /// <returns>The wait until they are.</returns>
    /// <exception cref="KiwoomRequestException">There is no room for that many items.</exception>
    public RegistrationTicket Subscribe(StreamBuffer subscriber, IReadOnlyCollection<RouteKey> keys)
    {
        var ticket = new RegistrationTicket();
        lock (Context.Gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
            if (_over.IsOver)
            {
                subscriber.Complete(_over.Error);
                ticket.Close();
                return ticket;
            }

            CheckConditions(keys);
            foreach (var (connection, own) in Assign(keys))
            {
                connection.Book.Add(own, subscriber, ticket);
                connection.EnsureRunning();
            }

            _streams.Add(subscriber);
        }

        ticket.Close();
        return ticket;
    }

    /// <summary>A stream wants its routes no more.</summary>
    public void Unsubscribe(StreamBuffer subscriber, IReadOnlyCollection<RouteKey> keys)
    {
        lock (Context.Gate)
        {
            foreach (var connection in _connections)
            {
                connection.Book.Remove(keys, subscriber);
            }
        }
    }

    /// <summary>A stream has ended, and wants nothing more.</summary>
    public void Unsubscribe(StreamBuffer subscriber)
    {
        lock (Context.Gate)
        {
            _streams.Remove(subscriber);
            foreach (var connection in _connections)
            {
                connection.Book.Remove(subscriber);
            }
        }
    }

    /// <summary>A wait is over before its end.</summary>
    public void Abandon(RegistrationTicket ticket, IReadOnlyCollection<RouteKey> keys, StreamBuffer subscriber)
    {
        lock (Context.Gate)
        {
            foreach (var connection in _connections)
            {
                connection.Book.Abandon(keys, subscriber, ticket);
            }
        }
    }

    /// <summary>How many messages wait unread in the stream that is furthest behind.</summary>
    public int Backlog
    {
        get
        {
            lock (Context.Gate)
            {
                return _connections.Select(connection => connection.Book.Backlog).DefaultIfEmpty().Max();
            }
        }
    }

    public void PostGap(DateTimeOffset from, DateTimeOffset until)
    {
        lock (Context.Gate)
        {
            var gap = new StreamGap { From = from < until ? from : until, Until = until, Reason = StreamGapReason.ConnectionLost, ReceivedAt = until };
            _connections.ForEach(connection => connection.Book.PostGap(gap));
        }
    }

    /// <summary>Ends every stream when it has been read, and each that comes later at once: cleanly, or with an error.</summary>
    public void CompleteStreams(Exception? error)
    {
        lock (Context.Gate)
        {
            _over = (error, true);
            foreach (var stream in _streams.ToList())
            {
                stream.Complete(error);
            }
        }
    }

    /// <summary>Lends a connection to a call, opening one if there is none.</summary>
    /// <param name="apiId">What is called.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KiwoomTransportException">There is no connection in time, or the call lost it.</exception>
    public async Task<TAnswer> CallAsync<TAnswer>(string apiId, Func<SocketLink, Task<TAnswer>> call, CancellationToken cancellationToken)
    {
        RealtimeConnection connection;
        Task<SocketLink> lending;
        lock (Context.Gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
            connection = First();
            if (connection.Fatal is { } fatal)
            {
                throw fatal;
            }

            connection.Book.BeginCall();
            connection.EnsureRunning();
            lending = connection.Links.Link;
        }

        try
        {
            return await call(await WaitForLinkAsync(apiId, lending, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            connection.Book.EndCall();
        }
    }

    public void Dispose()
    {
        foreach (var connection in Close())
        {
            connection.Dispose();
        }

        CompleteStreams(new ObjectDisposedException(nameof(KiwoomClient)));
        Context.Events.Complete();
    }

    public async Task DisposeAsync()
    {
        await Task.WhenAll(Close().Select(connection => connection.DisposeAsync().AsTask())).ConfigureAwait(false);
        CompleteStreams(new ObjectDisposedException(nameof(KiwoomClient)));
        Context.Events.Complete();
    }

    private List<RealtimeConnection> Close()
    {
        RealtimeMetrics.Remove(Context.Counters);
        lock (Context.Gate)
        {
            _isDisposed = true;
            return [.. _connections];
        }
    }

    /// <summary>A connection has ended for good: so do the streams that have no items at present, whichever they would have got it for.</summary>
    private void EndIdleStreams(Exception reason)
    {
        lock (Context.Gate)
        {
            foreach (var stream in _streams.Where(stream => !_connections.Exists(connection => connection.Book.Has(stream))).ToList())
            {
                stream.Complete(reason);
            }
        }
    }

    private RealtimeConnection First()
    {
        if (_connections.Count == 0)
        {
            _connections.Add(new RealtimeConnection(Context, 1, EndIdleStreams));
        }

        return _connections[0];
    }

    private async Task<SocketLink> WaitForLinkAsync(string apiId, Task<SocketLink> lending, CancellationToken cancellationToken)
    {
        var patience = Context.Options.ConnectTimeout + Context.Options.AnswerTimeout;
        try
        {
            return await lending.WaitAsync(patience, Context.Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new KiwoomTransportException(apiId, FormattableString.Invariant($"no realtime connection within {patience}."), e);
        }
    }

    /// <summary>Refuses what the server would refuse: conditions run on one connection, and only so many.</summary>
    private void CheckConditions(IReadOnlyCollection<RouteKey> keys)
    {
        const int MaxConditions = 10;
        if (keys.Any(key => key.Type.IsCondition) && First().Book.GetPlacedConditions().Union(keys.Where(key => key.Type.IsCondition)).Count() > MaxConditions)
        {
            throw new KiwoomRequestException(Endpoints.ConditionSubscriptionEndpoint.Instance.ApiId, [string.Create(
                CultureInfo.InvariantCulture, $"The server runs {MaxConditions} conditions in real time and no more: end a stream before you begin another.")]);
        }
    }

    /// <summary>Finds a place for every route before any of them is added, so that a stream gets all or nothing.</summary>
    private List<(RealtimeConnection Connection, List<RouteKey> Keys)> Assign(IReadOnlyCollection<RouteKey> keys)
    {
        _ = First();
        var places = _connections.Select(connection => (Items: connection.Book.GetPlacedItems(), Keys: new List<RouteKey>())).ToList();
        var taken = places.Sum(place => place.Items.Count);
        foreach (var key in keys)
        {
            var place = places.FindIndex(place => !key.IsItem || place.Items.Contains(key.Item));
            place = place >= 0 ? place : places.FindIndex(place => place.Items.Count < Context.Options.MaxItemsPerConnection);
            if (place < 0)
            {
                if (places.Count >= Context.Options.MaxConnections)
                {
                    throw TooManyItems(taken, keys.Where(key => key.IsItem).Select(key => key.Item).Distinct(StringComparer.Ordinal).Count());
                }

                place = places.Count;
                places.Add(([], []));
            }

            if (key.IsItem)
            {
                places[place].Items.Add(key.Item);
            }

            places[place].Keys.Add(key);
        }

        while (_connections.Count < places.Count)
        {
            _connections.Add(new RealtimeConnection(Context, _connections.Count + 1, EndIdleStreams));
        }

        var assigned = places.Select((place, i) => (_connections[i], place.Keys)).Where(pair => pair.Keys.Count > 0).ToList();
        return assigned.Find(pair => pair.Item1.Fatal is not null).Item1?.Fatal is { } fatal ? throw fatal : assigned;
    }

    private KiwoomRequestException TooManyItems(int taken, int wanted)
    {
        var options = Context.Options;
        var present = taken == 0 ? "no place is taken yet: name fewer items" : string.Create(CultureInfo.InvariantCulture, $"{taken} places are taken already: name fewer items, end streams");
        return new KiwoomRequestException("REG", [string.Create(
            CultureInfo.InvariantCulture,
            $"No room for {wanted} items: {options.MaxItemsPerConnection} fit on a connection, {options.MaxConnections} connection(s) may be open, and {present}, or raise Realtime.MaxConnections where the server allows several connections.")]);
    }
}
