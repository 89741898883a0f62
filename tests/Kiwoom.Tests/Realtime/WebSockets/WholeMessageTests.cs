using System.Net.WebSockets;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>Messages that are there already, and are taken without a copy.</summary>
[Parallelizable]
internal sealed class WholeMessageTests
{
    private const int Longest = 300;

    [Test]
    public async Task They_come_in_their_order_among_those_that_are_received([Range(1, 8)] int seed)
    {
        using var pair = await SocketPair.OpenAsync();
        var random = new Random(seed);
        var messages = new List<byte[]>();
        var frames = new List<byte>();
        for (var i = 0; i < 400; i++)
        {
            var message = SocketPair.Bytes(random.Next(12) switch { 0 => 0, 1 => 70_000, 2 => Longest, 3 => Longest + 1, _ => random.Next(200) }, i);
            messages.Add(message);
            var cut = random.Next(message.Length + 1);
            frames.AddRange(random.Next(4) switch
            {
                0 => (byte[])[.. ServerFrames.Frame(ServerFrames.Text, message.AsSpan(0, cut), isFinal: false), .. ServerFrames.Frame(ServerFrames.Ping, "?"u8), .. ServerFrames.Frame(ServerFrames.Continuation, message.AsSpan(cut))],
                1 => [.. ServerFrames.Frame(ServerFrames.Pong, "!"u8), .. ServerFrames.Frame(ServerFrames.Binary, message)],
                _ => ServerFrames.Frame(ServerFrames.Text, message),
            });
        }

        var writing = pair.WriteAsync(frames.ToArray());
        var taken = 0;
        foreach (var message in messages)
        {
            if (TryTake(pair, out var whole))
            {
                taken++;
                Assert.That(whole.Length, Is.LessThanOrEqualTo(Longest));
                Assert.That(whole, Is.EqualTo(message));
            }
            else
            {
                Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo(message));
            }
        }

        await writing;
        Assert.That(taken, Is.GreaterThan(50));
    }

    [Test]
    public async Task Close_frame_and_what_follows_it_are_not_taken()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(ServerFrames.Frame(ServerFrames.Text, "a"u8), ServerFrames.CloseFrame(1000, ""), ServerFrames.Frame(ServerFrames.Text, "b"u8));

        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo("a"u8.ToArray()));
        Assert.That(TryTake(pair, out _), Is.False);
        Assert.That((await pair.Client.ReceiveAsync(new byte[10].AsMemory(), default)).MessageType, Is.EqualTo(WebSocketMessageType.Close));
        Assert.That(TryTake(pair, out _), Is.False);
    }

    [Test]
    public async Task Header_that_a_server_may_not_write_is_found_behind_what_was_taken([Values(0x91, 0xC1, 0xA2, 0x83)] int first)
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(ServerFrames.Frame(ServerFrames.Text, "a"u8), ServerFrames.Frame(ServerFrames.Text, "b"u8), [(byte)first, 0x01, (byte)'c']);
        await ExpectAsync(pair);
    }

    [Test]
    public async Task Masked_frame_and_one_of_a_negative_length_are_found_behind_what_was_taken([Values] bool isMasked)
    {
        using var pair = await SocketPair.OpenAsync();
        byte[] third = isMasked ? [0x81, 0x81, 1, 2, 3, 4, 5] : [0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 1, 5];
        await pair.WriteAsync(ServerFrames.Frame(ServerFrames.Text, "a"u8), ServerFrames.Frame(ServerFrames.Text, "b"u8), third);
        await ExpectAsync(pair);
    }

    private static async Task ExpectAsync(SocketPair pair)
    {
        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo("a"u8.ToArray()));
        Assert.That(TryTake(pair, out var second), Is.True);
        Assert.That(second, Is.EqualTo("b"u8.ToArray()));
        Assert.That(
            async () =>
            {
                Assert.That(TryTake(pair, out _), Is.False);
                await pair.Client.ReceiveAsync(new byte[10].AsMemory(), default);
            },
            Throws.InstanceOf<WebSocketException>());
    }

    private static bool TryTake(SocketPair pair, out byte[] message)
    {
        var isTaken = pair.Client.TryTakeWhole(Longest, out var whole);
        message = whole.ToArray();
        return isTaken;
    }
}
