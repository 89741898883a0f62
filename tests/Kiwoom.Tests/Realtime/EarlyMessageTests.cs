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
        var first = trades.NextAsync();
        var session = await server.NextSessionAsync();
        await session.NextAsync("REG");
        await session.SendTradeAsync("005930", 1);
        await first;
        session.Reset();

        session = await server.NextSessionAsync();
        await session.NextAsync("REG");
        await session.SendTradeAsync("005930", 2);
        Assert.That((await trades.NextAsync()).GapBefore, Is.Not.Null);
        session.Reset();

        session = await server.NextSessionAsync();
        await session.NextAsync("REG");
        await session.SendTradeAsync("005930", 4);
        var last = await trades.NextAsync();
        Assert.That((last.AccumulatedVolume, last.GapBefore?.Reason), Is.EqualTo((4L, StreamGapReason.ConnectionLost)));
    }

    [Test]
    public async Task Who_comes_back_to_an_item_that_is_being_removed_begins_with_its_new_registration()
    {
        var removal = new TaskCompletionSource<SocketFrame>();
        await using var server = new SocketServer((session, frame) =>
        {
            if (frame.Name == "REMOVE")
            {
                removal.SetResult(frame);
                return Task.CompletedTask;
            }

            return session.AnswerAsync(frame);
        });
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
}
