using Kiwoom.Realtime;

namespace Kiwoom.Telemetry;

/// <summary>
/// The realtime counters of all clients, as the meter shows them. They are read when somebody looks: a message costs no more because
/// somebody could.
/// </summary>
internal static class RealtimeMetrics
{
    private static readonly Lock Gate = new();
    private static readonly List<RealtimeCounters> Living = [];

    // What clients counted that are gone: a counter never goes back.
    private static readonly RealtimeCounters Ended = new();

    static RealtimeMetrics()
    {
        Show(KiwoomTelemetry.RealtimeMessages, "{message}", "Messages delivered to streams.", counters => Volatile.Read(ref counters.Messages));
        Show(KiwoomTelemetry.RealtimeDropped, "{message}", "Messages that slow consumers lost.", counters => Volatile.Read(ref counters.DroppedMessages));
        Show(KiwoomTelemetry.RealtimeGaps, "{gap}", "Gaps reported to streams.", counters => Volatile.Read(ref counters.Gaps));
        Show(KiwoomTelemetry.RealtimeReconnects, "{connection}", "Connections restored.", counters => Volatile.Read(ref counters.Reconnects));
        Show(KiwoomTelemetry.RealtimeMalformedFrames, "{frame}", "Frames that could not be read.", counters => Volatile.Read(ref counters.MalformedFrames));
    }

    public static void Add(RealtimeCounters counters)
    {
        lock (Gate)
        {
            Living.Add(counters);
        }
    }

    /// <summary>A client has ended; what it counted stays.</summary>
    public static void Remove(RealtimeCounters counters)
    {
        lock (Gate)
        {
            if (Living.Remove(counters))
            {
                Ended.Messages += counters.Messages;
                Ended.DroppedMessages += counters.DroppedMessages;
                Ended.Gaps += counters.Gaps;
                Ended.Reconnects += counters.Reconnects;
                Ended.MalformedFrames += counters.MalformedFrames;
            }
        }
    }

    private static void Show(string name, string unit, string description, Func<RealtimeCounters, long> value) =>
        KiwoomTelemetry.Meter.CreateObservableCounter(
            name,
            () =>
            {
                lock (Gate)
                {
                    return Living.Append(Ended).Sum(value);
                }
            },
            unit,
            description);
}
