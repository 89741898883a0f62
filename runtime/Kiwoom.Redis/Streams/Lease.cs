using System.Globalization;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Scripts;

namespace Kiwoom.Redis.Streams;

/// <summary>The right to hold the connection: one process has it, and has to renew it.</summary>
internal sealed class Lease(RedisLink redis, RedisKeys keys, string holder, TimeSpan length)
{
    private const int Forgotten = -1;

    private bool _hasSeenOther;
    private long? _forgottenAt;
    private long _heldSince;

    /// <summary>The fencing number under which this process holds it, or held it last; 0 where it never did.</summary>
    public long Fence { get; private set; }

    /// <summary>Takes it where it is free, under a fencing number that nobody had before.</summary>
    /// <returns>Zero where it is this process'; otherwise when it may be free.</returns>
    /// <exception cref="RedisUnavailableException">Nobody knows.</exception>
    public async Task<TimeSpan> TakeAsync(CancellationToken cancellationToken)
    {
        // A Redis that has forgotten everything is told by the one who holds the connection, within a lease's length.
        var asked = TimeProvider.System.GetTimestamp();
        var waits = _hasSeenOther && !(_forgottenAt is { } at && TimeProvider.System.GetElapsedTime(at) > length);
        var (state, number) = await RunAsync(0, waits, cancellationToken).ConfigureAwait(false);
        if (state == Forgotten)
        {
            _forgottenAt ??= TimeProvider.System.GetTimestamp();
            return length;
        }

        _forgottenAt = null;
        _hasSeenOther = state == 0;
        if (state == 0)
        {
            return TimeSpan.FromMilliseconds(number);
        }

        Fence = number;
        _heldSince = asked;
        return TimeSpan.Zero;
    }

    /// <summary>Holds it on under its fencing number.</summary>
    /// <returns>Whether nobody has taken it over, as far as Redis can know: where it has forgotten that, one that slept too long does not tell it.</returns>
    /// <exception cref="RedisUnavailableException">Nobody knows.</exception>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var asked = TimeProvider.System.GetTimestamp();
        var isTooLate = TimeProvider.System.GetElapsedTime(_heldSince, asked) > length;
        var (state, _) = await RunAsync(Fence, isTooLate, cancellationToken).ConfigureAwait(false);
        _hasSeenOther |= state != 1;
        if (state == 1)
        {
            _heldSince = asked;
        }

        return state == 1;
    }

    public Task ReleaseAsync() => redis.RunAsync(
        database => database.ScriptEvaluateAsync(RedisScript.LeaseRelease, [keys.Lease], [holder, keys.News]), CancellationToken.None);

    private async Task<(long State, long Number)> RunAsync(long fence, bool waits, CancellationToken cancellationToken)
    {
        var answer = (long[])(await redis.ProbeAsync(
            database => database.ScriptEvaluateAsync(
                RedisScript.LeaseTake,
                [keys.Lease, keys.Fence, keys.Live, keys.Session],
                [holder, (long)length.TotalMilliseconds, fence.ToString(CultureInfo.InvariantCulture), waits ? 1 : 0]),
            cancellationToken).ConfigureAwait(false))!;
        return (answer[0], answer[1]);
    }
}
