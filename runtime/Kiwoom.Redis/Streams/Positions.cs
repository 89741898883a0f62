using System.Collections.Concurrent;
using System.Globalization;
using Kiwoom.Redis.Connection;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Where a named program stands in each stream: behind the last message that it has read and come back from, in the slowest of its streams.
/// </summary>
internal sealed class Positions(RedisLink redis, RedisKeys keys, string consumer)
{
    private readonly ConcurrentDictionary<object, ConcurrentDictionary<RelayRoute, long>> _streams = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<RelayRoute, long> _left = new();
    private Dictionary<RelayRoute, long> _saved = [];

    public void Processed(object stream, RelayRoute route, long sequence) =>
        _streams.GetOrAdd(stream, static _ => new ConcurrentDictionary<RelayRoute, long>())[route] = sequence;

    public void Ended(object stream)
    {
        if (_streams.TryRemove(stream, out var routes))
        {
            foreach (var (route, sequence) in routes)
            {
                _left[route] = sequence;
            }
        }
    }

    /// <summary>Where it stood; null where it never read the stream.</summary>
    public async Task<long?> FindAsync(RelayRoute route, CancellationToken cancellationToken) =>
        _left.TryGetValue(route, out var left)
            ? left
            : (long?)await redis.RunAsync(database => database.HashGetAsync(keys.Position(consumer), route.ToString()), cancellationToken).ConfigureAwait(false);

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        var present = new Dictionary<RelayRoute, long>(_left);
        var living = new Dictionary<RelayRoute, long>();
        foreach (var (route, sequence) in _streams.Values.SelectMany(routes => routes))
        {
            living[route] = living.TryGetValue(route, out var other) ? Math.Min(other, sequence) : sequence;
        }

        foreach (var (route, sequence) in living)
        {
            present[route] = sequence;
        }

        HashEntry[] changed = [.. present.Where(pair => !_saved.TryGetValue(pair.Key, out var saved) || saved != pair.Value)
            .Select(pair => new HashEntry(pair.Key.ToString(), pair.Value.ToString(CultureInfo.InvariantCulture)))];
        if (changed.Length > 0)
        {
            await redis.RunAsync(
                async database =>
                {
                    await database.HashSetAsync(keys.Position(consumer), changed).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            _saved = present;
        }
    }
}
