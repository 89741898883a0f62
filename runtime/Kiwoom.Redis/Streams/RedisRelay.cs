using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Scripts;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>One realtime connection for all processes of an app key: this process' part in it.</summary>
internal sealed partial class RedisRelay : RealtimeRelay
{
    private static readonly TimeSpan MostWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(1);

    // How many leases after a takeover the one before may still log in, having slept between its last look at the lease and its LOGIN.
    private const int Settling = 5;

    private readonly KiwoomRedisOptions _options;
    private readonly RedisLink _redis;
    private readonly RedisKeys _keys;
    private readonly Lease _lease;
    private readonly Positions? _positions;
    private readonly CancellationTokenSource _stopping = new();
    private readonly WakeSignal _leaseFree = new();
    private readonly Lock _gate = new();
    private RealtimeUpstream? _upstream;
    private Task? _starting;
    private Task _running = Task.CompletedTask;
    private volatile bool _isHolding;

    public RedisRelay(KiwoomRedisOptions options, RedisLink redis, RedisKeys keys, string id)
    {
        (_options, _redis, _keys, Id) = (options, redis, keys, id);
        _lease = new Lease(redis, keys, id, options.Lease);
        _positions = options.Consumer is { } consumer ? new Positions(redis, keys, consumer) : null;
        News = new RelayNews(redis, keys);
        Presence = new Presence(redis, keys, News, id, options.ProcessName);
        News.Heard += OnNews;
    }

    /// <summary>This process, as the others know it.</summary>
    public string Id { get; }

    /// <summary>Hears that the client is done with it.</summary>
    public Func<ValueTask>? OnDisposed { get; init; }

    public RelayNews News { get; }

    public Presence Presence { get; }

    /// <summary>Whether this process holds the connection.</summary>
    public bool IsHolding => _isHolding;

    protected override void Attach(RealtimeUpstream upstream)
    {
        if (Interlocked.CompareExchange(ref _upstream, upstream, null) is not null)
        {
            throw new InvalidOperationException("These options belong to a client already: call UseRedis on options of each client's own.");
        }
    }

    protected override async Task<RelayedWebSocket> ConnectAsync(CancellationToken cancellationToken)
    {
        Task starting;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
            starting = _starting is null || _starting.IsFaulted ? _starting = StartAsync() : _starting;
        }

