using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Limits;
using Kiwoom.Redis.Streams;
using Kiwoom.Redis.Tokens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Redis;

/// <summary>
/// What a client shares with the other processes of its app key. Made by <see cref="KiwoomRedisExtensions.UseRedis(KiwoomOptions, string)"/>. A client that shares its
/// streams ends it; otherwise dispose of it after the client.
/// </summary>
public sealed partial class KiwoomRedis : IAsyncDisposable
{
    private readonly RedisRelay? _relay;

    internal KiwoomRedis(KiwoomOptions client, KiwoomRedisOptions options)
    {
        Options = options;
        Keys = new RedisKeys(options.KeyPrefix, RedisKeys.AccountOf(client));
        Link = new RedisLink(options);
        Id = Guid.NewGuid().ToString("N");
        Orders = new SharedOrders(options, Link, Keys, Id, client.TimeProvider);
        ILogger logger = client.LoggerFactory is { } loggers ? loggers.CreateLogger<KiwoomRedis>() : NullLogger.Instance;
        if (options.SharesToken)
        {
            ITokenProtector protector = options.DataProtection is { } provider
                ? new DataProtectionTokenProtector(provider, Keys.Account)
                : new SecretKeyTokenProtector(client.SecretKey, Keys.Account);
            client.TokenStore = new RedisTokenStore(Link, Keys, protector, client.TimeProvider);
        }

        if (options.SharesLimits && client.RateLimits.CreateLimiter is null)
        {
            client.RateLimits.CreateLimiter = new SharedLimits(Link, Keys, client, options.CallsPerSecond, Id, logger).Create;
        }

        if (options.SharesStreams)
        {
            client.Realtime.Relay = _relay = new RedisRelay(options, Link, Keys, Id) { OnDisposed = DisposeAsync };
        }
    }

    /// <summary>Orders at most once over all processes.</summary>
    public SharedOrders Orders { get; }

    /// <summary>Whether this process holds the realtime connection.</summary>
    public bool IsHolding => _relay?.IsHolding == true;

    /// <summary>Closes the connection to Redis, unless it is the application's own.</summary>
    public async ValueTask DisposeAsync()
    {
        await Orders.DisposeAsync().ConfigureAwait(false);
        await Link.DisposeAsync().ConfigureAwait(false);
    }

    internal KiwoomRedisOptions Options { get; }

    internal RedisLink Link { get; }

    internal RedisKeys Keys { get; }

    internal string Id { get; }
}
