using Kiwoom.Redis.Connection;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Reads the streams in which there is something new, many in one command, and gives their entries one by one; what is missing between two of
/// them it finds by their numbers. Read by one at a time.
/// </summary>
internal sealed partial class StreamReader(RedisLink redis, TimeProvider clock, ForeignKeys foreign)
{
    // How many entries are read at once of all streams that have news, and the least and most of each: few of many, so that an answer does not grow with them.
    private const int CountOfAll = 400;
    private const int LeastOfEach = 2;
    private const int MostOfEach = 100;

    // Of how many parts one is read at once, at most: an answer that takes longer than a command may is asked for in smaller ones.
    private const int MostParts = 1024;

    // What share of a command's time a read may take, so that the next one may be twice as large.
    private const int QuickPart = 4;

    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceOnFailure = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, RelayedRoute> _routes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _prefixes = new(StringComparer.Ordinal);
    private readonly Queue<(RelayedRoute Route, StreamEntry[] Entries)> _batch = new();
    private Reading? _ahead;
    private bool _isDue;
    private int _parts = 1;
    private int _nextOfPart;

    /// <summary>How long to wait before looking again, where nobody tells of news.</summary>
    public TimeSpan Patience { get; private set; } = UsualPatience;

    public static long NumberOf(RedisValue id) => EntryNames.NumberAt(BytesOf(id).Span);

    /// <summary>Where a reader stands that has read an entry.</summary>
    public static Position PositionOf(in StreamEntry entry)
    {
        var name = BytesOf(entry.Values[0].Name).Span;
        var value = entry.Values[0].Value;
        var time = EntryNames.KindOf(name) switch
        {
            EntryKind.Message => EntryMessages.LastTimeOf(BytesOf(value).Span),
            EntryKind.Gap => GapMark.Parse((string)value!)?.Until ?? 0,
            _ => EntryNames.TimeOf(name),
        };
        return new Position(NumberOf(entry.Id), time);
    }

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
        var reading = _ahead ?? Begin(cancellationToken);
        _ahead = null;
        if (reading is null)
        {
            return false;
        }

        try
        {
            var (streams, took) = await reading.Task.ConfigureAwait(false);
            _parts = took < redis.CommandTimeout / QuickPart ? Math.Max(1, _parts / 2) : _parts;
            Patience = _parts > 1 ? PatienceOnFailure : UsualPatience;
            var (count, at) = (0, 0);
            foreach (var stream in streams)
            {
                // They come in the order in which they were asked for, without those that have nothing new.
                while (at < reading.Routes.Count && reading.Routes[at].Key != stream.Key)
                {
                    at++;
                }

                if (at < reading.Routes.Count && stream.Entries.Length > 0)
                {
                    var route = reading.Routes[at];
                    route.Fetched = NumberOf(stream.Entries[^1].Id);
                    route.Hear(route.Fetched + (stream.Entries.Length == reading.CountOfEach ? 1 : 0));
                    _batch.Enqueue((route, stream.Entries));
                    count += CountOf(stream.Entries);
                }
            }

            if (count > 0)
            {
                Count(count, streams[^1].Entries[^1]);

                // While this is given on, what came meanwhile is fetched.
                _ahead = Begin(cancellationToken);
            }

            return count > 0;
        }
        catch (RedisUnavailableException)
        {
            // Perhaps it was too much for the way to here.
            _parts = Math.Min(MostParts, _parts * 2);
            Patience = PatienceOnFailure;
            Volatile.Write(ref _isDue, true);
            return false;
        }
        catch (RedisServerException e) when (ForeignKeys.IsReasonOf(e))
        {
            await SetAsideAsync(reading.Routes, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>One key that is no stream would hold up all that are read with it.</summary>
    private async Task SetAsideAsync(List<RelayedRoute> routes, CancellationToken cancellationToken)
    {
        Patience = PatienceOnFailure;
        Volatile.Write(ref _isDue, true);
        try
        {
            await foreign.SetAsideAsync([.. routes.Select(route => (route.Key, ForeignKeys.Stream))], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RedisUnavailableException or OperationCanceledException)
        {
            // It is found again.
        }
    }

    private static ReadOnlyMemory<byte> BytesOf(RedisValue value) => value;

    private static int CountOf(StreamEntry[] entries)
    {
        var count = 0;
        foreach (var entry in entries)
        {
            count += EntryNames.CountOf(BytesOf(entry.Values[0].Name).Span);
        }

        return count;
    }

    private void Count(int count, in StreamEntry last)
    {
        RedisTelemetry.Read.Add(count);
        if (RedisTelemetry.Lag.Enabled && last.Values[0] is var field && EntryNames.KindOf(BytesOf(field.Name).Span) == EntryKind.Message
            && EntryMessages.LastTimeOf(BytesOf(field.Value).Span) is > 0 and var time)
        {
            RedisTelemetry.Lag.Record(Math.Max(0, (clock.GetUtcNow() - RelayTime.FromMicroseconds(time)).TotalSeconds));
        }
    }

    /// <summary>Asks for what is new; null where nothing is.</summary>
    private Reading? Begin(CancellationToken cancellationToken)
    {
        List<RelayedRoute> routes = [];
        lock (_gate)
        {
            var all = Interlocked.Exchange(ref _isDue, false);
            foreach (var route in _routes.Values)
            {
                if (all || route.HasNews)
                {
                    routes.Add(route);
                }
            }
        }

        if (routes.Count == 0)
        {
            return null;
        }

        var count = Math.Clamp(CountOfAll / routes.Count, LeastOfEach, MostOfEach);
        if (_parts > 1)
        {
            count = Math.Max(1, count / _parts);
            routes = TakePart(routes);
        }

        StreamPosition[] positions = [.. routes.Select(route => new StreamPosition(route.Key, route.Fetched))];
        return new Reading(routes, count, AskAsync(positions, count, cancellationToken));
    }

    /// <summary>Some of the streams, next time those behind them.</summary>
    private List<RelayedRoute> TakePart(List<RelayedRoute> routes)
    {
        var size = (routes.Count + _parts - 1) / _parts;
        List<RelayedRoute> part = [.. Enumerable.Range(_nextOfPart, size).Select(i => routes[i % routes.Count])];
        _nextOfPart = (_nextOfPart + size) % routes.Count;
        Volatile.Write(ref _isDue, true);
        return part;
    }

    private async Task<(RedisStream[] Streams, TimeSpan Took)> AskAsync(StreamPosition[] positions, int count, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var streams = await redis.ProbeAsync(database => database.StreamReadAsync(positions, count), cancellationToken).ConfigureAwait(false);
        return (streams, clock.GetElapsedTime(began));
    }

    private sealed record Reading(List<RelayedRoute> Routes, int CountOfEach, Task<(RedisStream[] Streams, TimeSpan Took)> Task);
}
