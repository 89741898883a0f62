using System.Text;
using Kiwoom.ConditionSearch;
using Kiwoom.Serialization;

namespace Kiwoom.Realtime;

/// <content>The values of one message, for the streams that want them.</content>
internal sealed partial class FrameReader
{
    /// <summary>Reads the values that come next, if anybody wants them; false when somebody does and they are none.</summary>
    private bool Take(ref WireReader reader, ReadOnlySpan<byte> json, RouteTable table, ReadOnlySpan<byte> typeName, ReadOnlySpan<byte> item, in Arrival arrival)
    {
        if (RealtimeTypes.Find(typeName) is not { } type)
        {
            _unknown++;
            _unknownType ??= Encoding.UTF8.GetString(typeName);
            reader.Skip();
            return true;
        }

        if (type.IsCondition)
        {
            return TakeMatch(ref reader, json, table, type, item, arrival);
        }

        if ((table.Find(type, item) ?? FindOther(table, type, item)) is not { TakesMessages: true } route)
        {
            _unclaimed++;
            reader.Skip();
            return true;
        }

        var valuesAt = reader.Position;
        if (isRaw)
        {
            return TakeRaw(ref reader, json, route, item, arrival);
        }

        if (!reader.BeginObject())
        {
            return false;
        }

        reader.SetOrigin(type.Name);
        RealtimeCounters.Count(ref counters.Decodes);
        var itemName = route.Key.Item.Length > 0 ? route.Key.Item : _itemNames.Get(item);
        try
        {
            _deliveries.Add(new Delivery(route, type.Read(ref reader, new MessageHeader(type.Name, itemName, arrival.ReceivedAt, arrival.Timestamp, arrival.Sequence)), null));
        }
        catch (KiwoomProtocolException e)
        {
            // MalformedValues.Throw: the streams that would have got the message get the reason why they do not.
            _deliveries.Add(new Delivery(route, null, e));
            reader.SkipFrom(valuesAt);
        }

        return true;
    }

    private static ReadOnlySpan<byte> Whitespace => " \t\r\n"u8;

    /// <summary>Takes the values as they are; false where they are no object.</summary>
    private bool TakeRaw(ref WireReader reader, ReadOnlySpan<byte> json, Route route, ReadOnlySpan<byte> item, in Arrival arrival)
    {
        var valuesAt = reader.Position;
        reader.Skip();
        var values = json[valuesAt..reader.Position].TrimEnd(Whitespace);
        var start = values.Length;
        values = values.TrimStart(Whitespace);
        start -= values.Length;
        if (values is not [(byte)'{', .., (byte)'}'])
        {
            return false;
        }

        _deliveries.Add(new Delivery(
            route,
            new RelayedMessage
            {
                Type = route.Type.Name,
                Item = route.Key.Item.Length > 0 ? route.Key.Item : _itemNames.Get(item),
                ReceivedAt = arrival.ReceivedAt,
                Timestamp = arrival.Timestamp,
                Values = Bytes.Slice(Bytes.Length - json.Length + valuesAt + start, values.Length),
            },
            null));
        return true;
    }

    /// <summary>The route of a message whose item is written otherwise than it was registered.</summary>
    private Route? FindOther(RouteTable table, RealtimeType type, ReadOnlySpan<byte> item)
    {
        if (table.FindOther(type, item, out var isSame) is not { } route)
        {
            return null;
        }

        _renamed ??= new RenamedItem(type.Name, Encoding.UTF8.GetString(item), route.Key.Item, isSame);
        return isSame ? route : null;
    }

    /// <summary>Reads a match of a condition, which is known by the number in its values: its item is the stock.</summary>
    private bool TakeMatch(ref WireReader reader, ReadOnlySpan<byte> json, RouteTable table, RealtimeType type, ReadOnlySpan<byte> item, in Arrival arrival)
    {
        var routes = table.FindAll(type);
        var valuesAt = reader.Position;
        if (routes.IsEmpty || !reader.BeginObject())
        {
            _unclaimed += routes.IsEmpty ? 1 : 0;
            if (routes.IsEmpty)
            {
                reader.Skip();
            }

            return routes.IsEmpty;
        }

        reader.SetOrigin(type.Name);
        var before = _deliveries.Count;
        var values = reader;
        try
        {
            var match = (ConditionMatch)type.Read(ref reader, new MessageHeader(type.Name, _itemNames.Get(item), arrival.ReceivedAt, arrival.Timestamp, arrival.Sequence));
            var message = isRaw ? ToRelayed(match, json[valuesAt..reader.Position]) : (RealtimeMessage)match;
            foreach (var route in routes)
            {
                if (match.ConditionNumber.Length == 0)
                {
                    // It may be any condition's.
                    var at = arrival.ReceivedAt;
                    _deliveries.Add(new Delivery(route, new StreamGap { From = at, Until = at, Reason = StreamGapReason.UnreadableFrame, ReceivedAt = at }, null));
                }
                else if (route.Key.Item == match.ConditionNumber)
                {
                    _deliveries.Add(new Delivery(route, message, null));
                }
            }

            _unclaimed += _deliveries.Count == before ? 1 : 0;
        }
        catch (KiwoomProtocolException e)
        {
            // It ends the streams of its own condition; without a number it may be any condition's.
            var number = NumberOf(ref values, type.ItemElement);
            foreach (var route in routes)
            {
                if (number.IsEmpty || number.SequenceEqual(route.ItemBytes))
                {
                    _deliveries.Add(new Delivery(route, null, e));
                }
            }

            reader.SkipFrom(valuesAt);
        }

        return true;
    }

    private static RelayedMessage ToRelayed(ConditionMatch match, ReadOnlySpan<byte> values) => new()
    {
        Type = match.Type,
        Item = match.Item,
        ReceivedAt = match.ReceivedAt,
        Timestamp = match.Timestamp,
        Values = values.Trim(Whitespace).ToArray(),
        Match = match,
    };

    /// <summary>The number of the condition that the values of a match tell; empty where they tell none.</summary>
    private static ReadOnlySpan<byte> NumberOf(ref WireReader values, ReadOnlySpan<byte> element)
    {
        while (values.NextField())
        {
            if (values.Name.SequenceEqual(element))
            {
                return values.ReadBytes().Trim((byte)' ');
            }

            values.Skip();
        }

        return default;
    }
}
