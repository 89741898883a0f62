using System.Net.WebSockets;
using System.Threading.Channels;

namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>The client's end of a connection to a <see cref="ModelServer"/>, without a network.</summary>
internal sealed class ModelSocket(Action<ModelSocket, byte[]> onFrame, Action<ModelSocket> onEnd) : WebSocket
{
    private readonly Channel<byte[]> _frames = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private WebSocketCloseStatus? _closeStatus;
    private volatile WebSocketState _state = WebSocketState.Open;

    public override WebSocketCloseStatus? CloseStatus => _closeStatus;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => _state;

    public override string? SubProtocol => null;

    /// <summary>The server sends a frame.</summary>
    public void Deliver(byte[] frame) => _frames.Writer.TryWrite(frame);

    /// <summary>The server's end goes away: with what is on its way or after it, with a close frame or without.</summary>
    public void End(bool isLossy, bool isClosed)
    {
        while (isLossy && _frames.Reader.TryRead(out _))
        {
            // Lost.
        }

        _closeStatus = isClosed ? WebSocketCloseStatus.NormalClosure : null;
        _frames.Writer.TryComplete(isClosed ? null : new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!await _frames.Reader.WaitToReadAsync(cancellationToken) || !_frames.Reader.TryRead(out var frame))
        {
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
        }

        frame.CopyTo(buffer.Span);
        return new ValueWebSocketReceiveResult(frame.Length, WebSocketMessageType.Text, endOfMessage: true);
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (_state != WebSocketState.Open)
        {
            return ValueTask.FromException(new WebSocketException(WebSocketError.InvalidState));
        }

        onFrame(this, buffer.ToArray());
        return ValueTask.CompletedTask;
    }

    public override void Abort()
    {
        if (_state != WebSocketState.Aborted)
        {
            _state = WebSocketState.Aborted;
            _frames.Writer.TryComplete(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
            onEnd(this);
        }
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose() => Abort();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new NotSupportedException();
}
