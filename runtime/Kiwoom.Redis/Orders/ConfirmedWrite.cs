using Kiwoom.Redis.Connection;
using StackExchange.Redis;

namespace Kiwoom.Redis.Orders;

/// <summary>Writes of which replicas have to have a copy before anybody relies on them. A connection of its own, for waiting holds up whatever comes behind it there.</summary>
internal sealed class ConfirmedWrite(KiwoomRedisOptions options) : IAsyncDisposable
{
    private readonly RedisLink _redis = new(options);

    // Within what a command may take.
    private readonly long _patience = (long)(options.CommandTimeout.TotalMilliseconds * 0.8);

    /// <summary>Runs a script.</summary>
    /// <returns>What it gives, once enough replicas have what it wrote.</returns>
    /// <exception cref="RedisUnavailableException">Redis does not answer, or too few replicas have it.</exception>
    public Task<RedisResult> RunAsync(string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken) =>
        _redis.ProbeAsync(database => RunAsync(database, script, keys, arguments), cancellationToken);

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    private async Task<RedisResult> RunAsync(IDatabase database, string script, RedisKey[] keys, RedisValue[] arguments)
    {
        var address = await database.IdentifyEndpointAsync(keys[0]).ConfigureAwait(false) ?? throw new RedisUnavailableException("No Redis takes writes.", null);
        var server = database.Multiplexer.GetServer(address);

        // WAIT speaks of what its own connection wrote: one that was opened anew in between would confirm what nobody has.
        var before = server.ExecuteAsync("CLIENT", "ID");
        var writing = database.ScriptEvaluateAsync(script, keys, arguments);
        var waiting = server.ExecuteAsync("WAIT", options.OrderReplicas, _patience);
        var after = server.ExecuteAsync("CLIENT", "ID");
        await Task.WhenAll(before, writing, waiting, after).ConfigureAwait(false);
        var confirmed = (long)await waiting.ConfigureAwait(false);
        return confirmed >= options.OrderReplicas && (long)await before.ConfigureAwait(false) == (long)await after.ConfigureAwait(false)
            ? await writing.ConfigureAwait(false)
            : throw new RedisUnavailableException(FormattableString.Invariant($"{confirmed} of {options.OrderReplicas} replicas have it."), null);
    }
}
