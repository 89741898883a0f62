using System.Collections.Concurrent;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Http;

/// <summary>Counts requests for each API ID, refused ones not counted.</summary>
/// <param name="rule">How many are let through; null lets all.</param>
/// <param name="timeProvider">Tells the time.</param>
internal sealed class RateLimiter(RateRule? rule, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<string, RateCount> _counts = new(StringComparer.Ordinal);

    public Refusal? Check(string apiId)
    {
        if (rule is null)
        {
            return null;
        }

        var count = _counts.GetOrAdd(apiId, static (_, rule) => new RateCount(rule), rule);
        return count.TryTake(timeProvider) ? null : Refusals.RateLimited(apiId, rule.PerSecond);
    }
}
