using System.Net.WebSockets;

namespace Kiwoom.Tests.Realtime;

/// <summary>Connections that the application opens itself (<see cref="RealtimeOptions.Connect"/>).</summary>
[Parallelizable]
internal sealed class OwnConnectionTests
{
    [Test]
    public async Task Socket_of_dotNET_carries_a_stream_and_is_opened_anew_after_a_break()
    {
        await using var server = new SocketServer();
        var addresses = new List<Uri>();
        await using var kiwoom = server.CreateClient(options => options.Realtime.Connect = async (address, cancellationToken) =>
        {
            addresses.Add(address);
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(address, cancellationToken);
            return socket;
        });
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 1);
        Assert.That((await first).AccumulatedVolume, Is.EqualTo(1));

        var second = trades.NextAsync();
        session.Reset();
        session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 2);

        Assert.That((await second).GapBefore?.Reason, Is.EqualTo(StreamGapReason.ConnectionLost));
        Assert.That(addresses, Is.EqualTo(new[] { kiwoom.Environment.RealtimeAddress, kiwoom.Environment.RealtimeAddress }));
    }

    [Test]
    public async Task One_that_never_ends_is_not_waited_for_longer_than_a_connection_may_take()
    {
        await using var server = new SocketServer();
        var late = new TaskCompletionSource<WebSocket>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var kiwoom = server.CreateClient(options =>
        {
            options.Realtime.ConnectTimeout = TimeSpan.FromMilliseconds(50);
            options.Realtime.Connect = (_, _) => late.Task;
        });

        var starting = kiwoom.Realtime.StockTrades("005930").StartAsync();
        await Task.WhenAny(starting, Task.Delay(TimeSpan.FromSeconds(20)));
        var hasEnded = starting.IsCompleted;
        using var socket = new ClientWebSocket();
        late.SetResult(socket);

        Assert.That(hasEnded, Is.True);
        Assert.That(starting.Exception?.InnerException, Is.TypeOf<KiwoomTransportException>().With.Message.Contains("Realtime.ConnectTimeout"));
        Assert.That(() => socket.State, Is.EqualTo(WebSocketState.Closed).After(10_000, 10), "what comes too late is let go");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_it_throws_is_a_transport_failure_without_secrets(bool throws)
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(options => options.Realtime.Connect = (_, _) =>
            throws ? throw new InvalidOperationException($"no way for {TestBed.SecretKey}") : Task.FromResult<WebSocket>(null!));

        var e = await Assert.ThrowsAsync<KiwoomTransportException>(() => kiwoom.Realtime.StockTrades("005930").StartAsync());

        Assert.That(e!.ToString(), Does.Contain(throws ? "no way for" : "Realtime.Connect returned null").And.Not.Contain(TestBed.SecretKey));
    }
}
