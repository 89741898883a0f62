using System.Collections.Concurrent;
using Kiwoom.Redis.Connection;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Where a named program stands in each stream: behind the last message that it has read and come back from, in the slowest of its streams.
/// </summary>
internal sealed class Positions(RedisLink redis, RedisKeys keys, string consumer)
{
    private readonly ConcurrentDictionary<object, ConcurrentDictionary<RelayRoute, Position>> _streams = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<RelayRoute, Position> _left = new();
    private readonly ConcurrentDictionary<RelayRoute, Position> _received = new();
    private Dictionary<RelayRoute, Position> _saved = [];

    /// <summary>It begins to read a stream: what comes before its first message has been read is not lost when it ends early.</summary>
    public void Began(RelayRoute route, Position position) => _left.TryAdd(route, position);

    /// <summary>The way to the relay broke: what came over it waits in the program's streams, and is not to come again.</summary>
    public void Received(RelayRoute route, Position position) => _received[route] = position;

    public void Processed(object stream, RelayRoute route, Position position) =>
        _streams.GetOrAdd(stream, static _ => new ConcurrentDictionary<RelayRoute, Position>())[route] = position;

    public void Ended(object stream)
    {
        if (_streams.TryRemove(stream, out var routes))
        {
            foreach (var (route, position) in routes)
            {
                _left[route] = position;
                _received.TryRemove(route, out _);
            }
        }
    }

    /// <summary>Where it stood; null where it never read the stream.</summary>
    public async Task<Position?> FindAsync(RelayRoute route, CancellationToken cancellationToken) =>
        _received.TryRemove(route, out var received) ? received
            : _left.TryGetValue(route, out var left) ? left
            : Position.Parse(await redis.RunAsync(database => database.HashGetAsync(keys.Position(consumer), route.ToString()), cancellationToken).ConfigureAwait(false));

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        var present = new Dictionary<RelayRoute, Position>(_left);
        var living = new Dictionary<RelayRoute, Position>();
        foreach (var (route, position) in _streams.Values.SelectMany(routes => routes))
        {
            living[route] = living.TryGetValue(route, out var other) && other.Number < position.Number ? other : position;
        }

        foreach (var (route, position) in living)
        {
            present[route] = position;
        }

        HashEntry[] changed = [.. present.Where(pair => !_saved.TryGetValue(pair.Key, out var saved) || saved != pair.Value)
            .Select(pair => new HashEntry(pair.Key.ToString(), pair.Value.ToString()))];
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
