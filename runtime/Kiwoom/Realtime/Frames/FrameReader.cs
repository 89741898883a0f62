using System.Text.Json;
using System.Text.Unicode;
using Kiwoom.Serialization;

namespace Kiwoom.Realtime;

/// <summary>
/// Reads frames in one pass over their bytes. Members come in any order, several messages of several types in one frame. A message is
/// decoded once, however many streams take it, and not at all when none does, or where the bytes are wanted (<see cref="RelayedMessage"/>); it is delivered when its frame has been understood.
/// </summary>
internal sealed partial class FrameReader(Func<RouteTable> routes, CellPolicy cells, RealtimeCounters counters, bool isRaw = false)
{
    private readonly List<Delivery> _deliveries = [];
    private readonly List<StreamBuffer> _asleep = [];
    private readonly List<byte[]> _skipped = [];
    private readonly ItemNames _itemNames = new();
    private int _unclaimed;
    private int _unknown;
    private string? _unknownType;
    private RenamedItem? _renamed;

    /// <summary>The frame that is read, where messages are given as the bytes that came.</summary>
    public ReadOnlyMemory<byte> Bytes { get; set; }

    /// <summary>A type that the spec does not know and that came since last asked.</summary>
    public string? TakeUnknownType() => _unknownType is null ? null : Interlocked.Exchange(ref _unknownType, null);

    /// <summary>An item that came since last asked under another name than it was registered.</summary>
    public RenamedItem? TakeRenamed() => _renamed is null ? null : Interlocked.Exchange(ref _renamed, null);

    /// <summary>Reads a frame; its messages wait for <see cref="Deliver"/>.</summary>
    /// <exception cref="JsonException">It is not a JSON object. The messages whose entries had ended before the break still wait.</exception>
    public void Read(ReadOnlySpan<byte> frame, in Arrival arrival, ref FrameHead head)
    {
        _deliveries.Clear();
        _skipped.Clear();
        _unclaimed = _unknown = 0;
        KeepEntry();
        try
        {
            ReadAll(frame, arrival, ref head);
        }
        catch
        {
            // An entry that breaks off has not said whose it is: what was guessed nobody came to check, and what was read may come again.
            ForgetEntry();
            throw;
        }
    }

    /// <summary>Gives the messages of the last frame to their streams, whose readers sleep on until <see cref="WakeReaders"/>.</summary>
    public void Deliver(in Arrival now)
    {
        foreach (var (route, message, error) in _deliveries)
        {
            if (message is not null && route is ConditionRoute condition)
            {
                condition.Stocks.Deliver(message, route);
                continue;
            }

            route.Arrive(now);
            foreach (var subscriber in route.Subscribers)
            {
                if (message is not null)
                {
                    if (subscriber.Append(message, route.Type.IsLossless))
                    {
                        _asleep.Add(subscriber);
                    }
                }
                else
                {
                    subscriber.Complete(error);
                }
            }
        }

        RealtimeCounters.Count(ref counters.Messages, _deliveries.Count);
        RealtimeCounters.Count(ref counters.UnclaimedMessages, _unclaimed);
        RealtimeCounters.Count(ref counters.UnknownTypes, _unknown);
        _deliveries.Clear();
    }

    /// <summary>Wakes those that wait for what has been delivered.</summary>
    public void WakeReaders()
    {
        foreach (var subscriber in _asleep)
        {
            subscriber.WakeReader();
        }

        _asleep.Clear();
    }

    private void ReadAll(ReadOnlySpan<byte> frame, in Arrival arrival, ref FrameHead head)
    {
        if (!Utf8.IsValid(frame))
        {
            throw new JsonException("The frame is not UTF-8.");
        }

        var reader = new WireReader(frame, "", cells, null);
        var table = routes();
        reader.Begin();
        ReadUsualBeginning(ref reader, frame, table, arrival, ref head);
        while (reader.NextField())
        {
            var name = reader.Name;
            if (name.SequenceEqual("data"u8) && head.Kind is FrameKind.None or FrameKind.Real)
            {
                ReadEntries(ref reader, frame, table, arrival, ref head);
            }
            else if (name.SequenceEqual("trnm"u8))
            {
                head.Name = reader.ReadBytes();
                head.Kind = KindOf(head.Name);
            }
            else if (name.SequenceEqual("code"u8))
            {
                head.Code = reader.ReadBytes();
            }
            else if (name.SequenceEqual("message"u8))
            {
                head.Message = reader.ReadBytes();
            }
            else if (name.SequenceEqual("seq"u8))
            {
                head.Sequence = reader.ReadBytes();
            }
            else if (!reader.TryReadEnvelope())
            {
                Skip(ref reader);
            }
        }

        head.ReturnCode = reader.ReturnCode;
        head.ReturnMessage = reader.ReturnMessage;
        reader.End();
        if (head.Kind != FrameKind.Answer)
        {
            // Whoever waits for an answer reads it, and counts what it does not know.
            foreach (var name in _skipped)
            {
                cells.UnknownElement("", name);
            }
        }
    }

    private static FrameKind KindOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("REAL"u8) ? FrameKind.Real :
        name.SequenceEqual("PING"u8) ? FrameKind.Ping :
        name.SequenceEqual("SYSTEM"u8) ? FrameKind.System :
        name.IsEmpty ? FrameKind.None : FrameKind.Answer;

    private void Skip(ref WireReader reader)
    {
        _skipped.Add(reader.Name.ToArray());
        reader.Skip();
    }

    private readonly record struct Delivery(Route Route, RealtimeMessage? Message, Exception? Error);
}
