using System.Diagnostics;
using System.Globalization;
using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Scripts;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Holds the connection while this process has the lease: registers what all processes want, and writes each message once.
/// </summary>
internal sealed partial class Holder(RedisLink redis, RedisKeys keys, KiwoomRedisOptions options, RelayNews news, Lease lease, RealtimeUpstream upstream)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = Presence.Life / 2;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan KeepInterval = TimeSpan.FromHours(1);

    private readonly Dictionary<RelayRoute, HeldRoute> _routes = [];
    private readonly long _fence = lease.Fence;
    private readonly ForeignKeys _foreign = new(redis, upstream.Logger);
    private long _keptAt = TimeProvider.System.GetTimestamp();
    private readonly WakeSignal _changed = new();
    private KiwoomSessionReplacedException? _replaced;

    /// <summary>Holds it until it is ended or the lease is lost.</summary>
    /// <returns>The notice where the app key was logged in elsewhere; null otherwise.</returns>
    public async Task<KiwoomSessionReplacedException?> HoldAsync(CancellationToken cancellationToken)
    {
        using var activity = RedisTelemetry.Source.StartActivity("kiwoom relay hold");
        activity?.SetTag("kiwoom.redis.fence", _fence);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connection = upstream.Open(CheckLeaseAsync);
        var writer = new StreamWriter(redis, keys, _fence, upstream.Logger);
        news.Heard += OnNews;
        try
        {
            var renewing = RenewAsync(ending.Token);
            var writing = writer.RunAsync(ending.Token);
            var registering = RegisterAsync(connection, writer, ending.Token);
            var first = await Task.WhenAny(renewing, writing, registering).ConfigureAwait(false);
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(((Task[])[renewing, writing, registering]).Select(Quietly)).ConfigureAwait(false);
            if (first.Exception?.InnerException is { } reason and not OperationCanceledException)
            {
                activity?.SetStatus(ActivityStatusCode.Error, reason.GetType().Name);
                LogEnded(upstream.Logger, reason.GetType().Name);
            }
        }
        finally
        {
            news.Heard -= OnNews;
            await CloseAsync(connection, writer).ConfigureAwait(false);
        }

        return _replaced;
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The first one's was looked at.
        }
    }

    private void OnNews(string kind, string text)
    {
        if (kind is RelayNews.Wants or RelayNews.Ask)
        {
            _changed.Set();
        }
    }

    /// <summary>Before each LOGIN: it would end the session of whoever holds the lease now.</summary>
    private async Task CheckLeaseAsync(CancellationToken cancellationToken)
    {
        if (!await lease.RenewAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new LeaseLostException();
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(options.Lease / 4, cancellationToken).ConfigureAwait(false);
            try
            {
                await CheckLeaseAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (RedisUnavailableException)
            {
                // Nobody else can take it meanwhile, or who can is found out when Redis is back: until then what comes is kept.
            }
        }
    }

    /// <summary>Registers what processes want, and removes what none wants any more.</summary>
    private async Task RegisterAsync(RealtimeUpstreamConnection connection, StreamWriter writer, CancellationToken cancellationToken)
    {
        var desk = new AskDesk(redis, keys, news, connection);
        await Quietly(news.PublishAsync(RelayNews.Hello, cancellationToken)).ConfigureAwait(false);
        _changed.Set();
        while (true)
        {
            await _changed.WaitAsync(Look, cancellationToken).ConfigureAwait(false);
            if (_replaced is not null)
            {
                return;
            }

            try
            {
                var wanted = await Presence.ReadAllAsync(redis, keys, cancellationToken).ConfigureAwait(false);
                foreach (var (route, held) in _routes.Where(pair => pair.Value.Running.IsCompleted).ToList())
                {
                    // Refused, or ended by itself: asked for again while somebody wants it.
                    _routes.Remove(route);
                    await held.Messages.DisposeAsync().ConfigureAwait(false);
                }

                foreach (var route in wanted.Where(route => !_routes.ContainsKey(route)))
                {
                    Begin(connection, writer, route, cancellationToken);
                }

                foreach (var (route, held) in _routes.Where(pair => IsUnwanted(pair.Value, wanted)).ToList())
                {
                    _routes.Remove(route);
                    await held.Messages.DisposeAsync().ConfigureAwait(false);
                    await TellAsync(route, "", cancellationToken).ConfigureAwait(false);
                }

                await desk.LookAsync(cancellationToken).ConfigureAwait(false);
                await TellAgainAsync(writer, cancellationToken).ConfigureAwait(false);
                await KeepAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (RedisUnavailableException)
            {
                // What is registered stays so.
            }
        }
    }

    /// <summary>Whether a route has been wanted by nobody for a while: a Redis that has forgotten everything is told again by each process within seconds.</summary>
    private static bool IsUnwanted(HeldRoute held, HashSet<RelayRoute> wanted)
    {
        held.UnwantedSince = wanted.Contains(held.Route) ? null : held.UnwantedSince ?? TimeProvider.System.GetTimestamp();
        return held.UnwantedSince is { } since && TimeProvider.System.GetElapsedTime(since) > Grace;
    }

    /// <summary>Says what is registered to a Redis that has forgotten it.</summary>
    private async Task TellAgainAsync(StreamWriter writer, CancellationToken cancellationToken)
    {
        var live = _routes.Values.Where(held => held.Number > 0).ToList();
        if (live.Count > 0 && await redis.RunAsync(database => database.HashLengthAsync(keys.Live), cancellationToken).ConfigureAwait(false) < live.Count)
        {
            foreach (var held in live)
            {
                await TellAsync(held.Route, "live", cancellationToken).ConfigureAwait(false);
                if (held.Found is not null)
                {
                    await writer.WriteFoundAsync(held, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Streams that are held do not expire.</summary>
    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        if (TimeProvider.System.GetElapsedTime(_keptAt) < KeepInterval)
        {
            return;
        }

        _keptAt = TimeProvider.System.GetTimestamp();
        var streams = _routes.Values.Select(held => held.Stream).ToList();
        await redis.RunAsync(
            database => Task.WhenAll(streams.Select(stream => database.KeyExpireAsync(stream, RelayTime.StreamLife))), cancellationToken).ConfigureAwait(false);
    }

    private void Begin(RealtimeUpstreamConnection connection, StreamWriter writer, RelayRoute route, CancellationToken cancellationToken)
    {
        var isKept = RealtimeUpstreamConnection.IsLossless(route.Type) || RealtimeUpstreamConnection.IsCondition(route.Type);
        var length = isKept ? options.OrderStreamLength : options.StreamLength;
        try
        {
            HeldRoute? held = null;
            held = new HeldRoute(route, keys.Stream(route.ToString()), length)
            {
                Messages = connection.GetStream(route.Type, route.Item, message => writer.Add(held!, message)),
            };
            _routes.Add(route, held);
            held.Running = Task.Run(() => RunAsync(held, writer, cancellationToken), CancellationToken.None);
        }
        catch (KiwoomRequestException e)
        {
            TellAsync(route, $"refused {e.Message}", cancellationToken).MayFail();
        }
    }

    /// <summary>Registers a route and waits until it ends.</summary>
    private async Task RunAsync(HeldRoute held, StreamWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            await held.Messages.StartAsync(cancellationToken).ConfigureAwait(false);
            writer.Begin(held, await StartAsync(held, cancellationToken).ConfigureAwait(false));
            await foreach (var _ in held.Messages.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                // The writer has it already.
            }
        }
        catch (KiwoomSessionReplacedException e)
        {
            _replaced = e;
            _changed.Set();
        }
        catch (Exception e) when (e is KiwoomException and not KiwoomTransportException && !cancellationToken.IsCancellationRequested)
        {
            await Quietly(TellAsync(held.Route, $"refused {e.Message}", cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not OperationCanceledException)
        {
            LogStreamEnded(upstream.Logger, held.Name, e.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // It is wanted no more, or the lease has ended.
        }
    }

    /// <summary>Puts the mark of what may be missing in front of what comes.</summary>
    private async Task<long> StartAsync(HeldRoute held, CancellationToken cancellationToken)
    {
        var until = RelayTime.ToText(upstream.TimeProvider.GetUtcNow());
        while (true)
        {
            try
            {
                var number = (long)await redis.ProbeAsync(
                    database => database.ScriptEvaluateAsync(
                        RedisScript.StreamStart,
                        [keys.Fence, held.Stream, keys.Live, keys.Session],
                        [_fence.ToString(CultureInfo.InvariantCulture), held.Name, until, keys.News, (long)RelayTime.StreamLife.TotalMilliseconds]),
                    cancellationToken).ConfigureAwait(false);
                return number > 0 ? number : throw new LeaseLostException();
            }
            catch (RedisUnavailableException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken).ConfigureAwait(false);
            }
            catch (RedisServerException e) when (ForeignKeys.IsReasonOf(e))
            {
                if (!await _foreign.SetAsideAsync(
                    [(held.Stream, ForeignKeys.Stream), (keys.Live, ForeignKeys.Hash), (keys.Session, ForeignKeys.Hash)], cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    private Task<RedisResult> TellAsync(RelayRoute route, string what, CancellationToken cancellationToken) => redis.RunAsync(
        database => database.ScriptEvaluateAsync(
            RedisScript.StreamLive, [keys.Fence, keys.Live], [_fence.ToString(CultureInfo.InvariantCulture), route.ToString(), what, keys.News]),
        cancellationToken);

    private async Task CloseAsync(RealtimeUpstreamConnection connection, StreamWriter writer)
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_routes.Values.Select(held => Quietly(held.Running))).ConfigureAwait(false);
        using var patience = new CancellationTokenSource(Goodbye);
        await Quietly(writer.FlushAsync(patience.Token)).ConfigureAwait(false);
    }

    [LoggerMessage(111, LogLevel.Warning, "This process holds the realtime connection no more ({Reason})")]
    private static partial void LogEnded(ILogger logger, string reason);

    [LoggerMessage(112, LogLevel.Debug, "{Route} is asked for again, for its messages have ended ({Reason})")]
    private static partial void LogStreamEnded(ILogger logger, string route, string reason);
}
