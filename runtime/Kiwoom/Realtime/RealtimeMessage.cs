namespace Kiwoom.Realtime;

/// <summary>What every realtime message has.</summary>
public abstract record RealtimeMessage
{
    /// <summary>The realtime type, for example <c>0B</c>. Case matters.</summary>
    public string Type { get; init; } = "";

    /// <summary>What the message is about: a stock or sector code; empty where the type has no items.</summary>
    public string Item { get; init; } = "";

    /// <summary>When the message arrived, by this machine's clock; through a relay, when it came to the process that holds the connection, by that machine's.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the message arrived, by a clock that never goes back (<see cref="TimeProvider.GetTimestamp"/>).</summary>
    public long Timestamp { get; init; }

    /// <summary>The message's number among those of its type and item, where they come through a <see cref="RealtimeRelay"/>: it grows from each to the next. 0 otherwise.</summary>
    public long Sequence { get; init; }

    /// <summary>
    /// Messages may be missing between the one before and this one; null where none are. Never lost: when messages that
    /// carry one are dropped, the next one takes it over, and several become one.
    /// </summary>
    public StreamGap? GapBefore { get; init; }
}
