using StackExchange.Redis;

namespace Kiwoom.Redis.Connection;

/// <summary>
/// The way to Redis: opened by its first use, and left alone for a moment after each failure, so that a Redis that is frozen costs one
/// time-out and not the sum of many.
/// </summary>
internal sealed class RedisLink : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    // The first use opens the connection, which takes longer than a command where the machine is busy; a port that refuses fails at once.
    private static readonly TimeSpan LeastOpening = TimeSpan.FromSeconds(3);

    // Why Redis refuses what it may take later: it loads or is a replica, a script runs, its memory or its disk is full, too few replicas or nodes are there.
    private static readonly string[] Passing = ["LOADING", "READONLY", "MASTERDOWN", "BUSY", "OOM", "MISCONF", "NOREPLICAS", "CLUSTERDOWN", "EXECABORT"];

    private readonly KiwoomRedisOptions _options;
    private readonly TimeProvider _clock;
    private readonly Lazy<Task<IConnectionMultiplexer>> _connection;
    private long _failedAt = long.MinValue;

    public RedisLink(KiwoomRedisOptions options, TimeProvider? clock = null)
    {
        _options = options;
        _clock = clock ?? TimeProvider.System;
        _connection = new Lazy<Task<IConnectionMultiplexer>>(() => Task.Run(OpenAsync));
    }

    /// <summary>How long a command may take.</summary>
    public TimeSpan CommandTimeout => _options.CommandTimeout;

    private TimeSpan Opening => CommandTimeout > LeastOpening ? CommandTimeout : LeastOpening;

    /// <summary>Whether a command has failed just now.</summary>
    public bool IsDown => Volatile.Read(ref _failedAt) is > long.MinValue and var at && _clock.GetElapsedTime(at) < Rest;

    /// <summary>Runs a command, and waits no longer than it may take.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RedisUnavailableException">Redis did not answer.</exception>
    public async Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new RedisUnavailableException("Redis did not answer just now.", null);
        }

        return await ProbeAsync(command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a command though the one before may have failed just now.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<T> ProbeAsync<T>(Func<IDatabase, Task<T>> command, CancellationToken cancellationToken)
    {
        Task<T>? running = null;
        try
        {
            var connection = await _connection.Value.WaitAsync(Opening, cancellationToken).ConfigureAwait(false);
            running = command(connection.GetDatabase());
            var result = await running.WaitAsync(_options.CommandTimeout, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _failedAt, long.MinValue);
            return result;
        }
        catch (Exception e) when (IsFailure(e))
        {
            running?.MayFail();
            Volatile.Write(ref _failedAt, _clock.GetTimestamp());
            throw new RedisUnavailableException(e is RedisServerException ? $"Redis refused: {e.Message}" : $"Redis did not answer: {e.GetType().Name}.", e);
        }
        catch
        {
            running?.MayFail();
            throw;
        }
    }

    /// <summary>Hears what is published on a channel, at once and in any order. It is subscribed again by itself after each break.</summary>
    /// <returns>Takes the handler back.</returns>
    public async Task<Func<Task>> SubscribeAsync(string channel, Action<RedisValue> handler, CancellationToken cancellationToken)
    {
        var subscriber = (await _connection.Value.WaitAsync(Opening, cancellationToken).ConfigureAwait(false)).GetSubscriber();
        var literal = RedisChannel.Literal(channel);
        void Hear(RedisChannel from, RedisValue message) => handler(message);
        Task TakeBackAsync() => subscriber.UnsubscribeAsync(literal, Hear, CommandFlags.FireAndForget);
        var began = _clock.GetTimestamp();
        while (true)
        {
            var subscribing = subscriber.SubscribeAsync(literal, Hear);
            try
            {
                await subscribing.WaitAsync(cancellationToken).ConfigureAwait(false);
                return TakeBackAsync;
            }
            catch (Exception e)
            {
                // A handler stays though its subscription failed or nobody waited for it, and would hear all of it once more.
                subscribing.MayFail();
                await TakeBackAsync().ConfigureAwait(false);
                if (e is not RedisConnectionException || _clock.GetElapsedTime(began) >= Opening)
                {
                    throw;
                }

                // Subscriptions have a connection of their own, which may come after the one of commands.
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_options.Connection is null && _connection.IsValueCreated)
        {
            // Whoever used it has been told why it could not be opened: there is nothing to end.
            var opening = _connection.Value;
            await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (opening.IsCompletedSuccessfully)
            {
                await (await opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static bool IsFailure(Exception e) => e is RedisConnectionException or TimeoutException or ObjectDisposedException
        || (e is RedisServerException && Array.Exists(Passing, code => e.Message.StartsWith(code, StringComparison.Ordinal)));

    private async Task<IConnectionMultiplexer> OpenAsync()
    {
        if (_options.Connection is { } own)
        {
            return own;
        }

        var configuration = ConfigurationOptions.Parse(_options.Configuration);

        // A Redis that comes later is found, and one that is away costs nobody more than a moment.
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ReconnectRetryPolicy = new LinearRetry(200);
        configuration.AsyncTimeout = (int)Math.Max(configuration.AsyncTimeout, _options.CommandTimeout.TotalMilliseconds);
        configuration.ConnectTimeout = (int)Math.Max(1000, _options.CommandTimeout.TotalMilliseconds);
        configuration.HeartbeatInterval = TimeSpan.FromMilliseconds(200);
        configuration.ClientName ??= "Kiwoom.Redis";
        return await ConnectionMultiplexer.ConnectAsync(configuration).ConfigureAwait(false);
    }
}
