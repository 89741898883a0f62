using Kiwoom.Redis.Connection;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>What this process tells of itself: that it lives, and what its streams want. Both go by themselves when it dies.</summary>
internal sealed class Presence(RedisLink redis, RedisKeys keys, RelayNews news, string id, string name)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<RelayRoute, int> _wanted = [];

    /// <summary>One more of this process' connections wants routes.</summary>
    public void Add(IEnumerable<RelayRoute> routes)
    {
        lock (_gate)
        {
            foreach (var route in routes)
            {
                _wanted[route] = _wanted.GetValueOrDefault(route) + 1;
            }
        }
    }

    /// <summary>One wants them no more.</summary>
    public void Remove(IEnumerable<RelayRoute> routes)
    {
        lock (_gate)
        {
            foreach (var route in routes)
            {
                if (_wanted.TryGetValue(route, out var count) && count > 1)
                {
                    _wanted[route] = count - 1;
                }
                else
                {
                    _wanted.Remove(route);
                }
            }
        }
    }

    /// <summary>Whether the process wants a route.</summary>
    public bool Wants(RelayRoute route)
    {
        lock (_gate)
        {
            return _wanted.ContainsKey(route);
        }
    }

    /// <summary>Tells it again.</summary>
    /// <param name="hasChanged">Whether the others are to look at once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task TellAsync(bool hasChanged, CancellationToken cancellationToken)
    {
        RedisValue[] wanted;
        lock (_gate)
        {
            wanted = [.. _wanted.Keys.Select(route => (RedisValue)route.ToString())];
        }

        await redis.RunAsync(
            database =>
            {
                var step = database.CreateTransaction();
                _ = step.KeyDeleteAsync(keys.Wants(id));
                if (wanted.Length > 0)
                {
                    _ = step.SetAddAsync(keys.Wants(id), wanted);
                    _ = step.KeyExpireAsync(keys.Wants(id), Life);
                }

                _ = step.HashSetAsync(keys.ProcessInfo(id), [new HashEntry("name", name)]);
                _ = step.KeyExpireAsync(keys.ProcessInfo(id), Life);
                _ = step.SortedSetAddAsync(keys.Processes, id, RelayTime.ToMicroseconds(DateTimeOffset.UtcNow));
                return step.ExecuteAsync();
            },
            cancellationToken).ConfigureAwait(false);
        if (hasChanged)
        {
            await news.PublishAsync(RelayNews.Wants, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task LeaveAsync() => redis.RunAsync(
        async database =>
        {
            await Task.WhenAll(
                database.KeyDeleteAsync(keys.Wants(id)),
                database.KeyDeleteAsync(keys.ProcessInfo(id)),
                database.SortedSetRemoveAsync(keys.Processes, id)).ConfigureAwait(false);
            return true;
        },
        CancellationToken.None);

    /// <summary>What all processes want that live.</summary>
    public static async Task<HashSet<RelayRoute>> ReadAllAsync(RedisLink redis, RedisKeys keys, CancellationToken cancellationToken)
    {
        var processes = await redis.RunAsync(database => database.SortedSetRangeByRankAsync(keys.Processes), cancellationToken).ConfigureAwait(false);
        var wants = await redis.RunAsync(
            database => Task.WhenAll(processes.Select(process => database.SetMembersAsync(keys.Wants(process!)))), cancellationToken).ConfigureAwait(false);
        await redis.RunAsync(
            database => database.SortedSetRemoveRangeByScoreAsync(keys.Processes, double.NegativeInfinity, RelayTime.ToMicroseconds(DateTimeOffset.UtcNow - (6 * Life))),
            cancellationToken).ConfigureAwait(false);
        return [.. wants.SelectMany(routes => routes).Select(route => RelayRoute.Parse(route!))];
    }
}
