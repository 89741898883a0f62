using System.Net.WebSockets;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>Connections that break, and servers that break the protocol.</summary>
internal sealed class BufferedWebSocketFailureTests
{
    private static readonly TimeSpan AbortLimit = TimeSpan.FromSeconds(5);

    private static IEnumerable<TestCaseData> Parts
    {
        get
        {
            yield return new TestCaseData(Array.Empty<byte>()).SetArgDisplayNames("nothing");
            yield return new TestCaseData(ServerFrames.Frame(ServerFrames.Text, [1, 2, 3])).SetArgDisplayNames("a whole message");
            yield return new TestCaseData(ServerFrames.Frame(ServerFrames.Text, [1, 2, 3])[..1]).SetArgDisplayNames("half a header");
            yield return new TestCaseData(ServerFrames.Frame(ServerFrames.Text, [1, 2, 3])[..4]).SetArgDisplayNames("half a frame");
            yield return new TestCaseData(ServerFrames.Frame(ServerFrames.Text, new byte[70_000])[..7]).SetArgDisplayNames("half a length");
            yield return new TestCaseData(ServerFrames.Frame(ServerFrames.Text, [1, 2, 3], isFinal: false)).SetArgDisplayNames("half a message");
            yield return new TestCaseData(ServerFrames.CloseFrame(1000, "bye")[..4]).SetArgDisplayNames("half a close frame");
        }
    }

    private static IEnumerable<TestCaseData> Violations
    {
        get
        {
            yield return new TestCaseData(ServerFrames.Frame(ServerFrames.Continuation, [1])).SetArgDisplayNames("continuation of nothing");
            yield return new TestCaseData((byte[])[.. ServerFrames.Frame(ServerFrames.Text, [1]), .. ServerFrames.Frame(ServerFrames.Continuation, [])])
                .SetArgDisplayNames("continuation of a whole message");
            yield return new TestCaseData((byte[])[.. ServerFrames.Frame(ServerFrames.Text, [1], isFinal: false), .. ServerFrames.Frame(ServerFrames.Text, [2])])
                .SetArgDisplayNames("message inside a message");
            yield return new TestCaseData((byte[])[.. ServerFrames.Frame(ServerFrames.Text, [], isFinal: false), .. ServerFrames.Frame(ServerFrames.Binary, [])])
                .SetArgDisplayNames("empty message inside an empty one");
            yield return new TestCaseData((byte[])[0x83, 0]).SetArgDisplayNames("unknown opcode");
            yield return new TestCaseData((byte[])[0xC1, 0]).SetArgDisplayNames("reserved bit");
            yield return new TestCaseData((byte[])[0x81, 0x80, 0, 0, 0, 0]).SetArgDisplayNames("mask");
            yield return new TestCaseData((byte[])[0x09, 0]).SetArgDisplayNames("fragmented ping");
        }
    }

    [TestCaseSource(nameof(Parts))]
    public async Task End_without_a_close_frame_is_an_error(byte[] bytes)
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(bytes);
        pair.PeerStream.Dispose();

        var failure = await pair.FailAsync();
        Assert.That(failure.WebSocketErrorCode, Is.EqualTo(WebSocketError.ConnectionClosedPrematurely));
    }

    [TestCaseSource(nameof(Violations))]
    public async Task Violation_of_the_protocol_ends_the_connection(byte[] bytes)
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(bytes, ServerFrames.Frame(ServerFrames.Text, [1]));

        var failure = await pair.FailAsync();

        Assert.That(failure.WebSocketErrorCode, Is.EqualTo(WebSocketError.Faulted));
        Assert.That(pair.Client.State, Is.EqualTo(WebSocketState.Aborted));
        Assert.That(
            async () => await SocketPair.ReceiveAsync(pair.Client), Throws.InstanceOf<WebSocketException>(), "what follows is not read (RFC 6455, 7.1.7)");
    }

    [Test]
    public async Task Abort_ends_a_waiting_receive()
    {
        using var pair = await SocketPair.OpenAsync();
        var receiving = pair.Client.ReceiveAsync(new byte[10].AsMemory(), CancellationToken.None).AsTask();
        Assert.That(receiving.IsCompleted, Is.False);

        pair.Client.Abort();

        Assert.That(Assert.CatchAsync(async () => await receiving.WaitAsync(AbortLimit)), Is.Not.InstanceOf<TimeoutException>());
        Assert.That(pair.Client.State, Is.EqualTo(WebSocketState.Aborted));
    }

    [Test]
    public async Task Abort_drops_what_has_been_read_ahead()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(ServerFrames.Frame(ServerFrames.Text, [1]), ServerFrames.Frame(ServerFrames.Text, [2]));
        await SocketPair.ReceiveAsync(pair.Client);

        pair.Client.Abort();

        Assert.That(async () => await SocketPair.ReceiveAsync(pair.Client), Throws.Exception);
    }

    [Test]
    public async Task Abort_ends_a_waiting_send()
    {
        using var pair = await SocketPair.OpenAsync();
        var sending = SocketPair.SendAsync(pair.Client, new byte[30_000_000], int.MaxValue);
        Assert.That(sending.IsCompleted, Is.False, "the peer does not read");

        pair.Client.Abort();

        Assert.That(Assert.CatchAsync(async () => await sending.WaitAsync(AbortLimit)), Is.Not.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task Cancelled_receive_loses_nothing()
    {
        using var pair = await SocketPair.OpenAsync();
        using var cancellation = new CancellationTokenSource();
        await pair.WriteAsync([0x81]);
        var receiving = pair.Client.ReceiveAsync(new byte[10].AsMemory(), cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        Assert.That(async () => await receiving.WaitAsync(SocketPair.Patience), Throws.InstanceOf<OperationCanceledException>());

        await pair.WriteAsync([1, 42]);
        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo(new byte[] { 42 }));
    }

    [Test]
    public async Task Nothing_is_sent_after_half_a_frame()
    {
        using var pair = await SocketPair.OpenAsync();
        using var cancellation = new CancellationTokenSource();
        var sending = pair.Client.SendAsync(new byte[30_000_000].AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, cancellation.Token).AsTask();
        Assert.That(sending.IsCompleted, Is.False, "the peer does not read");
        await cancellation.CancelAsync();
        Assert.That(async () => await sending.WaitAsync(SocketPair.Patience), Throws.InstanceOf<OperationCanceledException>());

        using var patience = new CancellationTokenSource(SocketPair.Patience);
        Assert.That(
            async () => await pair.Client.SendAsync(new byte[1].AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, patience.Token),
            Throws.InstanceOf<WebSocketException>(),
            "it would pass for the rest of the frame");
    }
}
