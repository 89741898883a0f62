using System.Net.WebSockets;
using Kiwoom.Realtime.WebSockets;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>The opening handshake (RFC 6455, 4.1) against answers written by hand.</summary>
[Parallelizable]
internal sealed class WebSocketHandshakeTests
{
    private static IEnumerable<TestCaseData> Refusals
    {
        get
        {
            yield return Refusal("403", request => "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            yield return Refusal("403 with a body", request => "HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno!");
            yield return Refusal("200", request => UpgradeServer.Answer(request, status: "200 OK", rest: "Content-Length: 0\r\n"));
            yield return Refusal("200 whose body does not end", request => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n");
            yield return Refusal("302", request => $"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
            yield return Refusal("no Upgrade", request => UpgradeServer.Answer(request, upgrade: null));
            yield return Refusal("other Upgrade", request => UpgradeServer.Answer(request, upgrade: "h2c"));
            yield return Refusal("no Connection", request => UpgradeServer.Answer(request, connection: null));
            yield return Refusal("other Connection", request => UpgradeServer.Answer(request, connection: "keep-alive"));
            yield return Refusal("no Sec-WebSocket-Accept", request => UpgradeServer.Answer(request, accept: null));
            yield return Refusal("wrong Sec-WebSocket-Accept", request => UpgradeServer.Answer(request, accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
            yield return Refusal("key as Sec-WebSocket-Accept", request => UpgradeServer.Answer(request, accept: request["Sec-WebSocket-Key"]));
            yield return Refusal("extension", request => UpgradeServer.Answer(request, rest: "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
            yield return Refusal("protocol", request => UpgradeServer.Answer(request, rest: "Sec-WebSocket-Protocol: chat\r\n"));
        }
    }

    [Test]
    public async Task Request_is_one_for_an_upgrade()
    {
        using var server = new UpgradeServer();
        var connecting = ConnectAsync(server);
        using var request = await server.AcceptAsync();

        Assert.Multiple(() =>
        {
            Assert.That(request.First, Is.EqualTo($"GET {server.Address.PathAndQuery} HTTP/1.1"));
            Assert.That(request["Host"], Is.EqualTo(server.Address.Authority));
            Assert.That(request["Upgrade"], Is.EqualTo("websocket"));
            Assert.That(request["Connection"], Is.EqualTo("Upgrade"));
            Assert.That(request["Sec-WebSocket-Version"], Is.EqualTo("13"));
            Assert.That(Convert.FromBase64String(request["Sec-WebSocket-Key"]), Has.Length.EqualTo(16));
        });

        await request.WriteAsync(UpgradeServer.Answer(request));
        using var socket = await connecting;
        Assert.That(socket.State, Is.EqualTo(WebSocketState.Open));
    }

    [TestCase("websocket", "Upgrade")]
    [TestCase("WebSocket", "upgrade")]
    [TestCase("websocket", "keep-alive, Upgrade")]
    public async Task Upgraded_connection_carries_messages(string upgrade, string connection)
    {
        using var server = new UpgradeServer();
        var connecting = ConnectAsync(server);
        using var request = await server.AcceptAsync();
        await request.WriteAsync(UpgradeServer.Answer(request, upgrade: upgrade, connection: connection));
        using var socket = await connecting;
        using var peer = WebSocket.CreateFromStream(request.Stream, isServer: true, subProtocol: null, keepAliveInterval: Timeout.InfiniteTimeSpan);
        var message = SocketPair.Bytes(200_000);

        await Task.WhenAll(SocketPair.SendAsync(peer, message, 70_000), CompareAsync(socket));
        await Task.WhenAll(SocketPair.SendAsync(socket, message, 70_000), CompareAsync(peer));

        socket.Abort();
        await request.WaitForEndAsync();

        async Task CompareAsync(WebSocket receiver) =>
            Assert.That((await SocketPair.ReceiveAsync(receiver)).Payload.AsSpan().SequenceEqual(message));
    }

    [Test]
    public async Task Frame_that_comes_with_the_answer_is_not_lost()
    {
        using var server = new UpgradeServer();
        var connecting = ConnectAsync(server);
        using var request = await server.AcceptAsync();
        await request.WriteAsync(
            UpgradeServer.Answer(request), [.. ServerFrames.Frame(ServerFrames.Text, [4, 2]), .. ServerFrames.Frame(ServerFrames.Binary, SocketPair.Bytes(70_000))]);
        using var socket = await connecting;

        Assert.That((await SocketPair.ReceiveAsync(socket)).Payload, Is.EqualTo(new byte[] { 4, 2 }));
        Assert.That((await SocketPair.ReceiveAsync(socket)).Payload, Is.EqualTo(SocketPair.Bytes(70_000)));
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task Other_answer_is_refused_and_nothing_stays_open(Func<UpgradeServer.Request, string> answer)
    {
        using var server = new UpgradeServer();
        var connecting = ConnectAsync(server);
        using var request = await server.AcceptAsync();
        await request.WriteAsync(answer(request));

        Assert.That(async () => await connecting, Throws.InstanceOf<WebSocketException>());
        await request.WaitForEndAsync();
    }

    [Test]
    public async Task Attempt_ends_when_it_is_cancelled()
    {
        using var server = new UpgradeServer();
        using var cancellation = new CancellationTokenSource();
        var connecting = ConnectAsync(server, cancellation.Token);
        using var request = await server.AcceptAsync();

        await cancellation.CancelAsync();

        Assert.That(async () => await connecting, Throws.InstanceOf<OperationCanceledException>());
        await request.WaitForEndAsync();
    }

    [Test]
    public async Task Cancellation_after_the_handshake_changes_nothing()
    {
        using var server = new UpgradeServer();
        using var cancellation = new CancellationTokenSource();
        var connecting = ConnectAsync(server, cancellation.Token);
        using var request = await server.AcceptAsync();
        await request.WriteAsync(UpgradeServer.Answer(request));
        using var socket = await connecting;

        await cancellation.CancelAsync();
        await request.WriteAsync("", ServerFrames.Frame(ServerFrames.Text, [1]));

        Assert.That((await SocketPair.ReceiveAsync(socket)).Payload, Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    public async Task Connection_that_ends_without_an_answer_is_no_success()
    {
        using var server = new UpgradeServer();
        var connecting = ConnectAsync(server);
        (await server.AcceptAsync()).Dispose();

        // The HTTP stack may try once more, and fails then.
        server.Dispose();
        Assert.That(async () => await connecting, Throws.InstanceOf<HttpRequestException>());
    }

    private static Task<WebSocket> ConnectAsync(UpgradeServer server, CancellationToken cancellationToken = default) =>
        WebSocketHandshake.ConnectAsync(server.Address, usesProxy: false, long.MaxValue, cancellationToken).WaitAsync(SocketPair.Patience, CancellationToken.None);

    private static TestCaseData Refusal(string name, Func<UpgradeServer.Request, string> answer) => new TestCaseData(answer).SetArgDisplayNames(name);
}
