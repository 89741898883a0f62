using System.Net.WebSockets;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>Pings are answered, and neither they nor pongs disturb messages.</summary>
[Parallelizable]
internal sealed class BufferedWebSocketPingTests
{
    [Test]
    public async Task Ping_between_fragments_is_answered([Values(0, 1, 125)] int length, [Values(1, 64 * 1024)] int buffer)
    {
        using var pair = await SocketPair.OpenAsync();
        var payload = SocketPair.Bytes(length);
        await pair.WriteAsync(
            ServerFrames.Frame(ServerFrames.Text, [1, 2], isFinal: false),
            ServerFrames.Frame(ServerFrames.Ping, payload),
            ServerFrames.Frame(ServerFrames.Continuation, [3]));

        var message = await SocketPair.ReceiveAsync(pair.Client, buffer);

        Assert.That(message, Is.EqualTo((WebSocketMessageType.Text, new byte[] { 1, 2, 3 })));
        var pong = await ServerFrames.ReadAsync(pair.PeerStream);
        Assert.That((pong.Opcode, pong.IsFinal), Is.EqualTo((ServerFrames.Pong, true)));
        Assert.That(pong.Payload, Is.EqualTo(payload));
    }

    [Test]
    public async Task Pongs_are_ignored()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(
            ServerFrames.Frame(ServerFrames.Pong, [7]),
            ServerFrames.Frame(ServerFrames.Binary, [1], isFinal: false),
            ServerFrames.Frame(ServerFrames.Pong, []),
            ServerFrames.Frame(ServerFrames.Continuation, [2]));

        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo(new byte[] { 1, 2 }));

        await SocketPair.SendAsync(pair.Client, [9], int.MaxValue);
        Assert.That((await ServerFrames.ReadAsync(pair.PeerStream)).Opcode, Is.EqualTo(ServerFrames.Binary), "nothing was sent before");
    }

    [Test]
    public async Task Pings_of_a_peer_that_does_not_read_do_not_hold_messages_up()
    {
        const int Pings = 100_000;
        using var pair = await SocketPair.OpenAsync();
        var ping = ServerFrames.Frame(ServerFrames.Ping, SocketPair.Bytes(125));
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < Pings; i += 1000)
            {
                await pair.WriteAsync([.. Enumerable.Repeat(ping, 1000)]);
            }

            await pair.WriteAsync(ServerFrames.Frame(ServerFrames.Text, [42]));
        });

        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo(new byte[] { 42 }));
        await writing;
    }

    [Test]
    public async Task Last_of_several_pings_is_answered_when_the_peer_reads_again()
    {
        using var pair = await SocketPair.OpenAsync();
        var message = SocketPair.Bytes(30_000_000);
        var sending = SocketPair.SendAsync(pair.Client, message, int.MaxValue);
        Assert.That(sending.IsCompleted, Is.False, "the peer does not read yet");
        await pair.WriteAsync(
            ServerFrames.Frame(ServerFrames.Ping, [1]),
            ServerFrames.Frame(ServerFrames.Ping, [2]),
            ServerFrames.Frame(ServerFrames.Ping, [3]),
            ServerFrames.Frame(ServerFrames.Text, [42]));
        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo(new byte[] { 42 }));

        var sent = await ServerFrames.ReadAsync(pair.PeerStream);
        Assert.That(sent.Payload.AsSpan().SequenceEqual(message));
        await sending;

        // RFC 6455, 5.5.3: who has several to answer may answer the last one alone.
        (int Opcode, bool IsFinal, byte[] Payload) pong;
        do
        {
            pong = await ServerFrames.ReadAsync(pair.PeerStream);
            Assert.That(pong.Opcode, Is.EqualTo(ServerFrames.Pong));
        }
        while (pong.Payload[0] != 3);
    }
}
