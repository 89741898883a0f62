namespace Kiwoom.Recording;

/// <summary>What an entry of a recording is.</summary>
public enum RecordedKind
{
    /// <summary>A REST call: the request's body and the whole answer.</summary>
    Call,

    /// <summary>A WebSocket message that the server sent.</summary>
    Received,

    /// <summary>A WebSocket message that the client sent; of a LOGIN, without the token.</summary>
    Sent,

    /// <summary>The end of a WebSocket connection: what the server sent until the next message is not in the recording.</summary>
    Disconnected,

    /// <summary>A place where entries are missing because the disk could not keep up; <see cref="RecordedEntry.LostCount"/> tells how many.</summary>
    Lost,
}
