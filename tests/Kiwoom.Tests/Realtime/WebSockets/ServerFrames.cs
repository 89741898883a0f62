using System.Buffers.Binary;
using System.Text;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>Frames by hand: as a server writes them, and as it reads those of a client.</summary>
internal static class ServerFrames
{
    public const int Continuation = 0;
    public const int Text = 1;
    public const int Binary = 2;
    public const int Close = 8;
    public const int Ping = 9;
    public const int Pong = 10;

    /// <summary>An unmasked frame.</summary>
    public static byte[] Frame(int opcode, ReadOnlySpan<byte> payload, bool isFinal = true) =>
        [.. Header((isFinal ? 0x80 : 0) | opcode, payload.Length), .. payload];

    /// <summary>A header with a length in its shortest form.</summary>
    public static byte[] Header(int first, long length)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length);
        return length switch
        {
            >= 0 and <= 125 => [(byte)first, (byte)length],
            >= 126 and <= ushort.MaxValue => [(byte)first, 126, .. bytes[6..]],
            _ => [(byte)first, 127, .. bytes],
        };
    }

    /// <summary>A close frame with a status.</summary>
    public static byte[] CloseFrame(int status, string reason) => Frame(Close, [(byte)(status >> 8), (byte)status, .. Encoding.UTF8.GetBytes(reason)]);

    /// <summary>Reads a frame of a client, which has to be masked.</summary>
    public static async Task<(int Opcode, bool IsFinal, byte[] Payload)> ReadAsync(Stream stream)
    {
        var head = await ReadAsync(stream, 2);
        Assert.That(head[1] & 0x80, Is.EqualTo(0x80), "a client masks its frames");
        long length = head[1] & 0x7F;
        length = length switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(stream, 2)),
            127 => BinaryPrimitives.ReadInt64BigEndian(await ReadAsync(stream, 8)),
            _ => length,
        };
        var mask = await ReadAsync(stream, 4);
        var payload = await ReadAsync(stream, (int)length);
        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] ^= mask[i % 4];
        }

        return (head[0] & 0x7F, (head[0] & 0x80) != 0, payload);
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(SocketPair.Patience);
        return bytes;
    }
}
