using Kiwoom.Redis.Scripts;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <content>The client's requests, and their answers.</content>
internal sealed partial class RelaySocket
{
    // Shorter than a client waits for an answer.
    private static readonly TimeSpan LoginPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<RelayRoute, RelayedRoute> _wanted = [];
    private readonly Positions? _positions;
    private readonly WakeGate _liveChanged = new();

    private async Task CarryOutAsync(SocketRequest request)
    {
        try
        {
            switch (request.Name)
            {
                case SocketRequest.Login:
                    await LogInAsync(request).ConfigureAwait(false);
                    break;
                case SocketRequest.Register:
                    await RegisterAsync(request).ConfigureAwait(false);
                    break;
                case SocketRequest.Search when request.Routes is [var condition]:
                    await FollowAsync(request, condition).ConfigureAwait(false);
                    break;
                case SocketRequest.Remove or SocketRequest.EndSearch:
                    Forget(request.Routes);
                    Queue(request.ToAnswer());
                    await PatientlyAsync(() => _presence.TellAsync(true, _closing.Token)).ConfigureAwait(false);
                    break;
                case SocketRequest.List or SocketRequest.Search:
                    await AskAsync(request).ConfigureAwait(false);
                    break;
                default:
                    Queue(request.ToAnswer(1, "The relay does not know this request."));
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // The connection was closed.
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    /// <summary>The client is logged in as soon as some process holds the connection.</summary>
    private async Task LogInAsync(SocketRequest request)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        patience.CancelAfter(LoginPatience);
        try
        {
            while (true)
            {
                try
                {
                    if (await _redis.RunAsync(database => database.KeyExistsAsync(_keys.Lease), patience.Token).ConfigureAwait(false))
                    {
                        Queue(request.ToAnswer());
                        return;
                    }
                }
                catch (RedisUnavailableException)
                {
                    // It may come back in time.
                }

                await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!_closing.IsCancellationRequested)
        {
            throw new RedisUnavailableException("No process holds the realtime connection, or Redis does not answer.", null);
        }
    }

    private async Task RegisterAsync(SocketRequest request)
    {
        if (await WantAsync(request).ConfigureAwait(false) is not { } added)
        {
            return;
        }

        foreach (var route in added)
        {
            var position = await PatientlyAsync(() => FindPositionAsync(route)).ConfigureAwait(false);
            _positions?.Began(route.Route, position);
            (route.Position, route.LastTime) = (position.Number, position.Time);
        }

        // First the answer, and then what comes.
        Queue(request.ToAnswer());
        added.ForEach(_reader.Open);
        Wake();
    }

    /// <summary>Says that the client wants routes, and waits until they are registered.</summary>
    /// <returns>Those that it did not want before; null where one was refused, which has been answered.</returns>
    private async Task<List<RelayedRoute>?> WantAsync(SocketRequest request)
    {
        List<RelayedRoute> added = [];
        lock (_wanted)
        {
            // A connection that has been closed wants nothing any more, and nobody would take it back.
            _closing.Token.ThrowIfCancellationRequested();
            foreach (var route in request.Routes)
            {
                var relayed = new RelayedRoute(route, _keys.Stream(route.ToString()));
                if (_wanted.TryAdd(route, relayed))
                {
                    added.Add(relayed);
                }
            }

            _presence.Add(added.Select(route => route.Route));
        }

        RedisValue[] names = [.. request.Routes.Select(route => (RedisValue)route.ToString())];
        await PatientlyAsync(() => _redis.RunAsync(database => database.ScriptEvaluateAsync(RedisScript.StreamAsk, [_keys.Live], names), _closing.Token)).ConfigureAwait(false);
        await PatientlyAsync(() => _presence.TellAsync(true, _closing.Token)).ConfigureAwait(false);
        if (await WaitUntilLiveAsync(names).ConfigureAwait(false) is not { } refusal)
        {
            return added;
        }

        Forget(added.Select(route => route.Route));
        await PatientlyAsync(() => _presence.TellAsync(true, _closing.Token)).ConfigureAwait(false);
        Queue(request.ToAnswer(1, refusal));
        return null;
    }

    /// <summary>From where a stream is read: from where the program stood, or from now.</summary>
    private async Task<Position> FindPositionAsync(RelayedRoute route)
    {
        if (_positions is not null && await _positions.FindAsync(route.Route, _closing.Token).ConfigureAwait(false) is { } stood)
        {
            return stood;
        }

        try
        {
            var last = await _redis.RunAsync(
                database => database.StreamRangeAsync(route.Key, count: 1, messageOrder: Order.Descending), _closing.Token).ConfigureAwait(false);
            return last.Length == 0 ? default : StreamReader.PositionOf(last[0]);
        }
        catch (RedisServerException e) when (ForeignKeys.IsReasonOf(e))
        {
            await _foreign.SetAsideAsync([(route.Key, ForeignKeys.Stream)], _closing.Token).ConfigureAwait(false);
            return default;
        }
    }

    /// <summary>Waits until whoever holds the connection has registered the routes.</summary>
    /// <returns>Why one of them could not be; null where all are.</returns>
    private async Task<string?> WaitUntilLiveAsync(RedisValue[] names)
    {
        while (true)
        {
            var changed = _liveChanged.WaitAsync(Look, _closing.Token);
            var states = await PatientlyAsync(
                () => _redis.RunAsync(database => database.HashGetAsync(_keys.Live, names), _closing.Token)).ConfigureAwait(false);
            const string Refused = "refused ";
            if (states.FirstOrDefault(state => ((string?)state)?.StartsWith(Refused, StringComparison.Ordinal) == true) is { IsNull: false } refusal)
            {
                return ((string)refusal!)[Refused.Length..];
            }

            if (states.All(state => !state.IsNull))
            {
                return null;
            }

            await changed.ConfigureAwait(false);
        }
    }

    private void Forget(IEnumerable<RelayRoute> routes)
    {
        lock (_wanted)
        {
            var removed = routes.Where(_wanted.Remove).ToList();
            _presence.Remove(removed);
            removed.ForEach(_reader.Close);
        }
    }

    /// <summary>Now and then, in case that news was lost.</summary>
    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(WatchInterval, _closing.Token).ConfigureAwait(false);
                _reader.LookAtAll();
                Wake();
                try
                {
                    await CheckEndedAsync().ConfigureAwait(false);
                }
                catch (RedisUnavailableException)
                {
                    // Next time.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The connection was closed.
        }
    }

    /// <summary>Tells the client of a session that was ended from elsewhere: its streams end, and nobody fights back.</summary>
    private async Task CheckEndedAsync()
    {
        var ended = (string?)await _redis.RunAsync(database => database.HashGetAsync(_keys.Session, "ended"), _closing.Token).ConfigureAwait(false);
        if (ended?.Split('\n', 2) is [var code, var message])
        {
            Queue(SocketRequest.Notice(code, message));
        }
    }

    private async Task PatientlyAsync(Func<Task> action) => await PatientlyAsync(async () =>
    {
        await action().ConfigureAwait(false);
        return true;
    }).ConfigureAwait(false);

    /// <summary>Does something as soon as Redis answers. The client has its own patience.</summary>
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> action)
    {
        while (true)
        {
            try
            {
                return await action().ConfigureAwait(false);
            }
            catch (RedisUnavailableException)
            {
                await Task.Delay(Look, _closing.Token).ConfigureAwait(false);
            }
        }
    }
}
