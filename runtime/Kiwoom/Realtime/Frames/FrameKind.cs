namespace Kiwoom.Realtime;

/// <summary>What a frame is, by its <c>trnm</c>.</summary>
internal enum FrameKind
{
    /// <summary>It does not say.</summary>
    None,

    /// <summary>Realtime messages.</summary>
    Real,

    /// <summary>A heartbeat, to be sent back.</summary>
    Ping,

    /// <summary>A notice.</summary>
    System,

    /// <summary>The answer to a request.</summary>
    Answer,
}
