using Kiwoom.Redis.Connection;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Reads the streams in which there is something new, many in one command, and gives their entries one by one; what is missing between two of
/// them it finds by their numbers. Read by one at a time.
/// </summary>
internal sealed partial class StreamReader(RedisLink redis, TimeProvider clock)
{
    private const int CountOfEach = 100;

    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceOnFailure = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, RelayedRoute> _routes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _prefixes = new(StringComparer.Ordinal);
    private readonly Queue<(RelayedRoute Route, StreamEntry[] Entries)> _batch = new();
    private Task<RedisStream[]>? _ahead;
    private Dictionary<string, RelayedRoute> _aheadOf = [];
    private bool _isDue;

    /// <summary>How long to wait before looking again, where nobody tells of news.</summary>
    public TimeSpan Patience { get; private set; } = UsualPatience;

    public static long NumberOf(RedisValue id) => EntryNames.NumberAt(BytesOf(id).Span);

    /// <summary>Reads a stream from its position on.</summary>
    public void Open(RelayedRoute route)
    {
        lock (_gate)
        {
            route.IsOpen = true;
            route.Fetched = route.Position;
            _routes[route.Name] = route;
            _isDue = true;
        }
    }

    /// <summary>Reads it no more.</summary>
    public void Close(RelayRoute route)
    {
        lock (_gate)
        {
            if (_routes.Remove(route.ToString(), out var relayed))
            {
                relayed.IsOpen = false;
            }
        }
    }

    /// <summary>News of messages.</summary>
    /// <returns>Whether any is in a stream that is read.</returns>
    public bool Hear(string text)
    {
        lock (_gate)
        {
            RelayNews.ReadMessages(text, _routes.GetAlternateLookup<ReadOnlySpan<char>>());
            return true;
        }
    }

    /// <summary>Looks at all streams next, whether or not there is news.</summary>
    public void LookAtAll() => Volatile.Write(ref _isDue, true);

    /// <summary>Reads what is new.</summary>
    /// <returns>Whether anything was read.</returns>
    public async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var (reading, of) = (_ahead, _aheadOf);
        _ahead = null;
        if (reading is null && !TryBegin(cancellationToken, out reading, out of))
        {
            return false;
        }

        try
        {
            var streams = await reading!.ConfigureAwait(false);
            Patience = UsualPatience;
            var count = 0;
            foreach (var stream in streams)
            {
                if (stream.Entries.Length > 0 && of.TryGetValue(stream.Key!, out var route))
                {
                    route.Fetched = NumberOf(stream.Entries[^1].Id);
                    route.Hear(route.Fetched + (stream.Entries.Length == CountOfEach ? 1 : 0));
                    _batch.Enqueue((route, stream.Entries));
                    count += CountOf(stream.Entries);
                }
            }

            Count(count);
            if (count > 0 && TryBegin(cancellationToken, out var ahead, out var aheadOf))
            {
                // While this is given on, what came meanwhile is fetched.
                (_ahead, _aheadOf) = (ahead, aheadOf);
            }

            return count > 0;
        }
        catch (RedisUnavailableException)
        {
            Patience = PatienceOnFailure;
            Volatile.Write(ref _isDue, true);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte> BytesOf(RedisValue value) => value;

    private static int CountOf(StreamEntry[] entries)
    {
        var count = 0;
        foreach (var entry in entries)
        {
            count += entry.Values.Length;
        }

        return count;
    }

    private void Count(int count)
    {
        if (count > 0)
        {
            RedisTelemetry.Read.Add(count);
            var (_, entries) = _batch.Last();
            if (RedisTelemetry.Lag.Enabled && EntryNames.TimeOf(BytesOf(entries[^1].Values[^1].Name).Span) is > 0 and var time)
            {
                RedisTelemetry.Lag.Record(Math.Max(0, (clock.GetUtcNow() - RelayTime.FromMicroseconds(time)).TotalSeconds));
            }
        }
    }

    private bool TryBegin(CancellationToken cancellationToken, out Task<RedisStream[]>? reading, out Dictionary<string, RelayedRoute> of)
    {
        of = new Dictionary<string, RelayedRoute>(StringComparer.Ordinal);
        lock (_gate)
        {
            var all = Interlocked.Exchange(ref _isDue, false);
            foreach (var route in _routes.Values)
            {
                if (all || route.HasNews)
                {
                    of.Add(route.Stream, route);
                }
            }
        }

        if (of.Count == 0)
        {
            reading = null;
            return false;
        }

        StreamPosition[] positions = [.. of.Values.Select(route => new StreamPosition(route.Stream, route.Fetched))];
        reading = redis.ProbeAsync(database => database.StreamReadAsync(positions, CountOfEach), cancellationToken);
        return true;
    }
}
