using System.Net.WebSockets;

namespace Kiwoom.Realtime;

/// <summary>A client's connection to a <see cref="RealtimeRelay"/>: a socket that also tells when each message came to the relay, and what is missing.</summary>
public abstract class RelayedWebSocket : WebSocket
{
    /// <summary>When the frame that was received last came to the process that holds the connection; null for a frame of the relay's own.</summary>
    public DateTimeOffset? FrameReceivedAt { get; protected set; }

    /// <summary>The number that the relay gave to the messages of the frame that was received last.</summary>
    public long FrameSequence { get; protected set; }

    internal Action<StreamGap>? OnGap { get; set; }

    internal Action<string, IReadOnlyList<StockCode>, DateTimeOffset>? OnConditionResult { get; set; }

    /// <summary>
    /// Tells that messages are missing before whatever is received next. To be called while a frame is being received, which is when the one before
    /// has been handled.
    /// </summary>
    /// <param name="gap">The gap. Its <see cref="RealtimeMessage.Type"/> and <see cref="RealtimeMessage.Item"/> say of what, as they were registered; without a type it is everything.</param>
    protected void PostGap(StreamGap gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        OnGap?.Invoke(gap);
    }

    /// <summary>
    /// Tells that the search of a condition that the client follows was run again: what was known of its stocks before is void. To be called while a frame
    /// is being received. The first result is the answer to the client's own request.
    /// </summary>
    /// <param name="conditionNumber">The condition, as the client asked for it.</param>
    /// <param name="stocks">All stocks that meet it.</param>
    /// <param name="receivedAt">When the result came to the process that holds the connection.</param>
    protected void PostConditionResult(string conditionNumber, IReadOnlyList<StockCode> stocks, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(conditionNumber);
        ArgumentNullException.ThrowIfNull(stocks);
        OnConditionResult?.Invoke(conditionNumber, stocks, receivedAt);
    }
}
