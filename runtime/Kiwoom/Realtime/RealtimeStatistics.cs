namespace Kiwoom.Realtime;

/// <summary>What the realtime connection has counted since the client was made.</summary>
public sealed class RealtimeStatistics
{
    private readonly RealtimeCounters _counters;

    internal RealtimeStatistics(RealtimeCounters counters) => _counters = counters;

    /// <summary>Whole frames received.</summary>
    public long Frames => Read(ref _counters.Frames);

    /// <summary>Messages decoded and given to streams; once, however many streams take one.</summary>
    public long Messages => Read(ref _counters.Messages);

    /// <summary>How often a message's values were decoded, for nothing too.</summary>
    internal long Decodes => Read(ref _counters.Decodes);

    /// <summary>Messages that no stream wanted (any more); they were not decoded.</summary>
    public long UnclaimedMessages => Read(ref _counters.UnclaimedMessages);

    /// <summary>Messages of a type that the spec does not know.</summary>
    public long UnknownTypes => Read(ref _counters.UnknownTypes);

    /// <summary>Frames that could not be read.</summary>
    public long MalformedFrames => Read(ref _counters.MalformedFrames);

    /// <summary>Frames longer than <see cref="RealtimeOptions.MaxFrameBytes"/>.</summary>
    public long OversizedFrames => Read(ref _counters.OversizedFrames);

    /// <summary>Messages that streams dropped because their consumers were slow.</summary>
    public long DroppedMessages => Read(ref _counters.DroppedMessages);

    /// <summary>How often a stream with <see cref="StreamOverflow.Wait"/> grew past its capacity.</summary>
    public long Overruns => Read(ref _counters.Overruns);

    /// <summary>Gaps put into streams.</summary>
    public long Gaps => Read(ref _counters.Gaps);

    /// <summary>Heartbeats answered.</summary>
    public long Heartbeats => Read(ref _counters.Heartbeats);

    /// <summary>Connections opened and logged in, the first one included.</summary>
    public long Logins => Read(ref _counters.Logins);

    /// <summary>Connections lost and restored.</summary>
    public long Reconnects => Read(ref _counters.Reconnects);

    private static long Read(ref long counter) => Interlocked.Read(ref counter);
}
