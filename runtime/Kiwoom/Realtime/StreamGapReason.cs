namespace Kiwoom.Realtime;

/// <summary>Why messages may be missing from a stream.</summary>
public enum StreamGapReason
{
    /// <summary>The connection broke or the server closed it.</summary>
    ConnectionLost,

    /// <summary>The connection stood, but nothing came over it: it was given up.</summary>
    ServerSilent,

    /// <summary>A frame could not be read; nobody knows what was in it.</summary>
    UnreadableFrame,

    /// <summary>A frame was longer than <see cref="RealtimeOptions.MaxFrameBytes"/>.</summary>
    FrameTooLarge,

    /// <summary>The consumer was so slow that the stream's <see cref="StreamOptions.MaxBacklog"/> was reached.</summary>
    Overflow,

    /// <summary>Another process took the shared connection over (<see cref="RealtimeRelay"/>).</summary>
    Takeover,

    /// <summary>The relay no longer had what had not been read yet: it keeps only so much of each stream.</summary>
    Trimmed,
}
