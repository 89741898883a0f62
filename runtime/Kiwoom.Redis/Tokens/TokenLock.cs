using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Scripts;

namespace Kiwoom.Redis.Tokens;

/// <summary>The lock while it is held: renewed as long as its process lives, but not for ever.</summary>
internal sealed class TokenLock : IAsyncDisposable
{
    /// <summary>How long the lock outlives its holder's last sign of life.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(3);

    // A token request with its repeats takes no longer.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly RedisLink _redis;
    private readonly RedisKeys _keys;
    private readonly string _owner;
    private readonly Action _onEnd;
    private readonly CancellationTokenSource _ending = new(Longest);
    private readonly Task _renewing;

    public TokenLock(RedisLink redis, RedisKeys keys, string owner, long fence, Action onEnd)
    {
        (_redis, _keys, _owner, _onEnd, Fence) = (redis, keys, owner, onEnd, fence);
        _renewing = RenewAsync();
    }

    /// <summary>Grows from holder to holder.</summary>
    public long Fence { get; }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        _ending.Dispose();
        _onEnd();
        await _redis.RunAsync(database => database.ScriptEvaluateAsync(RedisScript.TokenUnlock, [_keys.TokenLock], [_owner]), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Hold / 3, _ending.Token).ConfigureAwait(false);
                try
                {
                    await _redis.RunAsync(
                        database => database.ScriptEvaluateAsync(RedisScript.TokenExtend, [_keys.TokenLock], [_owner, (long)Hold.TotalMilliseconds]), _ending.Token).ConfigureAwait(false);
                }
                catch (RedisUnavailableException)
                {
                    // It may be back before the lock has ended.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Given back, or held for too long.
        }
    }
}
