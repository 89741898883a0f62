using System.Net.WebSockets;
using Kiwoom.Realtime.WebSockets;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>Headers of frames as RFC 6455 (5.2) lays them out.</summary>
internal sealed class WebSocketFrameHeaderTests
{
    private static readonly byte[] Mask = [0x11, 0xF2, 0x83, 0x64];

    [TestCase(0, 2)]
    [TestCase(125, 2)]
    [TestCase(126, 4)]
    [TestCase(65_535, 4)]
    [TestCase(65_536, 10)]
    [TestCase(int.MaxValue + 1L, 10)]
    [TestCase(long.MaxValue, 10)]
    public void Length_is_read(long length, int size)
    {
        var bytes = ServerFrames.Header(0x80 | ServerFrames.Text, length);

        Assert.That(WebSocketFrameHeader.Read(bytes, out var header), Is.EqualTo(size));
        Assert.That(header, Is.EqualTo(new WebSocketFrameHeader(WebSocketOpcode.Text, IsFinal: true, length)));
    }

    [TestCase(0)]
    [TestCase(126)]
    [TestCase(65_536)]
    public void Nothing_is_read_until_the_header_is_complete(long length)
    {
        var bytes = ServerFrames.Header(ServerFrames.Binary, length);
        for (var count = 0; count < bytes.Length; count++)
        {
            Assert.That(WebSocketFrameHeader.Read(bytes.AsSpan(0, count), out var none), Is.Zero);
            Assert.That(none, Is.Default);
        }

        Assert.That(WebSocketFrameHeader.Read([.. bytes, 1, 2, 3], out var header), Is.EqualTo(bytes.Length), "what follows is not the header's");
        Assert.That(header, Is.EqualTo(new WebSocketFrameHeader(WebSocketOpcode.Binary, IsFinal: false, length)));
    }

    [TestCase(-1)]
    [TestCase(long.MinValue)]
    public void Negative_length_is_refused(long length) => AssertRefused(ServerFrames.Header(0x82, length));

    [Test]
    public void Reserved_bit_is_refused([Values(0x10, 0x20, 0x40)] int bit, [Values(1, 2, 9)] int opcode) => AssertRefused((byte)(0x80 | bit | opcode), 0);

    [Test]
    public void Masked_frame_is_refused([Values(0, 5, 126, 127)] byte length) => AssertRefused(0x82, (byte)(0x80 | length), 0, 0, 0, 0, 0, 0, 0, 0);

    [Test]
    public void Reserved_opcode_is_refused([Values(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)] byte opcode)
    {
        AssertRefused((byte)(0x80 | opcode), 0);
        AssertRefused(opcode, 0);
    }

    [Test]
    public void Known_opcode_is_read([Values(0, 1, 2, 8, 9, 10)] int opcode)
    {
        Assert.That(WebSocketFrameHeader.Read([(byte)(0x80 | opcode), 125], out var header), Is.EqualTo(2));
        Assert.That(((int)header.Opcode, header.IsControl), Is.EqualTo((opcode, opcode >= 8)));
    }

    [Test]
    public void Fragmented_control_frame_is_refused([Values(8, 9, 10)] byte opcode) => AssertRefused(opcode, 1);

    [Test]
    public void Long_control_frame_is_refused([Values(8, 9, 10)] int opcode, [Values(126, 65_536)] long length) =>
        AssertRefused(ServerFrames.Header(0x80 | opcode, length));

    [TestCase(0, 6)]
    [TestCase(125, 6)]
    [TestCase(126, 8)]
    [TestCase(65_535, 8)]
    [TestCase(65_536, 14)]
    public async Task Written_frame_is_masked_and_unmasks_to_the_payload(int length, int size)
    {
        var payload = SocketPair.Bytes(length);
        var frame = Write(WebSocketOpcode.Text, isFinal: false, payload);

        Assert.That(frame, Has.Length.EqualTo(size + length));
        Assert.That(frame[(size - 4)..size], Is.EqualTo(Mask));
        using var stream = new MemoryStream(frame);
        var (opcode, isFinal, read) = await ServerFrames.ReadAsync(stream);
        Assert.That((opcode, isFinal), Is.EqualTo((ServerFrames.Text, false)));
        Assert.That(read, Is.EqualTo(payload));
    }

    [Test]
    public async Task Servers_read_what_is_written([Values(0, 1, 125, 126, 65_535, 65_536, 1_000_000)] int length)
    {
        var payload = SocketPair.Bytes(length);
        using var stream = new MemoryStream([.. Write(WebSocketOpcode.Binary, isFinal: false, payload), .. Write(WebSocketOpcode.Continuation, isFinal: true, [7])]);
        using var server = WebSocket.CreateFromStream(stream, isServer: true, subProtocol: null, keepAliveInterval: Timeout.InfiniteTimeSpan);

        var (type, message) = await SocketPair.ReceiveAsync(server);

        Assert.That(type, Is.EqualTo(WebSocketMessageType.Binary));
        Assert.That(message, Is.EqualTo((byte[])[.. payload, 7]));
    }

    private static byte[] Write(WebSocketOpcode opcode, bool isFinal, byte[] payload)
    {
        var frame = new byte[WebSocketFrameHeader.MaxLength + payload.Length];
        var length = new WebSocketFrameHeader(opcode, isFinal, payload.Length).Write(payload, Mask, frame);
        return frame[..length];
    }

    private static void AssertRefused(params byte[] bytes) =>
        Assert.That(() => WebSocketFrameHeader.Read(bytes, out _), Throws.InstanceOf<WebSocketException>());
}
