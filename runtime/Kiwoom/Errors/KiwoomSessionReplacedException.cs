namespace Kiwoom;

/// <summary>
/// The app key was logged in elsewhere and the server ended this realtime session (R10001). The library does not fight for the
/// session: make a new client to take it back.
/// </summary>
public sealed class KiwoomSessionReplacedException : KiwoomException
{
    internal KiwoomSessionReplacedException(string code, string serverMessage)
        : base("", $"the app key was logged in elsewhere, and the server ended this realtime session ({code}): {serverMessage}") =>
        (ErrorCode, ServerMessage) = (code, serverMessage);

    /// <summary>The notice's code.</summary>
    public string ErrorCode { get; }

    /// <summary>The server's words.</summary>
    public string ServerMessage { get; }
}
