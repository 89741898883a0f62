using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>A connection that acknowledges what it is asked and, once something is registered, has the next trade there whenever it is asked for one.</summary>
internal sealed class FloodSocket : WebSocket
{
    private readonly Channel<byte[]> _answers = Channel.CreateUnbounded<byte[]>();
    private volatile bool _isFlooding;
    private volatile bool _hasEnded;
    private int _sent;

    /// <summary>How many trades have been taken.</summary>
    public int Sent => Volatile.Read(ref _sent);

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override string? SubProtocol => null;

    public override WebSocketState State => _hasEnded ? WebSocketState.Aborted : WebSocketState.Open;

    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_hasEnded)
        {
            return ValueTask.FromResult(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true));
        }

        if (_answers.Reader.TryRead(out var answer))
        {
            return ValueTask.FromResult(Give(answer, buffer));
        }

        return _isFlooding
            ? ValueTask.FromResult(Give(Encoding.UTF8.GetBytes(SocketSession.Frame(SocketSession.Trade("005930", Interlocked.Increment(ref _sent)))), buffer))
            : WaitForAnswerAsync(buffer, cancellationToken);
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        var name = new SocketFrame([.. buffer]).Name;
        _isFlooding |= name == "REG";
        _answers.Writer.TryWrite(Encoding.UTF8.GetBytes($$"""{"trnm":"{{name}}","return_code":0,"return_msg":""}"""));
        return Task.CompletedTask;
    }

    public override void Abort()
    {
        _hasEnded = true;
        _answers.Writer.TryComplete();
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        Abort();
        return Task.CompletedTask;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override void Dispose() => Abort();

    private static ValueWebSocketReceiveResult Give(byte[] message, Memory<byte> buffer)
    {
        message.CopyTo(buffer);
        return new ValueWebSocketReceiveResult(message.Length, WebSocketMessageType.Text, endOfMessage: true);
    }

    private async ValueTask<ValueWebSocketReceiveResult> WaitForAnswerAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        await _answers.Reader.WaitToReadAsync(cancellationToken) && _answers.Reader.TryRead(out var answer)
            ? Give(answer, buffer)
            : new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
}
