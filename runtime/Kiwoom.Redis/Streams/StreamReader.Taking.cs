using System.Text;
using Kiwoom.Realtime;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <content>What was read, message by message.</content>
internal sealed partial class StreamReader
{
    private int _entry;
    private bool _isBegun;

    // Of the present entry: what it is, its value, the number of its last message, how many are left, and those.
    private EntryKind _kind;
    private RedisValue _value;
    private long _last;
    private long _time;
    private GapMark? _mark;
    private int _left;
    private ReadOnlyMemory<byte> _messages;

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
                (_entry, _isBegun) = (0, false);
                continue;
            }

            if (!_isBegun)
            {
                Begin(read.Entries[_entry]);
            }

            var (number, time) = (_last - _left + 1, _time);
            ReadOnlySpan<byte> item = default;
            var (values, bytes) = (0, 0);
            if (_left == 0 || (_kind == EntryKind.Message && !IsReadable(out time, out item, out values, out bytes)))
            {
                _entry++;
                _isBegun = false;

                // What somebody else wrote and cannot be read is missing, as the next number tells; where there is none yet it is told now.
                if (_entry == read.Entries.Length && _last > read.Route.Position)
                {
                    Gap = GapOfTorn(read.Route);
                    return true;
                }

                continue;
            }

            var isNew = number > read.Route.Position;
            if (isNew && (Gap = GapBefore(read.Route, number, time)) is not null)
            {
                return true;
            }

            var message = _messages.Span.Slice(values, bytes);
            _messages = _messages[Math.Min(values + bytes + 1, _messages.Length)..];
            _left--;
            if (isNew)
            {
                read.Route.Position = Number = number;
                read.Route.LastTime = time;
                Time = RelayTime.FromMicroseconds(time);
                if (_kind == EntryKind.Stocks)
                {
                    Found = (read.Route.Route.Item, [.. FoundStocks.Split(_value).Select(StockCode.FromString)]);
                }
                else
                {
                    length = Take(PrefixOf(read.Route, item), message, buffer);
                }

                return true;
            }
        }

        return false;
    }

    private void Begin(in StreamEntry entry)
    {
        var name = BytesOf(entry.Values[0].Name).Span;
        _isBegun = true;
        (_kind, _value, _time) = (EntryNames.KindOf(name), entry.Values[0].Value, EntryNames.TimeOf(name));
        (_last, _left) = (NumberOf(entry.Id), EntryNames.CountOf(name));
        _messages = _kind == EntryKind.Message ? BytesOf(_value) : default;
        _mark = _kind == EntryKind.Gap ? GapMark.Parse((string)_value!) : null;
        if ((_kind == EntryKind.Gap && _mark is null) || (_kind == EntryKind.Stocks && _time == 0))
        {
            _left = 0;
        }
    }

    /// <summary>Reads the next message of the entry; the last one has nothing behind it.</summary>
    private bool IsReadable(out long time, out ReadOnlySpan<byte> item, out int values, out int length) =>
        EntryMessages.TryRead(_messages.Span, out time, out item, out values, out length) && (_left > 1 || values + length + 1 == _messages.Length);

    /// <summary>An entry is missing that cannot be read, and when it came is not known: after the one before it, and before now.</summary>
    private StreamGap GapOfTorn(RelayedRoute route)
    {
        RedisTelemetry.Trims.Add(1);
        var from = StartOf(route, _last);
        var until = Math.Max(from, RelayTime.ToMicroseconds(clock.GetUtcNow()));
        (route.Position, route.LastTime) = (_last, until);
        return ToGap(route, from, until, StreamGapReason.Trimmed);
    }

    /// <summary>When the last message came that was read; where none was, a time before what comes next: numbers begin at the time by Redis' clock.</summary>
    private static long StartOf(RelayedRoute route, long time) => route.LastTime > 0 ? route.LastTime : route.Position > 0 ? Math.Min(time, route.Position) : time;

    /// <summary>What is missing before an entry, told once.</summary>
    private StreamGap? GapBefore(RelayedRoute route, long number, long time)
    {
        if (_mark is { } mark)
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
        route.Position = number - 1;
        return ToGap(route, StartOf(route, time), time, StreamGapReason.Trimmed);
    }

    /// <summary>From when something may be missing: earlier than the mark tells where the entry before it is missing too.</summary>
    private static long FromOf(RelayedRoute route, in GapMark mark) =>
        mark.Previous == route.Position || route.Position == 0 ? mark.From : Math.Min(mark.From, StartOf(route, mark.From));

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

    /// <summary>Takes a message, as the frame that the server would have sent with it alone.</summary>
    /// <returns>The frame's length.</returns>
    private int Take(byte[] prefix, ReadOnlySpan<byte> values, Span<byte> buffer)
    {
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
