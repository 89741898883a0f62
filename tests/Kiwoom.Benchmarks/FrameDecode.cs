using Kiwoom.Realtime;
using Kiwoom.Serialization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Benchmarks;

/// <summary>Decodes frames as the receive loop does, for streams that want them and throw them away.</summary>
internal sealed class FrameDecode
{
    private readonly FrameReader _reader;
    private readonly StreamBuffer[] _buffers;

    /// <param name="type">The type of the messages.</param>
    /// <param name="items">How many items are registered.</param>
    /// <param name="streams">How many streams want each of them.</param>
    public FrameDecode(RealtimeType type, int items = 1, int streams = 1)
    {
        var counters = new RealtimeCounters();
        _buffers = [.. Enumerable.Range(0, streams).Select(_ => new StreamBuffer(new StreamOptions { Overflow = StreamOverflow.Latest }, false, counters))];
        var routes = Enumerable.Range(0, items).Select(number => new ItemRoute(new RouteKey(type, Answers.Item(number)), 1, TimeProvider.System)).ToList();
        foreach (var route in routes)
        {
            Array.ForEach(_buffers, buffer => route.Join(buffer, new RegistrationTicket()));
            route.Registration.Ask();
            route.Acknowledge(default, []);
        }

        var table = new RouteTable(routes);
        _reader = new FrameReader(() => table, new CellPolicy(MalformedValues.Null, NullLogger.Instance), counters);
    }

    /// <summary>Reads a frame and delivers its messages; the streams' readers take them at once.</summary>
    public void Read(byte[] frame)
    {
        var head = default(FrameHead);
        _reader.Read(frame, new Arrival(default, 0), ref head);
        _reader.Deliver(default);
        foreach (var buffer in _buffers)
        {
            while (buffer.TryTake(out _))
            {
            }
        }
    }
}
