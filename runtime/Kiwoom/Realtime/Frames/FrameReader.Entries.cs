using Kiwoom.Serialization;

namespace Kiwoom.Realtime;

/// <content>The messages of a frame, and what stands around the values of each.</content>
internal sealed partial class FrameReader
{
    private readonly EntryPatterns _heads = new();
    private readonly EntryPatterns _tails = new();
    private Progress _whole;

    /// <summary>Reads the messages where they stand as servers write them; whatever stands otherwise is left to be read field by field.</summary>
    private void ReadUsualBeginning(ref WireReader reader, ReadOnlySpan<byte> frame, RouteTable table, in Arrival arrival, ref FrameHead head)
    {
        var named = "{\"trnm\":\"REAL\",\"data\":"u8;
        var unnamed = "{\"data\":"u8;
        var name = ",\"trnm\":\"REAL\""u8;
        if (frame.StartsWith(named))
        {
            SetReal(ref head);
            reader.MoveTo(named.Length);
            ReadEntries(ref reader, frame, table, arrival, ref head);
        }
        else if (frame.StartsWith(unnamed))
        {
            reader.MoveTo(unnamed.Length);
            ReadEntries(ref reader, frame, table, arrival, ref head);
            if (frame[reader.Position..].StartsWith(name))
            {
                SetReal(ref head);
                reader.MoveTo(reader.Position + name.Length);
            }
        }
    }

    private static void SetReal(ref FrameHead head)
    {
        head.Name = "REAL"u8;
        head.Kind = FrameKind.Real;
    }

    private void ReadEntries(ref WireReader reader, ReadOnlySpan<byte> frame, RouteTable table, in Arrival arrival, ref FrameHead head)
    {
        if (!reader.BeginArray())
        {
            head.HasBrokenMessages = true;
            return;
        }

        while (reader.NextElement(out var isObject))
        {
            head.HasBrokenMessages |= !isObject || !ReadEntry(ref reader, frame, table, arrival);
            KeepEntry();
        }
    }

    /// <summary>What has been read until now stays, whatever follows.</summary>
    private void KeepEntry()
    {
        (_whole.Deliveries, _whole.Unclaimed, _whole.Unknown) = (_deliveries.Count, _unclaimed, _unknown);
        if (_whole.UnknownType != (object?)_unknownType || _whole.Renamed != (object?)_renamed)
        {
            (_whole.UnknownType, _whole.Renamed) = (_unknownType, _renamed);
        }
    }

    /// <summary>Takes back what was read of an entry under a type and an item that it has not, or that nobody knows to be its own.</summary>
    private void ForgetEntry()
    {
        ForgetDeliveries();
        (_unclaimed, _unknown, _unknownType, _renamed) = (_whole.Unclaimed, _whole.Unknown, _whole.UnknownType, _whole.Renamed);
    }

    private void ForgetDeliveries() => _deliveries.RemoveRange(_whole.Deliveries, _deliveries.Count - _whole.Deliveries);

    /// <summary>Reads one message; false when it lacks its type or its values, or has them in a form that loses some.</summary>
    private bool ReadEntry(ref WireReader reader, ReadOnlySpan<byte> frame, RouteTable table, in Arrival arrival)
    {
        var entry = new Entry(reader.Position);
        if (_heads.TryMatch(frame[entry.Start..], out var known, out var length))
        {
            entry.Know(known);
            reader.MoveTo(entry.ValuesAt = entry.Start + length);
            Take(ref reader, frame, table, ref entry, known, arrival);
        }

        for (; reader.NextField(); entry.FieldEnd = reader.Position)
        {
            ReadField(ref reader, frame, table, ref entry, arrival);
        }

        if (entry.Type.IsEmpty || entry.ValuesAt < 0)
        {
            ForgetDeliveries();
            return false;
        }

        if (!entry.IsTaken || !entry.Type.SequenceEqual(entry.Taken.Type) || !entry.Item.SequenceEqual(entry.Taken.Item))
        {
            // The guess was wrong, or type and item came after the values in a way that could not be guessed.
            ForgetEntry();
            var values = frame[entry.ValuesAt..];
            var again = new WireReader(values, "", cells, null);
            Take(ref again, values, table, ref entry, EntryHead.Of(entry.Type, entry.Item), arrival);
        }
        else if (entry.TailAt >= 0)
        {
            _tails.Learn(frame[entry.TailAt..entry.FieldEnd], entry.Type, entry.Item);
        }

        return entry.IsWhole && entry.IsRead;
    }

