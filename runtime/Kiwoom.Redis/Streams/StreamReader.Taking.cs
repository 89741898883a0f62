using System.Text;
using Kiwoom.Realtime;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <content>What was read, message by message.</content>
internal sealed partial class StreamReader
{
    private int _entry;
    private int _part;

    /// <summary>When the message or the result that was taken last came to the process that holds the connection.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>The number of the message that was taken last.</summary>
    public long Number { get; private set; }

    /// <summary>The frame that was taken last where it did not fit; null otherwise.</summary>
    public byte[]? Whole { get; private set; }

    /// <summary>What is missing before the next message, where that was taken last; null otherwise.</summary>
    public StreamGap? Gap { get; private set; }

    /// <summary>All stocks of a condition, where that was taken last; null otherwise.</summary>
    public (string Condition, IReadOnlyList<StockCode> Stocks)? Found { get; private set; }

    /// <summary>Takes the next message, gap or result that was read.</summary>
    /// <param name="buffer">Takes a message's frame where that fits.</param>
    /// <param name="length">The frame's length.</param>
    public bool TryTake(Span<byte> buffer, out int length)
    {
        (length, Whole, Gap, Found) = (0, null, null, null);
        while (_batch.TryPeek(out var read))
        {
            if (_entry >= read.Entries.Length || !read.Route.IsOpen)
            {
                _batch.Dequeue();
                _entry = _part = 0;
                continue;
            }

            var entry = read.Entries[_entry];
            if (_part >= entry.Values.Length)
            {
                _entry++;
                _part = 0;
                continue;
            }

            var number = NumberOf(entry.Id) - (entry.Values.Length - 1 - _part);
            if (number <= read.Route.Position)
            {
                _part++;
                continue;
            }

            var name = BytesOf(entry.Values[_part].Name).Span;
            Gap = GapBefore(read.Route, number, name, entry.Values[_part].Value);
            if (Gap is null)
            {
                _part++;
                read.Route.Position = Number = number;
                length = Take(read.Route, name, entry.Values[_part - 1].Value, buffer);
            }

            return true;
        }

        return false;
    }

    /// <summary>What is missing before an entry, told once.</summary>
    private StreamGap? GapBefore(RelayedRoute route, long number, ReadOnlySpan<byte> name, RedisValue value)
    {
        if (EntryNames.KindOf(name) == EntryKind.Gap && GapMark.Parse((string)value!) is { } mark)
        {
            var from = FromOf(route, mark);
            route.Position = number;
            route.LastTime = mark.Until;
            return ToGap(route, from, mark.Until, mark.Reason);
        }

        if (number == route.Position + 1 || route.Position == 0)
        {
            return null;
        }

        RedisTelemetry.Trims.Add(1);
        var time = EntryNames.TimeOf(name);
        route.Position = number - 1;
        return ToGap(route, route.LastTime == 0 ? time : route.LastTime, time, StreamGapReason.Trimmed);
    }

    /// <summary>From when something may be missing: earlier than the mark tells where the entry before it is missing too.</summary>
    private static long FromOf(RelayedRoute route, in GapMark mark) =>
        mark.Previous == route.Position || route.LastTime == 0 ? mark.From : Math.Min(mark.From, route.LastTime);

    private StreamGap ToGap(RelayedRoute route, long from, long until, StreamGapReason reason)
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

    /// <summary>Takes a message, as the frame that the server would have sent with it alone, or a result.</summary>
    /// <returns>The frame's length.</returns>
    private int Take(RelayedRoute route, ReadOnlySpan<byte> name, RedisValue value, Span<byte> buffer)
    {
        route.LastTime = EntryNames.TimeOf(name);
        Time = RelayTime.FromMicroseconds(route.LastTime);
        if (EntryNames.KindOf(name) == EntryKind.Stocks)
        {
            Found = (route.Route.Item, [.. FoundStocks.Split(value).Select(StockCode.FromString)]);
            return 0;
        }

        var prefix = PrefixOf(route, EntryNames.ItemOf(name));
        var values = BytesOf(value);
        var length = FrameWriter.LengthOf(prefix, values);
        if (length > buffer.Length)
        {
            Whole = new byte[length];
            buffer = Whole;
        }

        FrameWriter.Write(prefix, values, buffer);
        return length;
    }

    private byte[] PrefixOf(RelayedRoute route, ReadOnlySpan<byte> item)
    {
        if (item.IsEmpty)
        {
            return route.Prefix ??= FrameWriter.PrefixOf(route.Route.Type, route.Route.Item);
        }

        var other = Encoding.UTF8.GetString(item);
        if (!_prefixes.TryGetValue($"{route.Route.Type}:{other}", out var prefix))
        {
            _prefixes.Add($"{route.Route.Type}:{other}", prefix = FrameWriter.PrefixOf(route.Route.Type, other));
        }

        return prefix;
    }
}
