namespace Kiwoom.Tests.Realtime;

/// <summary>Messages that come while a registration or a removal is still under way.</summary>
internal sealed class EarlyMessageTests
{
    [Test]
    public async Task Break_after_a_message_that_came_before_its_acknowledgement_is_a_gap()
    {
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && session.Number == 2 ? Task.CompletedTask : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var session = await server.BeginAsync(trades);
        session.Reset();

        session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 2);
        Assert.That((await trades.NextAsync()).GapBefore, Is.Not.Null);
        session.Reset();

        session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 4);
        var last = await trades.NextAsync();
        Assert.That((last.AccumulatedVolume, last.GapBefore?.Reason), Is.EqualTo((4L, StreamGapReason.ConnectionLost)));
    }

    [Test]
    public async Task Many_messages_before_an_acknowledgement_are_two_gaps_for_a_stream_and_one_for_each_that_follows_one_item()
    {
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && session.Number == 2 ? Task.CompletedTask : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        string[] items = ["005930", "000660", "035720", "039490"];
        await using var all = kiwoom.Realtime.StockTrades([.. items]).GetAsyncEnumerator();
        await using var one = kiwoom.Realtime.StockTrades(items[1]).GetAsyncEnumerator();
        await using var other = kiwoom.Realtime.StockTrades(items[3]).GetAsyncEnumerator();
        Task<StockTrade>[] first = [all.NextAsync(), one.NextAsync(), other.NextAsync()];
        var session = await server.NextRegistrationAsync();
        await session.SendTradeAsync(items[0], 1);
        await session.SendTradeAsync(items[1], 1);
        await session.SendTradeAsync(items[3], 1);
        await Task.WhenAll(first);
        await all.NextAsync(2);
        session.Reset();

        session = await server.NextSessionAsync();
        var registration = await session.NextAsync("REG");
        foreach (var item in items[..3])
        {
            await session.SendTradeAsync(item, 2);
        }

        var early = await all.NextAsync(3);
        var single = await one.NextAsync();
        await session.SendAsync("not a frame");
        await session.SendTradeAsync(items[0], 3);
        var damaged = await all.NextAsync();
        await session.AnswerAsync(registration);
        foreach (var item in items)
        {
            await session.SendTradeAsync(item, 4);
        }

        var late = await all.NextAsync(4);
        var singleAfter = await one.NextAsync();
        var otherAfter = await other.NextAsync();
        Assert.Multiple(() =>
        {
            Assert.That(early.Select(trade => trade.GapBefore?.Reason), Is.EqualTo(new StreamGapReason?[] { StreamGapReason.ConnectionLost, null, null }));
            Assert.That(single.GapBefore?.Reason, Is.EqualTo(StreamGapReason.ConnectionLost));
            Assert.That(damaged.GapBefore?.Reason, Is.EqualTo(StreamGapReason.UnreadableFrame), "data flows, so what is lost of it is told at once");
            Assert.That(late.Select(trade => trade.GapBefore?.Reason), Is.EqualTo(new StreamGapReason?[] { StreamGapReason.ConnectionLost, null, null, null }));
            Assert.That(late[0].GapBefore!.From, Is.EqualTo(early[0].GapBefore!.From));
            Assert.That(late[0].GapBefore!.Until, Is.GreaterThan(early[0].GapBefore!.Until));
            Assert.That(otherAfter.GapBefore?.Until, Is.EqualTo(late[0].GapBefore!.Until));
            Assert.That(singleAfter.AccumulatedVolume, Is.EqualTo(4));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Who_joins_an_item_that_is_being_restored_has_missed_nothing(bool overtakes)
    {
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && session.Number == 2 ? Task.CompletedTask : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var old = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var session = await server.BeginAsync(old);
        session.Reset();
        session = await server.NextSessionAsync();
        var registration = await session.NextAsync("REG");

        await using var young = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var joined = young.NextAsync();
        Func<Task>[] news = [() => session.AnswerAsync(registration), () => session.SendTradeAsync("005930", 2)];
        foreach (var send in overtakes ? news.Reverse() : news)
        {
            await send();
        }

        Assert.That((await joined).GapBefore, Is.Null);
        Assert.That((await old.NextAsync()).GapBefore, Is.Not.Null);

        session.Reset();
        session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 3);
        Assert.That((await young.NextAsync()).GapBefore, Is.Not.Null);
        Assert.That((await old.NextAsync()).GapBefore, Is.Not.Null);
    }

    [Test]
    public async Task Who_comes_back_to_an_item_that_is_being_removed_begins_with_its_new_registration()
    {
        var removal = new TaskCompletionSource<SocketFrame>();
        await using var server = new SocketServer((session, frame) => frame.Name == "REMOVE" && removal.TrySetResult(frame) ? Task.CompletedTask : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var other = kiwoom.Realtime.StockTrades("000660").GetAsyncEnumerator();
        var others = other.NextAsync();
        var stream = kiwoom.Realtime.StockTrades("005930");
        await stream.StartAsync();
        var session = await server.NextSessionAsync();
        await stream.DisposeAsync();
        var frame = await removal.Task;

        var again = kiwoom.Realtime.StockTrades("005930");
        var starting = again.StartAsync();
        await session.SendTradeAsync("005930", 1);
        await session.SendTradeAsync("000660", 1);
        await others;
        await session.AnswerAsync(frame);
        await starting;
        await session.SendTradeAsync("005930", 3);

        await using var trades = again.GetAsyncEnumerator();
        Assert.That((await trades.NextAsync()).AccumulatedVolume, Is.EqualTo(3), "2 was sent between the removal and the registration: 1 would promise it");
    }

    [Test]
    public async Task Who_comes_back_to_an_item_that_was_being_removed_when_the_connection_broke_has_missed_nothing()
    {
        var removal = new TaskCompletionSource<SocketFrame>();
        await using var server = new SocketServer((session, frame) => frame.Name == "REMOVE" && removal.TrySetResult(frame) ? Task.CompletedTask : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");
        var trades = stream.GetAsyncEnumerator();
        var session = await server.BeginAsync(trades);
        await trades.DisposeAsync();
        await stream.DisposeAsync();
        await removal.Task;

        await using var again = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var next = again.NextAsync();
        await session.SendAsync("not a frame");
        session.Reset();
        session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 2);

        Assert.That(((await next).AccumulatedVolume, next.Result.GapBefore), Is.EqualTo((2L, (StreamGap?)null)));
    }
}
