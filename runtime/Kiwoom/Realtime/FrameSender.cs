using System.Net.WebSockets;

namespace Kiwoom.Realtime;

/// <summary>Sends one frame at a time, heartbeats before everything else. Whoever sends never waits.</summary>
internal sealed class FrameSender(WebSocket socket, Action<Exception> onFailure)
{
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _urgent = new();
    private readonly Queue<byte[]> _usual = new();
    private bool _isSending;

    /// <summary>Sends a frame as soon as the socket is free.</summary>
    public void Send(byte[] frame, bool isUrgent = false)
    {
        lock (_gate)
        {
            (isUrgent ? _urgent : _usual).Enqueue(frame);
            if (_isSending)
            {
                return;
            }

            _isSending = true;
        }

        // Runs at once and on this thread until the socket makes it wait.
        _ = SendAllAsync();
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (TryTake(out var frame))
            {
                await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // The flag stays: nothing is sent over a broken socket any more.
            onFailure(e);
        }
    }

    private bool TryTake(out byte[] frame)
    {
        lock (_gate)
        {
            if (_urgent.TryDequeue(out frame!) || _usual.TryDequeue(out frame!))
            {
                return true;
            }

            _isSending = false;
            return false;
        }
    }
}