        await starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new RelaySocket(_redis, _keys, News, Presence, _positions, _upstream!.TimeProvider, new ForeignKeys(_redis, _upstream.Logger));
    }

    protected override void OnProcessed(object stream, RealtimeMessage message)
    {
        // A condition begins with all its stocks each time.
        if (_positions is { } positions && message.Type != SocketRequest.ConditionType)
        {
            var route = new RelayRoute(message.Type, message.Item);
            var position = new Position(message.Sequence, RelayTime.ToMicroseconds(message.ReceivedAt));
            positions.Processed(stream, Presence.Wants(route) ? route : new RelayRoute(message.Type, ""), position);
        }
    }

    protected override void OnEnded(object stream) => _positions?.Ended(stream);

    public override async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            _stopping.Cancel();
        }

        await QuietlyAsync(_starting ?? Task.CompletedTask).ConfigureAwait(false);
        await QuietlyAsync(_running).ConfigureAwait(false);
        if (_starting is not null)
        {
            await QuietlyAsync(_positions?.SaveAsync(CancellationToken.None) ?? Task.CompletedTask).ConfigureAwait(false);
            await QuietlyAsync(Presence.LeaveAsync()).ConfigureAwait(false);
            await QuietlyAsync(News.PublishAsync(RelayNews.Wants, CancellationToken.None)).ConfigureAwait(false);
            await QuietlyAsync(News.StopAsync()).ConfigureAwait(false);
        }

        if (OnDisposed is { } onDisposed)
        {
            await onDisposed().ConfigureAwait(false);
        }
    }

    private static async Task QuietlyAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It ends anyway.
        }
    }

    private void OnNews(string kind, string text)
    {
        if (kind == RelayNews.Lease)
        {
            _leaseFree.Set();
        }
        else if (kind == RelayNews.Hello)
        {
            // Whoever holds the connection from now on is told at once what to register.
            Presence.TellAsync(true, _stopping.Token).MayFail();
        }
    }

    private async Task StartAsync()
    {
        // Whoever begins anew may log in again.
        await _redis.ProbeAsync(database => database.HashDeleteAsync(_keys.Session, "ended"), _stopping.Token).ConfigureAwait(false);
        await News.StartAsync(_stopping.Token).ConfigureAwait(false);
        await Presence.TellAsync(false, _stopping.Token).ConfigureAwait(false);
        _running = Task.WhenAll(
            Task.Run(StayAsync), _options.MayHold ? Task.Run(CandidateAsync) : Task.CompletedTask, _positions is null ? Task.CompletedTask : Task.Run(SaveAsync));
    }

    /// <summary>Tells again and again that this process lives and what it wants.</summary>
    private Task StayAsync() => RepeatAsync(Presence.Life / 5, () => Presence.TellAsync(false, _stopping.Token));

    private Task SaveAsync() => RepeatAsync(SaveInterval, () => _positions!.SaveAsync(_stopping.Token));

    private async Task RepeatAsync(TimeSpan interval, Func<Task> action)
    {
        var hasFailed = false;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(hasFailed && MostWait < interval ? MostWait : interval, _stopping.Token).ConfigureAwait(false);
                await action().ConfigureAwait(false);
                hasFailed = false;
            }
            catch (Exception e) when (e is RedisUnavailableException or RedisException or OperationCanceledException)
            {
                // Again soon: a Redis that is back may have forgotten it.
                hasFailed = true;
            }
        }
    }

    /// <summary>Takes the lease whenever it is free.</summary>
    private async Task CandidateAsync()
    {
        var retried = long.MinValue;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var wait = await _lease.TakeAsync(_stopping.Token).ConfigureAwait(false);
                if (wait > TimeSpan.Zero)
                {
                    await _leaseFree.WaitAsync(wait < MostWait ? wait : MostWait, _stopping.Token).ConfigureAwait(false);
                    continue;
                }

                var began = TimeProvider.System.GetTimestamp();
                if (await HoldAsync().ConfigureAwait(false) is not { } replaced)
                {
                    continue;
                }

                // One that held the connection before and was asleep may have logged in between two of its looks at the lease; that happens once.
                var isSettled = TimeProvider.System.GetElapsedTime(began) > Settling * _options.Lease
                    || (retried != long.MinValue && TimeProvider.System.GetElapsedTime(retried) < 6 * Settling * _options.Lease);
                retried = TimeProvider.System.GetTimestamp();
                if (isSettled && await EndSessionAsync(replaced).ConfigureAwait(false))
                {
                    return;
                }
            }
            catch (Exception e) when (e is RedisUnavailableException or RedisException or LeaseLostException)
            {
                await QuietlyAsync(Task.Delay(MostWait, _stopping.Token)).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The client is disposed of.
            }
        }
    }

    private async Task<KiwoomSessionReplacedException?> HoldAsync()
    {
        RedisTelemetry.Takeovers.Add(1);
        LogTaken(_upstream!.Logger, _lease.Fence);
        _isHolding = true;
        KiwoomSessionReplacedException? replaced;
        try
        {
            replaced = await new Holder(_redis, _keys, _options, News, _lease, _upstream).HoldAsync(_stopping.Token).ConfigureAwait(false);
        }
        finally
        {
            _isHolding = false;
            if (_stopping.IsCancellationRequested)
            {
                await QuietlyAsync(_lease.ReleaseAsync()).ConfigureAwait(false);
            }
        }

        if (replaced is null && !_stopping.IsCancellationRequested)
        {
            RedisTelemetry.LeasesLost.Add(1);
            await QuietlyAsync(Task.Delay(MostWait, _stopping.Token)).ConfigureAwait(false);
        }

        return replaced;
    }

    /// <summary>The app key was logged in elsewhere, outside of what is shared: nobody fights back.</summary>
    /// <returns>Whether this process still held the connection.</returns>
    private async Task<bool> EndSessionAsync(KiwoomSessionReplacedException replaced) =>
        (long)await _redis.ProbeAsync(
            database => database.ScriptEvaluateAsync(
                RedisScript.SessionEnd,
                [_keys.Fence, _keys.Session, _keys.Lease],
                [_lease.Fence.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{replaced.ErrorCode}\n{replaced.ServerMessage}", _keys.News]),
            _stopping.Token).ConfigureAwait(false) == 1;

    [LoggerMessage(110, LogLevel.Information, "This process holds the realtime connection (fencing number {Fence})")]
    private static partial void LogTaken(ILogger logger, long fence);
}
