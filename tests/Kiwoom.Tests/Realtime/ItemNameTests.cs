namespace Kiwoom.Tests.Realtime;

/// <summary>Items that messages name in another way than they were registered.</summary>
[Parallelizable]
internal sealed class ItemNameTests
{
    [TestCase("005930_AL", "005930")]
    [TestCase("005930_AL", "A005930")]
    [TestCase("005930_AL", "005930_NX")]
    [TestCase("005930", "005930_AL")]
    [TestCase("005930", "A005930")]
    [TestCase("005930_NX", "A005930_NX")]
    public async Task Message_under_another_name_of_the_same_item_is_delivered_and_that_is_said_once(string registered, string named)
    {
        var log = new CapturingLogger();
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(log: log);
        await using var trades = kiwoom.Realtime.StockTrades(registered).GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendTradeAsync(named, 1);
        await session.SendTradeAsync(named, 2);

        Assert.That(((await first).Item, (await trades.NextAsync()).AccumulatedVolume), Is.EqualTo((registered, (long?)2)));
        Assert.That(log.Entries.Count(entry => entry.Text.Contains($"'{named}'", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Message_goes_to_the_item_of_its_own_name_where_that_is_registered_too()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930", "005930_AL", "005930_NX").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        foreach (var item in new[] { "005930", "005930_NX", "005930_AL", "A005930" })
        {
            await session.SendTradeAsync(item, 1);
        }

        string[] items = [(await first).Item, .. (await trades.NextAsync(3)).Select(trade => trade.Item)];
        Assert.That(items, Is.EqualTo(new[] { "005930", "005930_NX", "005930_AL", "005930" }));
    }

    [TestCase("005930_NX", "005930")]
    [TestCase("005930_NX", "005930_AL")]
    [TestCase("005930", "005930_NX")]
    public async Task Message_of_another_exchange_is_not_delivered_and_that_is_said_once(string registered, string named)
    {
        var log = new CapturingLogger();
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(log: log);
        await using var trades = kiwoom.Realtime.StockTrades(registered).GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendTradeAsync(named, 1);
        await session.SendTradeAsync(named, 2);
        await session.SendTradeAsync(registered, 3);

        Assert.That((await first).AccumulatedVolume, Is.EqualTo(3));
        Assert.That(log.Entries.Count(entry => entry.Text.Contains($"'{named}'", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(kiwoom.Realtime.Statistics.UnclaimedMessages, Is.EqualTo(2));
    }
}