    private void ReadField(ref WireReader reader, ReadOnlySpan<byte> frame, RouteTable table, ref Entry entry, in Arrival arrival)
    {
        var name = reader.Name;
        if (name.SequenceEqual("values"u8))
        {
            if (entry.ValuesAt >= 0)
            {
                // One message for one entry, and nobody knows which of the two it is.
                entry.IsWhole = false;
                entry.TailAt = -1;
                reader.Skip();
                return;
            }

            entry.ValuesAt = reader.Position;
            ReadValues(ref reader, frame, table, ref entry, arrival);
        }
        else if (name.SequenceEqual("type"u8))
        {
            entry.Type = reader.ReadBytes();
        }
        else if (name.SequenceEqual("item"u8))
        {
            entry.HasItem = true;
            entry.Item = reader.ReadBytes();
        }
        else if (name.SequenceEqual("name"u8))
        {
            reader.Skip();
        }
        else
        {
            entry.IsKnown = false;
            entry.TailAt = -1;
            Skip(ref reader);
        }
    }

    /// <summary>Reads the values, if type and item have come, or stand behind them where they can be found.</summary>
    private void ReadValues(ref WireReader reader, ReadOnlySpan<byte> frame, RouteTable table, ref Entry entry, in Arrival arrival)
    {
        if (!entry.Type.IsEmpty && entry.HasItem)
        {
            if (entry.IsKnown)
            {
                _heads.Learn(frame[entry.Start..entry.ValuesAt], entry.Type, entry.Item);
            }

            Take(ref reader, frame, table, ref entry, EntryHead.Of(entry.Type, entry.Item), arrival);
            return;
        }

        // The values are flat, unless one of their texts has a brace in it.
        var end = entry.ValuesAt + frame[entry.ValuesAt..].IndexOf((byte)'}') + 1;
        if (_tails.TryMatch(frame[end..], out var head, out var length))
        {
            Take(ref reader, frame, table, ref entry, head, arrival);
            if (reader.Position == end)
            {
                entry.Know(head);
                reader.MoveTo(end + length);
            }

            return;
        }

        if (EntryHead.TryPeek(frame[entry.ValuesAt..], out head))
        {
            Take(ref reader, frame, table, ref entry, head, arrival);
        }
        else
        {
            reader.Skip();
        }

        // Values that come first have all else behind them.
        entry.TailAt = entry.FieldEnd == entry.Start ? reader.Position : -1;
    }

    private void Take(ref WireReader reader, ReadOnlySpan<byte> json, RouteTable table, ref Entry entry, EntryHead head, in Arrival arrival)
    {
        entry.IsTaken = true;
        entry.Taken = head;
        entry.IsRead = Take(ref reader, json, table, head.Type, head.Item, arrival);
    }

    /// <summary>What has come of the entries that have ended.</summary>
    private struct Progress
    {
        public int Deliveries;
        public int Unclaimed;
        public int Unknown;
        public string? UnknownType;
        public RenamedItem? Renamed;
    }

    /// <summary>What has been read of a message.</summary>
    private ref struct Entry(int start)
    {
        /// <summary>Where it begins.</summary>
        public readonly int Start = start;

        /// <summary>Where the last field ends; the beginning where none has come.</summary>
        public int FieldEnd = start;

        public ReadOnlySpan<byte> Type;
        public ReadOnlySpan<byte> Item;
        public bool HasItem;

        /// <summary>Where the values begin; -1 before they have come.</summary>
        public int ValuesAt = -1;

        /// <summary>Where begins what stands behind the values; -1 where something stands before them, or nobody knows something behind them.</summary>
        public int TailAt = -1;

        /// <summary>Whether all that has come is known.</summary>
        public bool IsKnown = true;

        /// <summary>Whether the values were read, for which type and item.</summary>
        public bool IsTaken;
        public EntryHead Taken;

        public bool IsWhole = true;
        public bool IsRead = true;

        public void Know(EntryHead head)
        {
            Type = head.Type;
            Item = head.Item;
            HasItem = true;
        }
    }
}
