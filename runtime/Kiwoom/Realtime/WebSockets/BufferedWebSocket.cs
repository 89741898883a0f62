using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kiwoom.Realtime.WebSockets;

/// <summary>
/// A client's end of a WebSocket that reads ahead: what has arrived is taken in one go, and a frame that is there already costs
/// its copy. <see cref="ClientWebSocket"/> asks the stream for each header and each payload, which takes as long as reading the message in it.
/// </summary>
internal sealed partial class BufferedWebSocket(Stream stream) : WebSocket
{
    private const int BufferSize = 64 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _begin;
    private int _end;
    private WebSocketOpcode _message;
    private bool _isFinal = true;
    private long _remaining;
    private byte[]? _ping;
    private WebSocketCloseStatus? _closeStatus;
    private string? _closeDescription;
    private volatile WebSocketState _state = WebSocketState.Open;

    /// <summary>How many bytes a frame of a message may be declared to have.</summary>
    public long LongestMessage { get; init; } = long.MaxValue;

    /// <summary>Hears of bytes of which nothing is handed on yet: control frames, and the beginnings of frames.</summary>
    public Action? OnBytes { get; set; }

    public override WebSocketCloseStatus? CloseStatus => _closeStatus;

    public override string? CloseStatusDescription => _closeDescription;

    public override string? SubProtocol => null;

    public override WebSocketState State => _state;

    /// <summary>Receives what there is of the next message, and at least a part of it.</summary>
    /// <exception cref="MessageTooLongException">The server declared more than <see cref="LongestMessage"/> bytes.</exception>
    /// <exception cref="WebSocketException">The connection ended without a close frame, or the server broke the protocol.</exception>
    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_state is not (WebSocketState.Open or WebSocketState.CloseSent))
        {
            // What follows a close frame or a violation of the protocol is not read (RFC 6455, 5.5.1 and 7.1.7).
            return ValueTask.FromException<ValueWebSocketReceiveResult>(new WebSocketException(WebSocketError.InvalidState, $"The connection is {_state}."));
        }

        try
        {
            return TryReceive(buffer.Span, out var result) ? ValueTask.FromResult(result) : ReceiveMoreAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or MessageTooLongException)
        {
            Abort();
            return ValueTask.FromException<ValueWebSocketReceiveResult>(e);
        }
    }

    /// <summary>Takes the next message without a copy, if it has come whole and in one frame; nothing has happened otherwise.</summary>
    /// <param name="longest">How many bytes it may have.</param>
    /// <param name="message">The message, until the next one is received.</param>
    /// <exception cref="WebSocketException">A server may not write such a header.</exception>
    public bool TryTakeWhole(int longest, out ReadOnlyMemory<byte> message)
    {
        message = default;
        if (_remaining > 0 || !_isFinal || _state is not (WebSocketState.Open or WebSocketState.CloseSent))
        {
            return false;
        }

        var received = _buffer.AsSpan(_begin.._end);
        if (received.IsEmpty || !WebSocketFrameHeader.IsWholeMessage(received[0]))
        {
            return false;
        }

        var size = WebSocketFrameHeader.Read(received, out var header);
        if (size == 0 || header.Length > Math.Min(longest, LongestMessage) || header.Length > received.Length - size)
        {
            return false;
        }

        message = _buffer.AsMemory(_begin + size, (int)header.Length);
        _begin += size + message.Length;
        return true;
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage, _closeStatus, _closeDescription);
    }

    public override void Abort()
    {
        if (_state is not (WebSocketState.Closed or WebSocketState.Aborted))
        {
            _state = WebSocketState.Aborted;
        }

        stream.Dispose();
    }

    public override void Dispose() => Abort();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ValueWebSocketReceiveResult> ReceiveMoreAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                // What is left is the beginning of a header at most.
                _buffer.AsSpan(_begin.._end).CopyTo(_buffer);
                (_begin, _end) = (0, _end - _begin);
                var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, "The server ended the connection without a close frame.");
                }

                _end += count;
                if (TryReceive(buffer.Span, out var result))
                {
                    return result;
                }

                OnBytes?.Invoke();
            }
        }
        catch (Exception e) when (e is WebSocketException or MessageTooLongException)
        {
            Abort();
            throw;
        }
    }

    /// <summary>Takes what has arrived of the next message; false where nothing has.</summary>
    private bool TryReceive(Span<byte> buffer, out ValueWebSocketReceiveResult result)
    {
        result = default;
        while (_remaining == 0)
        {
            var received = _buffer.AsSpan(_begin.._end);
            var size = WebSocketFrameHeader.Read(received, out var header);
            if (size == 0 || (header.IsControl && received.Length < size + header.Length))
            {
                return false;
            }

            _begin += size;
            if (header.IsControl)
            {
                var payload = received.Slice(size, (int)header.Length);
                _begin += payload.Length;
                if (header.Opcode == WebSocketOpcode.Close)
                {
                    TakeClose(payload);
                    result = new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
                    return true;
                }

                if (header.Opcode == WebSocketOpcode.Ping && Interlocked.Exchange(ref _ping, payload.ToArray()) is null)
                {
                    // One waits at most: of several pings that wait for their answer, the last one gets it.
                    _ = SendPongAsync();
                }

                continue;
            }

            Begin(header);
            if (_isFinal && _remaining == 0)
            {
                break;
            }
        }

        var count = (int)Math.Min(Math.Min(_remaining, _end - _begin), buffer.Length);
        if (count == 0 && _remaining > 0)
        {
            return false;
        }

        _buffer.AsSpan(_begin, count).CopyTo(buffer);
        _begin += count;
        _remaining -= count;
        var type = _message == WebSocketOpcode.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        result = new ValueWebSocketReceiveResult(count, type, endOfMessage: _isFinal && _remaining == 0);
        return true;
    }

    private void Begin(WebSocketFrameHeader header)
    {
        if ((header.Opcode == WebSocketOpcode.Continuation) == _isFinal)
        {
            throw new WebSocketException(WebSocketError.Faulted, "The server mixed up the frames of two messages.");
        }

        if (header.Length > LongestMessage)
        {
            throw new MessageTooLongException($"The server declared a message of {header.Length} bytes.");
        }

        _message = header.Opcode == WebSocketOpcode.Continuation ? _message : header.Opcode;
        (_isFinal, _remaining) = (header.IsFinal, header.Length);
    }

    private void TakeClose(ReadOnlySpan<byte> payload)
    {
        if (payload.Length == 1)
        {
            throw new WebSocketException(WebSocketError.Faulted, "The server sent half a status.");
        }

        if (payload.Length >= sizeof(ushort))
        {
            _closeStatus = (WebSocketCloseStatus)BinaryPrimitives.ReadUInt16BigEndian(payload);
            _closeDescription = Encoding.UTF8.GetString(payload[sizeof(ushort)..]);
        }

        _state = _state == WebSocketState.CloseSent ? WebSocketState.Closed : WebSocketState.CloseReceived;
    }
}
