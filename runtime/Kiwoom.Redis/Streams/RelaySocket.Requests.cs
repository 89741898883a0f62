using System.Collections.Concurrent;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <content>The client's requests, and their answers.</content>
internal sealed partial class RelaySocket
{
    // Shorter than a client waits for an answer.
    private static readonly TimeSpan LoginPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<RelayRoute, RelayedRoute> _wanted = new();
    private readonly Positions? _positions;
    private readonly WakeGate _liveChanged = new();

    private async Task CarryOutAsync(SocketRequest request)
    {
        try
        {
            switch (request.Name)
            {
                case SocketRequest.Login:
                    await LogInAsync().ConfigureAwait(false);
                    break;
                case SocketRequest.Register:
                    await RegisterAsync(request.Routes).ConfigureAwait(false);
                    break;
                case SocketRequest.Remove:
                    await RemoveAsync(request.Routes).ConfigureAwait(false);
                    break;
                default:
                    Queue(SocketRequest.Answer(request.Name, 1, "Condition searches do not go through the relay: use a client without it."));
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
    private async Task LogInAsync()
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
                        Queue(SocketRequest.Answer(SocketRequest.Login));
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

    private async Task RegisterAsync(IReadOnlyList<RelayRoute> routes)
    {
        List<RelayedRoute> added = [];
        foreach (var route in routes)
        {
            var relayed = new RelayedRoute(route, _keys.Stream(route.ToString()));
            if (_wanted.TryAdd(route, relayed))
            {
                added.Add(relayed);
            }
        }

        _presence.Add(added.Select(route => route.Route));
        await PatientlyAsync(() => _presence.TellAsync(true, _closing.Token)).ConfigureAwait(false);
        if (await WaitUntilLiveAsync(routes).ConfigureAwait(false) is { } refusal)
        {
            Forget(added.Select(route => route.Route));
            await _presence.TellAsync(true, _closing.Token).ConfigureAwait(false);
            Queue(SocketRequest.Answer(SocketRequest.Register, 1, refusal));
            return;
        }

        foreach (var route in added)
        {
            route.Position = await PatientlyAsync(() => FindPositionAsync(route)).ConfigureAwait(false);
        }

        // First the answer, and then what comes.
        Queue(SocketRequest.Answer(SocketRequest.Register));
        added.ForEach(_reader.Open);
        Wake();
    }

    /// <summary>From where a stream is read: from where the program stood, or from now.</summary>
    private async Task<long> FindPositionAsync(RelayedRoute route)
    {
        if (_positions is not null && await _positions.FindAsync(route.Route, _closing.Token).ConfigureAwait(false) is { } stood)
        {
            return stood;
        }

        var last = await _redis.RunAsync(
            database => database.StreamRangeAsync(route.Stream, count: 1, messageOrder: Order.Descending), _closing.Token).ConfigureAwait(false);
        return last.Length == 0 ? 0 : StreamReader.NumberOf(last[0].Id);
    }

    /// <summary>Waits until whoever holds the connection has registered the routes.</summary>
    /// <returns>Why one of them could not be; null where all are.</returns>
    private async Task<string?> WaitUntilLiveAsync(IReadOnlyList<RelayRoute> routes)
    {
        RedisValue[] fields = [.. routes.Select(route => (RedisValue)route.ToString())];
        while (true)
        {
            var changed = _liveChanged.WaitAsync(Look, _closing.Token);
            var states = await PatientlyAsync(
                () => _redis.RunAsync(database => database.HashGetAsync(_keys.Live, fields), _closing.Token)).ConfigureAwait(false);
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

    private async Task RemoveAsync(IReadOnlyList<RelayRoute> routes)
    {
        Forget(routes);
        Queue(SocketRequest.Answer(SocketRequest.Remove));
        await PatientlyAsync(() => _presence.TellAsync(true, _closing.Token)).ConfigureAwait(false);
    }

    private void Forget(IEnumerable<RelayRoute> routes)
    {
        var removed = routes.Where(route => _wanted.TryRemove(route, out _)).ToList();
        _presence.Remove(removed);
        removed.ForEach(_reader.Close);
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
