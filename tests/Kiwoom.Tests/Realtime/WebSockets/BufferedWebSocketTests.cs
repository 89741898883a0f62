using System.Net.WebSockets;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>Messages between the client and the framework's server, over a real connection.</summary>
[Parallelizable]
internal sealed class BufferedWebSocketTests
{
    private static readonly int[] Lengths = [0, 1, 125, 126, 65_535, 65_536, 3_000_000];

    /// <summary>Every length in every cut; millions of fragments or parts of a byte each are left out.</summary>
    private static IEnumerable<TestCaseData> Cuts =>
        from length in Lengths
        from fragment in new[] { int.MaxValue, 1, 1000, 100_000 }
        from buffer in new[] { 1, 100, 64 * 1024 }
        where fragment > 1 || length <= 65_536
        where (fragment > 1 && buffer > 1) || length <= 65_536
        select new TestCaseData(length, fragment, buffer);

    private static IEnumerable<TestCaseData> Fragments =>
        from length in Lengths
        from fragment in new[] { int.MaxValue, 1, 1000, 100_000 }
        where fragment > 1 || length <= 65_536
        select new TestCaseData(length, fragment);

    [TestCaseSource(nameof(Cuts))]
    public async Task Message_arrives(int length, int fragment, int buffer)
    {
        using var pair = await SocketPair.OpenAsync();
        var message = SocketPair.Bytes(length);

        var receiving = Task.Run(() => SocketPair.ReceiveAsync(pair.Client, buffer));
        await SocketPair.SendAsync(pair.Peer, message, fragment);

        var (type, received) = await receiving;
        Assert.That(type, Is.EqualTo(WebSocketMessageType.Binary));
        Assert.That(received.AsSpan().SequenceEqual(message));
    }

    [TestCaseSource(nameof(Fragments))]
    public async Task Message_goes_out(int length, int fragment)
    {
        using var pair = await SocketPair.OpenAsync();
        var message = SocketPair.Bytes(length);

        var receiving = Task.Run(() => SocketPair.ReceiveAsync(pair.Peer));
        await SocketPair.SendAsync(pair.Client, message, fragment);

        var (type, received) = await receiving;
        Assert.That(type, Is.EqualTo(WebSocketMessageType.Binary));
        Assert.That(received.AsSpan().SequenceEqual(message));
    }

    [Test]
    public async Task Type_of_a_message_is_that_of_its_first_fragment([Values] bool isText)
    {
        var type = isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        using var pair = await SocketPair.OpenAsync();

        await SocketPair.SendAsync(pair.Client, "abcdef"u8.ToArray(), 2, type);
        await SocketPair.SendAsync(pair.Peer, "ghijkl"u8.ToArray(), 2, type);

        Assert.That((await SocketPair.ReceiveAsync(pair.Peer)).Type, Is.EqualTo(type));
        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Type, Is.EqualTo(type));
    }

    [Test]
    public async Task Messages_of_one_write_arrive_one_by_one([Values(1, 100, 64 * 1024)] int buffer)
    {
        using var pair = await SocketPair.OpenAsync();
        byte[][] messages = [SocketPair.Bytes(3), [], SocketPair.Bytes(200, 2), SocketPair.Bytes(1, 3), [], SocketPair.Bytes(70_000, 4), SocketPair.Bytes(5, 5)];

        var writing = pair.WriteAsync([.. messages.Select(message => ServerFrames.Frame(ServerFrames.Text, message))]);

        foreach (var message in messages)
        {
            var (type, received) = await SocketPair.ReceiveAsync(pair.Client, buffer);
            Assert.That(type, Is.EqualTo(WebSocketMessageType.Text));
            Assert.That(received, Is.EqualTo(message));
        }

        await writing;
    }

    [Test]
    public async Task Empty_fragments_add_nothing()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(
            ServerFrames.Frame(ServerFrames.Text, [], isFinal: false),
            ServerFrames.Frame(ServerFrames.Continuation, [], isFinal: false),
            ServerFrames.Frame(ServerFrames.Continuation, [1, 2], isFinal: false),
            ServerFrames.Frame(ServerFrames.Continuation, []),
            ServerFrames.Frame(ServerFrames.Binary, [3]));

        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo(new byte[] { 3 }));
    }

    [Test]
    public async Task Frames_may_come_byte_by_byte()
    {
        using var pair = await SocketPair.OpenAsync();
        var message = SocketPair.Bytes(300);
        byte[] bytes =
        [
            .. ServerFrames.Frame(ServerFrames.Binary, message.AsSpan(..130), isFinal: false),
            .. ServerFrames.Frame(ServerFrames.Ping, [9, 9]),
            .. ServerFrames.Frame(ServerFrames.Continuation, message.AsSpan(130..)),
            .. ServerFrames.CloseFrame(1001, "bye"),
        ];

        var receiving = SocketPair.ReceiveAsync(pair.Client);
        foreach (var value in bytes)
        {
            await pair.PeerStream.WriteAsync(new[] { value });
            await Task.Yield();
        }

        Assert.That((await receiving).Payload, Is.EqualTo(message));
        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Type, Is.EqualTo(WebSocketMessageType.Close));
        Assert.That((pair.Client.CloseStatus, pair.Client.CloseStatusDescription), Is.EqualTo((WebSocketCloseStatus.EndpointUnavailable, "bye")));
    }

    [Test]
    public async Task Bytes_that_are_no_text_arrive_as_they_are()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(ServerFrames.Frame(ServerFrames.Text, [0xC3, 0x28, 0xFF]));

        Assert.That(await SocketPair.ReceiveAsync(pair.Client), Is.EqualTo((WebSocketMessageType.Text, new byte[] { 0xC3, 0x28, 0xFF })));
    }

    [Test]
    public async Task Array_overloads_do_the_same()
    {
        using var pair = await SocketPair.OpenAsync();
        var buffer = new byte[10];
        await pair.Client.SendAsync(new ArraySegment<byte>([1, 2, 3, 4], 1, 2), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        await SocketPair.SendAsync(pair.Peer, [5, 6], int.MaxValue);

        Assert.That((await SocketPair.ReceiveAsync(pair.Peer)).Payload, Is.EqualTo(new byte[] { 2, 3 }));
        var result = await pair.Client.ReceiveAsync(new ArraySegment<byte>(buffer, 3, 5), CancellationToken.None).WaitAsync(SocketPair.Patience);
        Assert.That((result.Count, result.MessageType, result.EndOfMessage, buffer[3], buffer[4]), Is.EqualTo((2, WebSocketMessageType.Binary, true, 5, 6)));
    }

    [Test]
    public async Task Concurrent_messages_do_not_mix()
    {
        const int Senders = 8;
        const int Each = 50;
        using var pair = await SocketPair.OpenAsync();

        var sending = Enumerable.Range(1, Senders).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                var message = Enumerable.Repeat((byte)sender, sender * 1000).ToArray();
                await pair.Client.SendAsync(message.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            }
        })).ToList();

        var counts = new int[Senders + 1];
        for (var i = 0; i < Senders * Each; i++)
        {
            var (_, message) = await SocketPair.ReceiveAsync(pair.Peer);
            Assert.That(message, Has.Length.EqualTo(message[0] * 1000).And.All.EqualTo(message[0]));
            counts[message[0]]++;
        }

        await Task.WhenAll(sending).WaitAsync(SocketPair.Patience);
        Assert.That(counts[1..], Is.All.EqualTo(Each));
    }
}
