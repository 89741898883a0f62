using System.Threading.RateLimiting;
using Kiwoom.Redis.Connection;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Redis.Limits;

/// <summary>What the limiters of a client share.</summary>
internal sealed partial class SharedLimits(RedisLink redis, RedisKeys keys, KiwoomOptions options, int callsPerSecond, string process, ILogger logger)
{
    private int _isAlone;
    private int _processes = 1;

    public RedisLink Redis { get; } = redis;

    public RedisKeys Keys { get; } = keys;

    public string Process { get; } = process;

    public int QueueLimit { get; } = options.RateLimits.QueueLimit;

    /// <summary>How many calls of all IDs together; 0 is no limit.</summary>
    public int CallsPerSecond { get; } = callsPerSecond;

    /// <summary>How many processes have called within a minute.</summary>
    public int Processes
    {
        get => Volatile.Read(ref _processes);
        set => Volatile.Write(ref _processes, value);
    }

    /// <summary>The limiter of an API ID.</summary>
    public RateLimiter Create(string apiId) => LimitPlan.Of(apiId, options) is { } plan ? new SharedLimiter(this, apiId, plan) : new NoLimiter(apiId);

    /// <summary>Redis answers, or does not: said once each time.</summary>
    public void Heard(bool isThere)
    {
        if (Interlocked.Exchange(ref _isAlone, isThere ? 0 : 1) != (isThere ? 0 : 1))
        {
            if (isThere)
            {
                LogShared(logger);
            }
            else
            {
                LogAlone(logger, Processes);
            }
        }

        if (!isThere)
        {
            RedisTelemetry.Fallbacks.Add(1);
        }
    }

    [LoggerMessage(101, LogLevel.Warning, "Redis does not answer: calls keep to this process's share of the limits, one of {Processes}")]
    private static partial void LogAlone(ILogger logger, int processes);

    [LoggerMessage(102, LogLevel.Information, "Redis answers again: the limits are shared")]
    private static partial void LogShared(ILogger logger);
}
