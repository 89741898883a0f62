using System.Net.WebSockets;
using System.Threading.Channels;

namespace Kiwoom.Recording;

/// <summary>A WebSocket whose other end is a recording.</summary>
internal sealed class ReplaySocket(ReplayAnswers answers, Action onRegistered) : WebSocket
{
    private readonly Channel<(byte[] Message, Action? Then)> _frames = Channel.CreateUnbounded<(byte[] Message, Action? Then)>();
    private ReadOnlyMemory<byte> _unread;
    private WebSocketState _state = WebSocketState.Open;

    /// <summary>How many messages wait to be received.</summary>
    public int Waiting => _frames.Reader.Count;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override string? SubProtocol => null;

    public override WebSocketState State => _state;

    /// <summary>Has the client receive a message.</summary>
    public void Play(byte[] message) => _frames.Writer.TryWrite((message, null));

    /// <summary>Does something when the client has handled everything that was played before; false where it will not, for the connection has ended.</summary>
    public bool Then(Action action) => _frames.Writer.TryWrite(([], action));

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (_unread.IsEmpty)
        {
            if (!await _frames.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) || !_frames.Reader.TryRead(out var next))
            {
                return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
            }

            next.Then?.Invoke();
            _unread = next.Message;
        }

        var count = Math.Min(buffer.Length, _unread.Length);
        _unread[..count].CopyTo(buffer);
        _unread = _unread[count..];
        return new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, _unread.IsEmpty);
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage);
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        var name = ReplayAnswers.NameOf(buffer);
        if (answers.Find(name) is { } answer)
        {
            Play(answer);
        }

        if (ReplayAnswers.IsRegistration(buffer))
        {
            onRegistered();
        }

        return Task.CompletedTask;
    }

    public override void Abort() => End();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        End();
        return Task.CompletedTask;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override void Dispose() => End();

    private void End()
    {
        _state = WebSocketState.Aborted;
        _frames.Writer.TryComplete();
    }
}
