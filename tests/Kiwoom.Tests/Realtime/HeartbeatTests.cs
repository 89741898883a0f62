namespace Kiwoom.Tests.Realtime;

/// <summary>The heartbeat goes back whatever consumers do.</summary>
[Parallelizable]
internal sealed class HeartbeatTests
{
    [Test]
    public async Task Ping_comes_back_byte_for_byte([Values("""{"trnm":"PING"}""", """ { "seq" : 7 , "trnm" : "PING" } """, """{"trnm":"\u0050ING","note":"심장"}""")] string ping)
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await kiwoom.Realtime.StockTrades("005930").StartAsync();
        var session = await server.NextSessionAsync();

        await session.SendAsync(ping);

        Assert.That((await session.NextAsync("PING")).Text, Is.EqualTo(ping));
    }

    [Test]
    public async Task Ping_comes_back_while_a_consumer_blocks()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        using var release = new ManualResetEventSlim();
        var blocked = new TaskCompletionSource();
        var consumer = Task.Run(async () =>
        {
            await foreach (var _ in kiwoom.Realtime.StockTrades("005930"))
            {
                blocked.SetResult();
                release.Wait();
                break;
            }
        });
        var session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 1);
        await blocked.Task;

        for (var i = 0; i < 20; i++)
        {
            await session.SendTradeAsync("005930", i);
            await session.SendAsync($$"""{"trnm":"PING","n":{{i}}}""");
            Assert.That((await session.NextAsync("PING")).Text, Is.EqualTo($$"""{"trnm":"PING","n":{{i}}}"""));
        }

        release.Set();
        await consumer;
    }

    [Test]
    public async Task Handler_that_blocks_holds_up_neither_heartbeat_nor_messages()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        using var release = new ManualResetEventSlim();
        kiwoom.Realtime.NoticeReceived += (_, _) => release.Wait();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendAsync("""{"trnm":"SYSTEM","code":"N1","message":"공지"}""");
        await session.SendAsync("""{"trnm":"PING"}""");
        await session.SendTradeAsync("005930", 5);

        await session.NextAsync("PING");
        Assert.That((await first).AccumulatedVolume, Is.EqualTo(5));
        release.Set();
    }
}
