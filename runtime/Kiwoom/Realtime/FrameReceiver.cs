using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Kiwoom.Http;

namespace Kiwoom.Realtime;

/// <summary>Puts fragments together: one whole frame at a time in one pooled buffer.</summary>
internal sealed class FrameReceiver(WebSocket socket, int maxFrameBytes, Action onBytes) : IDisposable
{
    private const int UsualSize = 64 * 1024;
    private const int LeastRead = 16 * 1024;

    private readonly PooledBuffer _buffer = new(UsualSize);

    /// <summary>The frame, until the next one is received.</summary>
    public ReadOnlyMemory<byte> Frame => _buffer.Written;

    /// <summary>Receives a frame.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FrameStatus> ReceiveAsync(CancellationToken cancellationToken)
    {
        _buffer.Clear();
        var isTooLarge = false;
        while (true)
        {
            var received = await socket.ReceiveAsync(_buffer.GetMemory(LeastRead), cancellationToken).ConfigureAwait(false);
            onBytes();
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return FrameStatus.Closed;
            }

            _buffer.Advance(received.Count);
            isTooLarge |= _buffer.Length > maxFrameBytes;
            if (received.EndOfMessage)
            {
                return isTooLarge ? FrameStatus.TooLarge : FrameStatus.Whole;
            }

            if (isTooLarge)
            {
                _buffer.Clear();
            }
        }
    }

    public void Dispose() => _buffer.Dispose();
}
