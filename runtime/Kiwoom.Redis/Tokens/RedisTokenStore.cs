using System.Collections.Concurrent;
using Kiwoom.Authentication;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Scripts;
using StackExchange.Redis;

namespace Kiwoom.Redis.Tokens;

/// <summary>
/// Keeps the token in Redis, encrypted. One process asks the server for it and the others wait and read: a lock holds them off, which goes by itself
/// within seconds where its holder has died, and whose fencing number keeps a holder that was asleep from writing over a newer token.
/// </summary>
internal sealed class RedisTokenStore(RedisLink redis, RedisKeys keys, ITokenProtector protector, TimeProvider clock) : ITokenStore
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, byte[]> _read = new(StringComparer.Ordinal);
    private TokenLock? _held;

    public async ValueTask<StoredToken?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var data = (byte[]?)await redis.RunAsync(database => database.HashGetAsync(keys.Token, "data"), cancellationToken).ConfigureAwait(false);
        return data is not null && protector.Unprotect(data) is { } json && StoredToken.FromJson(json) is { } token ? Remember(token, data) : null;
    }

    public async ValueTask WriteAsync(string key, StoredToken token, CancellationToken cancellationToken)
    {
        var life = token.ExpiresAt - clock.GetUtcNow();
        var data = protector.Protect(token.ToJson());
        RedisValue fence = Volatile.Read(ref _held) is { } held ? held.Fence : "";
        await redis.RunAsync(
            database => database.ScriptEvaluateAsync(
                RedisScript.TokenWrite, [keys.Token, keys.TokenFence], [fence, data, (long)(life > Shortest ? life : Shortest).TotalMilliseconds]),
            cancellationToken).ConfigureAwait(false);
        Remember(token, data);
    }

    public async ValueTask RemoveAsync(string key, StoredToken token, CancellationToken cancellationToken)
    {
        // Each encryption of a token is another one: compared is what was read.
        if (_read.TryRemove(token.Value.Reveal(), out var data))
        {
            await redis.RunAsync(database => database.ScriptEvaluateAsync(RedisScript.TokenRemove, [keys.Token], [data]), cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IAsyncDisposable> LockAsync(string key, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid().ToString("N");
        while (true)
        {
            var fence = (long)await redis.RunAsync(
                database => database.ScriptEvaluateAsync(
                    RedisScript.TokenLock, [keys.TokenLock, keys.TokenFence], [owner, (long)TokenLock.Hold.TotalMilliseconds]),
                cancellationToken).ConfigureAwait(false);
            if (fence > 0)
            {
                var held = new TokenLock(redis, keys, owner, fence, () => Volatile.Write(ref _held, null));
                Volatile.Write(ref _held, held);
                return held;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(-fence, Poll.TotalMilliseconds)), cancellationToken).ConfigureAwait(false);
        }
    }

    private StoredToken Remember(StoredToken token, byte[] data)
    {
        _read.Clear();
        _read[token.Value.Reveal()] = data;
        return token;
    }
}
