using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Realtime.WebSockets;

/// <content>One frame at a time, each in one write.</content>
internal sealed partial class BufferedWebSocket
{
    private readonly SemaphoreSlim _sending = new(1);
    private WebSocketOpcode _sent;

    public override async ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (messageType is not (WebSocketMessageType.Text or WebSocketMessageType.Binary))
        {
            throw new ArgumentException($"{messageType} is not a message: CloseAsync sends a close frame.", nameof(messageType));
        }

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
