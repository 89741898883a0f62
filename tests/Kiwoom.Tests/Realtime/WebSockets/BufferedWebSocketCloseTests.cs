using System.Net.WebSockets;
using System.Text;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>How a connection is closed by either end (RFC 6455, 5.5.1 and 7).</summary>
internal sealed class BufferedWebSocketCloseTests
{
    [TestCase(1000, "")]
    [TestCase(1001, "장 종료")]
    [TestCase(4999, "x")]
    public async Task Close_frame_tells_status_and_reason(int status, string reason)
    {
        using var pair = await SocketPair.OpenAsync();
        Assert.That((pair.Client.State, pair.Client.CloseStatus, pair.Client.CloseStatusDescription), Is.EqualTo((WebSocketState.Open, (WebSocketCloseStatus?)null, (string?)null)));
        await pair.WriteAsync(ServerFrames.Frame(ServerFrames.Text, [1]), ServerFrames.CloseFrame(status, reason));

        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo(new byte[] { 1 }));
        var result = await pair.Client.ReceiveAsync(new ArraySegment<byte>(new byte[9]), CancellationToken.None).WaitAsync(SocketPair.Patience);

        Assert.That((result.Count, result.MessageType, result.EndOfMessage), Is.EqualTo((0, WebSocketMessageType.Close, true)));
        Assert.That((result.CloseStatus, result.CloseStatusDescription), Is.EqualTo(((WebSocketCloseStatus)status, reason)));
        Assert.That((pair.Client.CloseStatus, pair.Client.CloseStatusDescription), Is.EqualTo(((WebSocketCloseStatus)status, reason)));
        Assert.That(pair.Client.State, Is.EqualTo(WebSocketState.CloseReceived));
    }

    [Test]
    public async Task Close_frame_may_tell_nothing()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(ServerFrames.Frame(ServerFrames.Close, []));

        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Type, Is.EqualTo(WebSocketMessageType.Close));
        Assert.That(pair.Client.State, Is.EqualTo(WebSocketState.CloseReceived));
        Assert.That(pair.Client.CloseStatusDescription, Is.Null.Or.Empty);
    }

    [Test]
    public async Task Close_frame_with_half_a_status_is_refused()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(ServerFrames.Frame(ServerFrames.Close, [3]));

        await pair.FailAsync();
    }

    [Test]
    public async Task What_follows_a_close_frame_is_not_received()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.WriteAsync(ServerFrames.CloseFrame(1000, ""), ServerFrames.Frame(ServerFrames.Text, [1]));

        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Type, Is.EqualTo(WebSocketMessageType.Close));
        await pair.FailAsync();
    }

    [Test]
    public async Task Close_frame_of_the_peer_is_answered()
    {
        using var pair = await SocketPair.OpenAsync();
        var closing = pair.Peer.CloseAsync(WebSocketCloseStatus.PolicyViolation, "no", CancellationToken.None);
        await SocketPair.ReceiveAsync(pair.Client);

        await SocketPair.SendAsync(pair.Client, [1], int.MaxValue);
        await pair.Client.CloseAsync(WebSocketCloseStatus.NormalClosure, "well", CancellationToken.None).WaitAsync(SocketPair.Patience);

        await closing.WaitAsync(SocketPair.Patience);
        Assert.That((pair.Client.State, pair.Client.CloseStatus, pair.Client.CloseStatusDescription), Is.EqualTo((WebSocketState.Closed, WebSocketCloseStatus.PolicyViolation, "no")));
        Assert.That((pair.Peer.State, pair.Peer.CloseStatus, pair.Peer.CloseStatusDescription), Is.EqualTo((WebSocketState.Closed, WebSocketCloseStatus.NormalClosure, "well")));
    }

    [Test]
    public async Task Closing_the_output_leaves_the_input_open()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.That(pair.Client.State, Is.EqualTo(WebSocketState.CloseSent));

        await SocketPair.SendAsync(pair.Peer, [4, 2], int.MaxValue);
        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Payload, Is.EqualTo(new byte[] { 4, 2 }));
        Assert.That((await SocketPair.ReceiveAsync(pair.Peer)).Type, Is.EqualTo(WebSocketMessageType.Close));
        Assert.That(pair.Peer.CloseStatus, Is.EqualTo(WebSocketCloseStatus.NormalClosure));
        await pair.Peer.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "too", CancellationToken.None);

        Assert.That((await SocketPair.ReceiveAsync(pair.Client)).Type, Is.EqualTo(WebSocketMessageType.Close));
        Assert.That((pair.Client.State, pair.Client.CloseStatusDescription), Is.EqualTo((WebSocketState.Closed, "too")));
    }

    [Test]
    public async Task Closing_waits_for_the_peer_and_skips_what_it_still_sends()
    {
        using var pair = await SocketPair.OpenAsync();
        var closing = pair.Client.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);
        await SocketPair.SendAsync(pair.Peer, SocketPair.Bytes(100_000), 1000);
        Assert.That(closing.IsCompleted, Is.False);
        await SocketPair.ReceiveAsync(pair.Peer);
        await pair.Peer.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

        await closing.WaitAsync(SocketPair.Patience);
        Assert.That((pair.Client.State, pair.Peer.State), Is.EqualTo((WebSocketState.Closed, WebSocketState.Closed)));
    }

    [Test]
    public async Task Close_frame_is_not_sent_as_a_message()
    {
        using var pair = await SocketPair.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => pair.Client.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Close, endOfMessage: true, CancellationToken.None));

        await SocketPair.SendAsync(pair.Client, [1], int.MaxValue);
        Assert.That((await SocketPair.ReceiveAsync(pair.Peer)).Payload, Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    public async Task Second_close_frame_is_not_sent()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "a", CancellationToken.None);
        await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "b", CancellationToken.None);
        pair.Client.Abort();

        Assert.That((await ServerFrames.ReadAsync(pair.PeerStream)).Payload, Is.EqualTo((byte[])[3, 232, (byte)'a']));
        Assert.That(await pair.PeerStream.ReadAsync(new byte[1]).AsTask().WaitAsync(SocketPair.Patience), Is.Zero);
    }

    [Test]
    public async Task Close_without_a_status_has_no_payload()
    {
        using var pair = await SocketPair.OpenAsync();
        await pair.Client.CloseOutputAsync(WebSocketCloseStatus.Empty, null, CancellationToken.None);

        Assert.That((await ServerFrames.ReadAsync(pair.PeerStream)).Payload, Is.Empty, "1005 must not be sent (RFC 6455, 7.4.1)");
    }

    [Test]
    public async Task Reason_has_to_fit_into_a_control_frame()
    {
        using var pair = await SocketPair.OpenAsync();
        Assert.That(
            async () => await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, new string('가', 42), CancellationToken.None),
            Throws.InstanceOf<ArgumentException>());

        var longest = new string('가', 41);
        await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, longest, CancellationToken.None);
        Assert.That((await ServerFrames.ReadAsync(pair.PeerStream)).Payload[2..], Is.EqualTo(Encoding.UTF8.GetBytes(longest)));
    }

    [Test]
    public async Task Nothing_is_sent_after_closing([Values] bool isAborted)
    {
        using var pair = await SocketPair.OpenAsync();
        if (isAborted)
        {
            pair.Client.Abort();
        }
        else
        {
            await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        Assert.That(async () => await SocketPair.SendAsync(pair.Client, [1], int.MaxValue), Throws.InstanceOf<WebSocketException>());
        Assert.That(pair.Client.State, Is.EqualTo(isAborted ? WebSocketState.Aborted : WebSocketState.CloseSent));
    }
}
