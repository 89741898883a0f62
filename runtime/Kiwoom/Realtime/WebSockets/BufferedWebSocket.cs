using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Realtime.WebSockets;

/// <summary>
/// A client's end of a WebSocket that reads ahead: what has arrived is taken in one go, and a frame that is there already costs
/// its copy. <see cref="ClientWebSocket"/> asks the stream for each header and each payload, which takes as long as reading the message in it.
/// </summary>
internal sealed class BufferedWebSocket(Stream stream) : WebSocket
{
    private const int BufferSize = 64 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly SemaphoreSlim _sending = new(1);
    private int _begin;
    private int _end;
    private WebSocketOpcode _message;
    private bool _isFinal = true;
    private long _remaining;
    private WebSocketOpcode _sent;
    private byte[]? _ping;
    private WebSocketCloseStatus? _closeStatus;
    private string? _closeDescription;
    private volatile WebSocketState _state = WebSocketState.Open;

    public override WebSocketCloseStatus? CloseStatus => _closeStatus;

    public override string? CloseStatusDescription => _closeDescription;

    public override string? SubProtocol => null;

    public override WebSocketState State => _state;

    /// <summary>Receives what there is of the next message, and at least a part of it.</summary>
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
        catch (WebSocketException e)
        {
            Abort();
            return ValueTask.FromException<ValueWebSocketReceiveResult>(e);
        }
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage, _closeStatus, _closeDescription);
    }

    public override async ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_state is not (WebSocketState.Open or WebSocketState.CloseReceived))
            {
                throw new WebSocketException(WebSocketError.InvalidState, $"The connection is {_state}.");
            }

            // The first part of a message says what it is, the others only that they go on.
            var opcode = _sent != WebSocketOpcode.Continuation ? WebSocketOpcode.Continuation :
                messageType == WebSocketMessageType.Text ? WebSocketOpcode.Text : WebSocketOpcode.Binary;
            _sent = endOfMessage ? WebSocketOpcode.Continuation : WebSocketOpcode.Text;
            await WriteAsync(opcode, endOfMessage, buffer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();

    public override async Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        var payload = ClosePayload(closeStatus, statusDescription);
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_state is not (WebSocketState.Open or WebSocketState.CloseReceived))
            {
                return;
            }

            await WriteAsync(WebSocketOpcode.Close, isFinal: true, payload, cancellationToken).ConfigureAwait(false);
            _state = _state == WebSocketState.CloseReceived ? WebSocketState.Closed : WebSocketState.CloseSent;
        }
        finally
        {
            _sending.Release();
        }
    }

    public override async Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        await CloseOutputAsync(closeStatus, statusDescription, cancellationToken).ConfigureAwait(false);
        var rest = new byte[1024];
        while (_state == WebSocketState.CloseSent)
        {
            await ReceiveAsync(rest.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
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
            ValueWebSocketReceiveResult result;
            do
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
            }
            while (!TryReceive(buffer.Span, out result));
            return result;
        }
        catch (WebSocketException)
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

        _message = header.Opcode == WebSocketOpcode.Continuation ? _message : header.Opcode;
        (_isFinal, _remaining) = (header.IsFinal, header.Length);
    }

    private static byte[] ClosePayload(WebSocketCloseStatus status, string? description)
    {
        if (status == WebSocketCloseStatus.Empty)
        {
            // It stands for a close frame without a status, and is never sent (RFC 6455, 7.4.1).
            return [];
        }

        var reason = Encoding.UTF8.GetBytes(description ?? "");
        if (sizeof(ushort) + reason.Length > WebSocketFrameHeader.MaxControlLength)
        {
            throw new ArgumentException("The reason does not fit into a close frame.", nameof(description));
        }

        var payload = new byte[sizeof(ushort) + reason.Length];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)status);
        reason.CopyTo(payload, sizeof(ushort));
        return payload;
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

    private async Task SendPongAsync()
    {
        await _sending.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            var payload = Interlocked.Exchange(ref _ping, null);
            if (_state == WebSocketState.Open)
            {
                await WriteAsync(WebSocketOpcode.Pong, isFinal: true, payload, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Whoever receives learns that the connection is broken.
        }
        finally
        {
            _sending.Release();
        }
    }

    private async ValueTask WriteAsync(WebSocketOpcode opcode, bool isFinal, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var frame = ArrayPool<byte>.Shared.Rent(WebSocketFrameHeader.MaxLength + payload.Length);
        try
        {
            var length = WriteFrame(opcode, isFinal, payload.Span, frame);
            await stream.WriteAsync(frame.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Half a frame may be out: whatever came next would pass for the rest of it.
            Abort();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame, clearArray: true);
        }
    }

    private static int WriteFrame(WebSocketOpcode opcode, bool isFinal, ReadOnlySpan<byte> payload, Span<byte> frame)
    {
        Span<byte> mask = stackalloc byte[4];
        RandomNumberGenerator.Fill(mask);
        return new WebSocketFrameHeader(opcode, isFinal, payload.Length).Write(payload, mask, frame);
    }
}
