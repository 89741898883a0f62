namespace Kiwoom.Tests.Realtime;

/// <summary>How streams end, and what that does to others.</summary>
internal sealed class EndTests
{
    [Test]
    public async Task Key_used_elsewhere_ends_all_streams_and_nothing_fights_back()
    {
        var notices = new TaskCompletionSource<RealtimeNotice>();
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        kiwoom.Realtime.NoticeReceived += (_, notice) => notices.TrySetResult(notice);
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var session = await server.BeginAsync(trades);

        await session.SendTradeAsync("005930", 2);
        await session.SendAsync("""{"trnm":"SYSTEM","code":"R10001","message":"다른 기기에서 로그인되었습니다"}""");
        await session.Ended;

        Assert.That((await trades.NextAsync()).AccumulatedVolume, Is.EqualTo(2), "what came before the end is not lost");
        Assert.That((await trades.FailureAsync<KiwoomSessionReplacedException>()).ServerMessage, Is.EqualTo("다른 기기에서 로그인되었습니다"));
        Assert.That((await notices.Task).Code, Is.EqualTo("R10001"));
        Assert.That(async () => await kiwoom.Realtime.StockTrades("005930").StartAsync(), Throws.TypeOf<KiwoomSessionReplacedException>());
        Assert.That((kiwoom.Realtime.State, server.SessionCount), Is.EqualTo((RealtimeState.Failed, 1)));
    }

    [Test]
    public async Task Cancellation_ends_one_enumeration_only()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        using var cancellation = new CancellationTokenSource();
        await using var one = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator(cancellation.Token);
        await using var two = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var (first, second) = (one.NextAsync(), two.NextAsync());
        var session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 1);
        await Task.WhenAll(first, second);

        var cancelled = one.MoveNextAsync().AsTask();
        await cancellation.CancelAsync();
        await session.SendTradeAsync("005930", 2);

        Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await two.NextAsync()).AccumulatedVolume, Is.EqualTo(2));
    }

    [Test]
    public async Task Cancellation_ends_the_wait_for_a_registration()
    {
        await using var server = new SocketServer((_, _) => Task.CompletedTask);
        await using var kiwoom = server.CreateClient();
        using var cancellation = new CancellationTokenSource();

        var starting = kiwoom.Realtime.StockTrades("005930").StartAsync(cancellation.Token);
        await server.NextSessionAsync();
        await cancellation.CancelAsync();

        Assert.That(async () => await starting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Disposed_stream_ends_without_an_error_and_a_disposed_client_with_one()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");
        await using var own = stream.GetAsyncEnumerator();
        await using var other = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var (first, second) = (own.NextAsync(), other.NextAsync());
        var session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 1);
        await Task.WhenAll(first, second);

        var next = own.MoveNextAsync().AsTask();
        await stream.DisposeAsync();
        Assert.That(await next, Is.False);

        await kiwoom.DisposeAsync();
        await session.Ended;
        await other.FailureAsync<ObjectDisposedException>();
        Assert.That(async () => await kiwoom.Realtime.StockTrades("005930").StartAsync(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(kiwoom.Realtime.State, Is.EqualTo(RealtimeState.Disposed));
    }

    [Test]
    public async Task Client_that_is_disposed_while_it_connects_leaves_nobody_waiting()
    {
        await using var server = new SocketServer((_, _) => Task.CompletedTask);
        var kiwoom = server.CreateClient();
        var starting = kiwoom.Realtime.StockTrades("005930").StartAsync();
        var session = await server.NextSessionAsync();
        await session.NextAsync("LOGIN");

        kiwoom.Dispose();

        Assert.That(async () => await starting, Throws.TypeOf<ObjectDisposedException>());
        await session.Ended;
    }

    [Test]
    public async Task Consumer_that_throws_or_sleeps_leaves_others_alone()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var sleeper = kiwoom.Realtime.StockTrades("005930");
        await sleeper.StartAsync();
        var thrower = Task.Run(async () =>
        {
            await foreach (var trade in kiwoom.Realtime.StockTrades("005930"))
            {
                throw new InvalidDataException(trade.Item);
            }
        });
        await using var reader = kiwoom.Realtime.StockTrades("005930", "000660").GetAsyncEnumerator();
        var first = reader.NextAsync();
        var session = await server.NextSessionAsync();
        while (!session.Frames.Any(frame => frame.Name == "REG" && frame.Entries.Contains("0B 000660")))
        {
            await session.NextAsync("REG");
        }

        for (var i = 0; !thrower.IsCompleted || i < 1000; i++)
        {
            await session.SendTradeAsync("005930", i);
            if (i % 100 == 0)
            {
                await Task.Yield();
            }
        }

        await first;
        var read = await reader.NextAsync(999);
        Assert.That(read.Zip(read.Skip(1)).All(pair => pair.Second.AccumulatedVolume == pair.First.AccumulatedVolume + 1), Is.True);
        Assert.That(async () => await thrower, Throws.TypeOf<InvalidDataException>());
        await using var late = sleeper.GetAsyncEnumerator();
        Assert.That((await late.NextAsync()).AccumulatedVolume, Is.Zero, "what came since its start waits for it");
    }

    [Test]
    public async Task Stream_is_enumerated_once_at_a_time_and_again_afterwards()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");
        var one = stream.GetAsyncEnumerator();
        var first = one.NextAsync();
        var session = await server.NextRegistrationAsync();

        await using (var second = stream.GetAsyncEnumerator())
        {
            Assert.That(async () => await second.MoveNextAsync(), Throws.InvalidOperationException);
        }

        await session.SendTradeAsync("005930", 1);
        await first;
        await one.DisposeAsync();
        await session.NextAsync("REMOVE");
        await using var again = stream.GetAsyncEnumerator();
        var next = again.NextAsync();
        await session.NextAsync("REG");
        await session.SendTradeAsync("005930", 2);
        Assert.That((await next).AccumulatedVolume, Is.EqualTo(2));
    }
}
