using System.Buffers.Binary;
using System.Net.WebSockets;

namespace Kiwoom.Realtime.WebSockets;

/// <summary>The header of a WebSocket frame (RFC 6455, 5.2).</summary>
/// <param name="Opcode">What the frame is.</param>
/// <param name="IsFinal">Whether it ends its message.</param>
/// <param name="Length">The bytes of its payload.</param>
internal readonly record struct WebSocketFrameHeader(WebSocketOpcode Opcode, bool IsFinal, long Length)
{
    /// <summary>The longest header that a client writes: with a length of eight bytes and a mask.</summary>
    public const int MaxLength = 14;

    /// <summary>The longest payload of a control frame.</summary>
    public const int MaxControlLength = 125;

    private const int MaskLength = 4;
    private const byte FinalBit = 0x80;
    private const byte ReservedBits = 0x70;
    private const byte MaskBit = 0x80;
    private const byte TwoByteLength = 126;
    private const byte EightByteLength = 127;

    /// <summary>Whether it is one of the protocol's own.</summary>
    public bool IsControl => Opcode >= WebSocketOpcode.Close;

    /// <summary>Whether a header that begins so is that of a message in one frame, if it is any.</summary>
    public static bool IsWholeMessage(byte first) => (first & FinalBit) != 0 && (WebSocketOpcode)(first & 0x0F) is WebSocketOpcode.Text or WebSocketOpcode.Binary;

    /// <summary>Reads the header that a server wrote.</summary>
    /// <param name="bytes">What has come so far.</param>
    /// <param name="header">The header.</param>
    /// <returns>How many bytes it has; 0 while some of them are missing.</returns>
    /// <exception cref="WebSocketException">A server may not write such a header.</exception>
    public static int Read(ReadOnlySpan<byte> bytes, out WebSocketFrameHeader header)
    {
        header = default;
        if (bytes.Length < 2)
        {
            return 0;
        }

        var (first, second) = (bytes[0], bytes[1]);
        var opcode = (WebSocketOpcode)(first & 0x0F);
        if ((first & ReservedBits) != 0 || (second & MaskBit) != 0 || opcode is > WebSocketOpcode.Pong or (> WebSocketOpcode.Binary and < WebSocketOpcode.Close))
        {
            throw new WebSocketException(WebSocketError.Faulted, "The server sent a frame that WebSocket does not know.");
        }

        var size = 2;
        long length = second;
        if (second == TwoByteLength)
        {
            size += sizeof(ushort);
            if (bytes.Length < size)
            {
                return 0;
            }

            length = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        }
        else if (second == EightByteLength)
        {
            size += sizeof(long);
            if (bytes.Length < size)
            {
                return 0;
            }

            length = BinaryPrimitives.ReadInt64BigEndian(bytes[2..]);
        }

        header = new WebSocketFrameHeader(opcode, (first & FinalBit) != 0, length);
        if (length < 0 || (header.IsControl && (length > MaxControlLength || !header.IsFinal)))
        {
            throw new WebSocketException(WebSocketError.Faulted, "The server sent a frame of a length that it may not have.");
        }

        return size;
    }

    /// <summary>Writes a frame as a client must: masked.</summary>
    /// <param name="payload">What it carries.</param>
    /// <param name="mask">Four random bytes.</param>
    /// <param name="frame">Has room for <see cref="MaxLength"/> bytes more than the payload.</param>
    /// <returns>The bytes written.</returns>
    public int Write(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> mask, Span<byte> frame)
    {
        frame[0] = (byte)((IsFinal ? FinalBit : 0) | (int)Opcode);
        int size;
        if (payload.Length < TwoByteLength)
        {
            frame[1] = (byte)(MaskBit | payload.Length);
            size = 2;
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            frame[1] = MaskBit | TwoByteLength;
            BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)payload.Length);
            size = 2 + sizeof(ushort);
        }
        else
        {
            frame[1] = MaskBit | EightByteLength;
            BinaryPrimitives.WriteInt64BigEndian(frame[2..], payload.Length);
            size = 2 + sizeof(long);
        }

        mask.CopyTo(frame[size..]);
        size += MaskLength;
        for (var i = 0; i < payload.Length; i++)
        {
            frame[size + i] = (byte)(payload[i] ^ mask[i % MaskLength]);
        }

        return size + payload.Length;
    }
}
