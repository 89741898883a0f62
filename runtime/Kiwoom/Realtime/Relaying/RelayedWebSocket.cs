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
}
