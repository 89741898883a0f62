namespace Kiwoom.Realtime;

/// <summary>A notice of the server (SYSTEM), for example <c>R10001</c>: the app key was logged in elsewhere.</summary>
public sealed class RealtimeNotice
{
    internal RealtimeNotice(string code, string message, DateTimeOffset receivedAt)
    {
        Code = code;
        Message = message;
        ReceivedAt = receivedAt;
    }

    /// <summary>The notice's code; empty where the server gave none.</summary>
    public string Code { get; }

    /// <summary>The server's words.</summary>
    public string Message { get; }

    /// <summary>When it arrived, by this machine's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }
}
