namespace Kiwoom.Realtime;

/// <summary>Where the realtime connection stands.</summary>
public enum RealtimeState
{
    /// <summary>There is no connection; the first stream that begins opens one.</summary>
    Disconnected,

    /// <summary>The first connection is being opened.</summary>
    Connecting,

    /// <summary>Logged in, and everything that streams want is registered or about to be.</summary>
    Ready,

    /// <summary>The connection was lost and is being restored; streams go on after it, with a <see cref="StreamGap"/>.</summary>
    Reconnecting,

    /// <summary>It ended for good, because the app key was logged in elsewhere. All streams have ended with the reason.</summary>
    Failed,

    /// <summary>The client was disposed.</summary>
    Disposed,
}
