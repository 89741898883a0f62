using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Scripts;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Keys that are of another type than they should be, for somebody else wrote them: Redis refuses whatever has to do with one of them, also what is for
/// others in the same step. They are set aside under another name.
/// </summary>
internal sealed partial class ForeignKeys(RedisLink redis, ILogger logger)
{
    public const string Stream = "stream";
    public const string Hash = "hash";

    /// <summary>Whether something failed because of such a key. Before version 7 Redis wrote more in front of the code.</summary>
    public static bool IsReasonOf(Exception e) => e is RedisServerException && e.Message.Contains("WRONGTYPE", StringComparison.Ordinal);

    /// <summary>Sets those aside that are not of their type.</summary>
    /// <returns>Whether there were any.</returns>
    /// <exception cref="RedisUnavailableException">Redis did not answer.</exception>
    public async Task<bool> SetAsideAsync(IReadOnlyCollection<(RedisKey Key, string Type)> keys, CancellationToken cancellationToken)
    {
        RedisKey[] names = [.. keys.Select(pair => pair.Key)];
        RedisValue[] types = [.. keys.Select(pair => (RedisValue)pair.Type)];
        var aside = (string[])(await redis.ProbeAsync(database => database.ScriptEvaluateAsync(RedisScript.SetAside, names, types), cancellationToken).ConfigureAwait(false))!;
        foreach (var name in aside)
        {
            LogSetAside(logger, name);
        }

        return aside.Length > 0;
    }

    [LoggerMessage(114, LogLevel.Error, "Somebody else wrote to a key of the relay, which is of the wrong type and was set aside as {Name}; what the key had before is lost")]
    private static partial void LogSetAside(ILogger logger, string name);
}
