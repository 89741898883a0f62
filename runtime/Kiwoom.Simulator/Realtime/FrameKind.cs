namespace Kiwoom.Simulator.Realtime;

/// <summary>What the sender has to know about a frame.</summary>
internal enum FrameKind
{
    /// <summary>An answer or a notice.</summary>
    Answer,

    /// <summary>A heartbeat, whose time of leaving counts.</summary>
    Ping,

    /// <summary>A realtime message, which faults may strike.</summary>
    Real,

    /// <summary>A binary frame.</summary>
    Binary,

    /// <summary>The first fragment of a message that never ends.</summary>
    Begin,

    /// <summary>Not a frame: the close handshake.</summary>
    Close,
}
