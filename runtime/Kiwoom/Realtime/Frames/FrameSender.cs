using System.Net.WebSockets;

namespace Kiwoom.Realtime;

/// <summary>Sends one frame at a time, heartbeats before everything else. Whoever sends never waits.</summary>
internal sealed class FrameSender(WebSocket socket, Action<Exception> onFailure)
{
    // A server that reads nothing must not fill the memory with what it sent: beyond this the oldest heartbeats go unanswered.
    private const int MaxUrgentFrames = 8;
    private const int MaxUrgentBytes = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _urgent = new();
    private readonly Queue<byte[]> _usual = new();
    private int _urgentBytes;
    private bool _isSending;

    /// <summary>How many bytes of heartbeats wait to be sent.</summary>
    public int UrgentBytes
    {
        get
        {
            lock (_gate)
            {
                return _urgentBytes;
            }
        }
    }

    /// <summary>Sends a frame as soon as the socket is free.</summary>
    public void Send(byte[] frame)
    {
        lock (_gate)
        {
            _usual.Enqueue(frame);
        }

        SendAll();
    }

    /// <summary>Sends a heartbeat before all other frames, the oldest first; of too many the newest are sent.</summary>
    public void SendUrgent(byte[] frame)
    {
        lock (_gate)
        {
            _urgent.Enqueue(frame);
            _urgentBytes += frame.Length;
            while (_urgent.Count > MaxUrgentFrames || (_urgent.Count > 1 && _urgentBytes > MaxUrgentBytes))
            {
                _urgentBytes -= _urgent.Dequeue().Length;
            }
        }

        SendAll();
    }

    private void SendAll()
    {
        lock (_gate)
        {
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
            if (_urgent.TryDequeue(out frame!))
            {
                _urgentBytes -= frame.Length;
                return true;
            }

            if (_usual.TryDequeue(out frame!))
            {
                return true;
            }

            _isSending = false;
            return false;
        }
    }
}
