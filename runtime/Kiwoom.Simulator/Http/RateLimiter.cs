using System.Collections.Concurrent;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Http;

/// <summary>Counts requests for each API ID; in any second at most the limit is let through, refused ones not counted.</summary>
internal sealed class RateLimiter(int? requestsPerSecond, TimeProvider timeProvider)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Queue<long>> _admitted = new(StringComparer.Ordinal);

    public Refusal? Check(string apiId)
    {
        if (requestsPerSecond is not { } limit)
        {
            return null;
        }

        var times = _admitted.GetOrAdd(apiId, static _ => new Queue<long>());
        lock (times)
        {
            var now = timeProvider.GetTimestamp();
            while (times.TryPeek(out var oldest) && timeProvider.GetElapsedTime(oldest, now) >= Window)
            {
                times.Dequeue();
            }

            if (times.Count >= limit)
            {
                return Refusals.RateLimited(apiId, limit);
            }

            times.Enqueue(now);
            return null;
        }
    }
}
