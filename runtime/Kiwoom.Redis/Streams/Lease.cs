using System.Globalization;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Scripts;

namespace Kiwoom.Redis.Streams;

/// <summary>The right to hold the connection: one process has it, and has to renew it.</summary>
internal sealed class Lease(RedisLink redis, RedisKeys keys, string holder, TimeSpan length)
{
    /// <summary>The fencing number under which this process holds it, or held it last; 0 where it never did.</summary>
    public long Fence { get; private set; }

    /// <summary>Takes it where it is free, or renews it.</summary>
    /// <returns>Zero where it is this process'; otherwise when it may be free.</returns>
    /// <exception cref="RedisUnavailableException">Nobody knows.</exception>
    public async Task<TimeSpan> TakeAsync(CancellationToken cancellationToken)
    {
        var known = Fence;
        var answer = (long[])(await redis.ProbeAsync(
            database => database.ScriptEvaluateAsync(
                RedisScript.LeaseTake,
                [keys.Lease, keys.Fence, keys.Live, keys.Session],
                [holder, (long)length.TotalMilliseconds, known.ToString(CultureInfo.InvariantCulture)]),
            cancellationToken).ConfigureAwait(false))!;
        if (answer[0] == 0)
        {
            return TimeSpan.FromMilliseconds(answer[1]);
        }

        Fence = answer[1];
        return TimeSpan.Zero;
    }

    public Task ReleaseAsync() => redis.RunAsync(
        database => database.ScriptEvaluateAsync(RedisScript.LeaseRelease, [keys.Lease], [holder, keys.News]), CancellationToken.None);
}
