namespace Kiwoom.Realtime;

/// <summary>What came over the socket.</summary>
internal enum FrameStatus
{
    /// <summary>A whole frame.</summary>
    Whole,

    /// <summary>A frame that was too long; it has been skipped.</summary>
    TooLarge,

    /// <summary>The server closed the connection.</summary>
    Closed,
}
