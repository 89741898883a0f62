using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using Kiwoom.Realtime.WebSockets;
using Kiwoom.Tests.Realtime.WebSockets;

namespace Kiwoom.Tests.Endurance;

/// <summary>Whole and damaged frames through the socket: messages, a close or a <see cref="WebSocketException"/> come out, nothing else.</summary>
[Category(EnduranceRun.Category)]
internal sealed class WebSocketFuzzTests
{
    private const int FirstSeed = 20_250_911;

    private static readonly int[] Lengths = [0, 0, 1, 2, 50, 124, 125, 126, 127, 300, 65_535, 65_536, 66_000];

    private enum Outcome
    {
        Whole,
        Closed,
        Refused,
    }

    [Test]
    public async Task Damaged_frames_are_received_or_refused()
    {
        var cases = EnduranceRun.Size(2_000, 5_000, 200_000);
        var (next, messages) = (-1, 0L);
        var outcomes = new int[Enum.GetValues<Outcome>().Length];
        var under = new ConcurrentDictionary<int, int>();
        var work = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount)).Select(worker => Task.Run(async () =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < cases)
            {
                under[worker] = number;
                try
                {
                    var (outcome, received) = await RunCaseAsync(number);
                    Interlocked.Increment(ref outcomes[(int)outcome]);
                    Interlocked.Add(ref messages, received);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"case {number} of seed {FirstSeed}", e);
                }
            }
        }));
        try
        {
            await Task.WhenAll(work).WaitAsync(EnduranceRun.HangLimit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"A case hangs; under way were {string.Join(", ", under.Values)} (seed {FirstSeed}).");
        }

        await TestContext.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"WebSocket fuzz: {cases:N0} connections, {messages:N0} messages; whole {outcomes[0]:N0}, closed {outcomes[1]:N0}, refused {outcomes[2]:N0}, anything else 0"));
        Assert.That(outcomes.Sum(), Is.EqualTo(cases));
        Assert.That(outcomes, Is.All.GreaterThan(cases / 20), "all ends are exercised");
    }

    /// <summary>Every fourth case is left whole and has to give what was sent.</summary>
    private static async Task<(Outcome Outcome, int Messages)> RunCaseAsync(int number)
    {
        var random = new Random(FirstSeed + number);
        var (bytes, sent) = MakeFrames(random);
        var isWhole = number % 4 == 0;
        if (!isWhole)
        {
            Damage(ref bytes, random);
        }

        await using var stream = new WebSocketChunks(bytes, random);
        using var socket = new BufferedWebSocket(stream);
        var (received, failure) = await ReceiveAllAsync(socket, new byte[random.Next(3) == 0 ? random.Next(1, 200) : 16 * 1024], bytes.Length);
        if (!isWhole)
        {
            return (failure is null ? Outcome.Closed : Outcome.Refused, received.Count);
        }

        if (failure is not null || socket.CloseStatus != WebSocketCloseStatus.NormalClosure || socket.CloseStatusDescription != "bye")
        {
            throw new InvalidOperationException("a whole connection does not end in its close", failure);
        }

        if (received.Count != sent.Count || !received.Zip(sent).All(pair => pair.First.Type == pair.Second.Type && pair.First.Payload.AsSpan().SequenceEqual(pair.Second.Payload)))
        {
            throw new InvalidOperationException("other messages than those sent");
        }

        return (Outcome.Whole, received.Count);
    }

    private static async Task<(List<(WebSocketMessageType Type, byte[] Payload)> Received, WebSocketException? Failure)> ReceiveAllAsync(
        BufferedWebSocket socket, byte[] buffer, int length)
    {
        var received = new List<(WebSocketMessageType, byte[])>();
        using var message = new MemoryStream();

        // Every part costs a byte at least, so that there is no end without an end.
        for (var parts = 0; parts <= length; parts++)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            }
            catch (WebSocketException e)
            {
                return (received, e);
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (received, null);
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                received.Add((part.MessageType, message.ToArray()));
                message.SetLength(0);
            }
        }

        throw new InvalidOperationException("more parts than bytes");
    }

    private static (byte[] Bytes, List<(WebSocketMessageType Type, byte[] Payload)> Sent) MakeFrames(Random random)
    {
        using var bytes = new MemoryStream();
        var sent = new List<(WebSocketMessageType, byte[])>();
        for (var left = random.Next(8); left > 0; left--)
        {
            var isText = random.Next(2) == 0;
            var opcode = isText ? ServerFrames.Text : ServerFrames.Binary;
            var payload = new byte[random.Next(10) == 0 ? Lengths[random.Next(Lengths.Length)] : random.Next(150)];
            random.NextBytes(payload);
            var begin = 0;
            bool isFinal;
            do
            {
                MaybePing(bytes, random);
                var count = random.Next(3) == 0 ? random.Next(payload.Length - begin + 1) : payload.Length - begin;
                isFinal = begin + count == payload.Length && random.Next(4) != 0;
                bytes.Write(ServerFrames.Frame(opcode, payload.AsSpan(begin, count), isFinal));
                begin += count;
                opcode = ServerFrames.Continuation;
            }
            while (!isFinal);
            sent.Add((isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, payload));
        }

        MaybePing(bytes, random);
        bytes.Write(ServerFrames.CloseFrame(1000, "bye"));
        return (bytes.ToArray(), sent);
    }

    private static void MaybePing(MemoryStream bytes, Random random)
    {
        if (random.Next(5) == 0)
        {
            bytes.Write(ServerFrames.Frame(random.Next(2) == 0 ? ServerFrames.Ping : ServerFrames.Pong, new byte[random.Next(126)]));
        }
    }

    private static void Damage(ref byte[] bytes, Random random)
    {
        if (random.Next(3) == 0)
        {
            bytes = bytes[..random.Next(bytes.Length)];
        }

        // Mostly near the beginning, where headers are.
        for (var left = random.Next(1, 5); left > 0 && bytes.Length > 0; left--)
        {
            var at = random.Next(2) == 0 ? random.Next(bytes.Length) : random.Next(Math.Min(8, bytes.Length));
            bytes[at] = (byte)random.Next(256);
        }
    }
}
