using System.Globalization;
using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Reads the streams in which there is something new, many in one command, and gives their entries one by one; what is missing between two of
/// them it finds by their numbers. Read by one at a time.
/// </summary>
internal sealed class StreamReader(RedisLink redis, TimeProvider clock)
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
    private int _at;
    private bool _isDue;

    /// <summary>When the last entry came to the process that holds the connection.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>The number of the last entry.</summary>
    public long Number { get; private set; }

    /// <summary>How long to wait before looking again, where nobody tells of news.</summary>
    public TimeSpan Patience { get; private set; } = UsualPatience;

    public static long NumberOf(RedisValue id)
    {
        var text = ((string?)id).AsSpan();
        var dash = text.IndexOf('-');
        return long.TryParse(dash < 0 ? text : text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
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

    /// <summary>Takes the next entry that was read.</summary>
    /// <param name="buffer">Takes its frame where that fits.</param>
    /// <param name="length">The frame's length.</param>
    /// <param name="whole">The frame where it does not fit; null otherwise.</param>
    /// <param name="gap">What is missing before the next one, in the place of a frame.</param>
    public bool TryTake(Span<byte> buffer, out int length, out byte[]? whole, out StreamGap? gap)
    {
        (length, whole, gap) = (0, null, null);
        while (_batch.TryPeek(out var read))
        {
            if (_at >= read.Entries.Length || !read.Route.IsOpen)
            {
                _batch.Dequeue();
                _at = 0;
                continue;
            }

            var entry = read.Entries[_at];
            var number = NumberOf(entry.Id);
            if (number <= read.Route.Position)
            {
                _at++;
                continue;
            }

            if (GapBefore(read.Route, number, entry) is { } missing)
            {
                gap = missing;
                return true;
            }

            _at++;
            read.Route.Position = number;
            if (!TryWrite(read.Route, entry, buffer, out length, out whole))
            {
                continue;
            }

            Number = number;
            return true;
        }

        return false;
    }

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
                    count += stream.Entries.Length;
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

    private void Count(int count)
    {
        if (count > 0)
        {
            RedisTelemetry.Read.Add(count);
            var (_, entries) = _batch.Last();
            if (RedisTelemetry.Lag.Enabled && TimeOf(entries[^1]) is > 0 and var time)
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

        StreamPosition[] positions = [.. of.Values.Select(route => new StreamPosition(route.Stream, route.Fetched.ToString(CultureInfo.InvariantCulture)))];
        reading = redis.ProbeAsync(database => database.StreamReadAsync(positions, CountOfEach), cancellationToken);
        return true;
    }

    /// <summary>What is missing before an entry, told once.</summary>
    private StreamGap? GapBefore(RelayedRoute route, long number, StreamEntry entry)
    {
        if (MarkOf(entry) is { } mark)
        {
            var from = mark.Previous == route.Position || route.LastTime == 0 ? mark.From : Math.Min(mark.From, route.LastTime);
            route.Position = number;
            route.LastTime = mark.Until;
            return Gap(route, from, mark.Until, mark.Reason);
        }

        if (number == route.Position + 1 || route.Position == 0)
        {
            return null;
        }

        RedisTelemetry.Trims.Add(1);
        var time = TimeOf(entry);
        route.Position = number - 1;
        return Gap(route, route.LastTime == 0 ? time : route.LastTime, time, StreamGapReason.Trimmed);
    }

    private StreamGap Gap(RelayedRoute route, long from, long until, StreamGapReason reason)
    {
        var end = RelayTime.FromMicroseconds(until);
        return new StreamGap
        {
            Type = route.Route.Type,
            Item = route.Route.Item,
            From = RelayTime.FromMicroseconds(Math.Min(from, until)),
            Until = end,
            Reason = reason,
            ReceivedAt = end,
            Timestamp = clock.GetTimestamp(),
        };
    }

    private static GapMark? MarkOf(StreamEntry entry) => entry.Values is [var mark] && mark.Name == "g" ? GapMark.Parse((string)mark.Value!) : null;

    private static long TimeOf(StreamEntry entry) => entry.Values is [var time, ..] && time.Value.TryParse(out long microseconds) ? microseconds : 0;

    private bool TryWrite(RelayedRoute route, StreamEntry entry, Span<byte> buffer, out int length, out byte[]? whole)
    {
        (length, whole) = (0, null);
        if (entry.Values is not [_, var values, ..])
        {
            return false;
        }

        route.LastTime = TimeOf(entry);
        Time = RelayTime.FromMicroseconds(route.LastTime);
        var prefix = PrefixOf(route, entry.Values.Length > 2 ? (string)entry.Values[2].Value! : null);
        var bytes = FrameWriter.BytesOf(values.Value);
        length = FrameWriter.LengthOf(prefix, bytes);
        if (length > buffer.Length)
        {
            whole = new byte[length];
            buffer = whole;
        }

        FrameWriter.Write(prefix, bytes, buffer);
        return true;
    }

    private byte[] PrefixOf(RelayedRoute route, string? item)
    {
        var name = item is null ? route.Name : $"{route.Route.Type}:{item}";
        if (!_prefixes.TryGetValue(name, out var prefix))
        {
            _prefixes.Add(name, prefix = FrameWriter.PrefixOf(route.Route.Type, item ?? route.Route.Item));
        }

        return prefix;
    }
}
