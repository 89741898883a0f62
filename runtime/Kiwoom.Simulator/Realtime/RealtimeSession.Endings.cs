using System.Net.Sockets;
using System.Net.WebSockets;

namespace Kiwoom.Simulator.Realtime;

/// <content>The ways in which a connection ends, or keeps its client waiting.</content>
internal sealed partial class RealtimeSession
{
    /// <summary>Sends a last frame, if there is one, and closes in order.</summary>
    public void End(OutgoingFrame? last = null, WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure, string description = "")
    {
        if (last is { } frame)
        {
            Send(frame);
        }

        _sender.CloseWith(status, description);
        Send(new OutgoingFrame(FrameKind.Close, default));
        _isEnding = true;
        _ = AbortLaterAsync();
    }

    /// <summary>Begins a message, and closes in the middle of it.</summary>
    public void EndInsideMessage(WebSocketCloseStatus status, string description)
    {
        Send(new OutgoingFrame(FrameKind.Begin, "{"u8.ToArray()));
        End(null, status, description);
    }

    /// <summary>Ends the connection without a close handshake.</summary>
    public void Abort() => Finish(isAborted: true);

    /// <summary>Ends the connection with a TCP reset.</summary>
    public void Reset()
    {
        try
        {
            // Closing with no time to linger is what makes TCP send RST instead of FIN.
            _connection?.LingerState = new LingerOption(enable: true, seconds: 0);
            _connection?.Close(0);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            // The connection has just ended in another way.
        }

        Abort();
    }

    /// <summary>Keeps the connection, sends nothing more and reads nothing more.</summary>
    public void Silence()
    {
        _isSilent = true;
        Heartbeat.Dispose();
    }

    /// <summary>Completes when the session ends, at once where it is not silent.</summary>
    public Task WaitWhileSilentAsync() => _isSilent ? _silenceIsOver.Task : Task.CompletedTask;

    /// <summary>Reads nothing for a time.</summary>
    public void StopReading(TimeSpan time) => _readPause = Task.Delay(time, _hub.TimeProvider, _ended);

    public void Fragment(int frames, int size) => _sender.Fragment(frames, size);
}
