namespace Kiwoom.Simulator.Realtime;

/// <summary>What a fault plan does to a session instead of, or before, its next realtime frame.</summary>
public enum RealtimeFault
{
    /// <summary>The frame is sent.</summary>
    None,

    /// <summary>The connection ends without a close handshake; the frame is lost.</summary>
    Drop,

    /// <summary>TCP is reset; the frame is lost.</summary>
    Reset,

    /// <summary>The connection is closed in order; the frame is lost.</summary>
    Close,

    /// <summary>The connection stays and says nothing more; the frame is lost.</summary>
    Silence,

    /// <summary>The frame is sent in fragments of one byte.</summary>
    Fragments,

    /// <summary>A frame that is not JSON goes first.</summary>
    Garbage,

    /// <summary>The session ends with the notice R10001; the frame is lost.</summary>
    KickOut,
}
