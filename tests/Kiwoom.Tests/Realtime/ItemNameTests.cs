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
        var (delivered, mentions, unclaimed) = await SendAsync(registered, named);

        Assert.That(delivered, Is.EqualTo(new[] { (registered, (long?)1), (registered, (long?)2), (registered, (long?)3) }));
        Assert.That((mentions, unclaimed), Is.EqualTo((1, 0)));
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
        var (delivered, mentions, unclaimed) = await SendAsync(registered, named);

        Assert.That(delivered, Is.EqualTo(new[] { (registered, (long?)3) }));
        Assert.That((mentions, unclaimed), Is.EqualTo((1, 2)));
    }

    /// <summary>Sends trades 1 and 2 under a name, and trade 3 under that of the registration.</summary>
    /// <returns>What was delivered, how often the name was logged, and how many messages nobody claimed.</returns>
    private static async Task<(List<(string Item, long? Number)> Delivered, int Mentions, long Unclaimed)> SendAsync(string registered, string named)
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

        List<(string Item, long? Number)> delivered = [Content(await first)];
        while (delivered[^1].Number != 3)
        {
            delivered.Add(Content(await trades.NextAsync()));
        }

        return (delivered, log.Entries.Count(entry => entry.Text.Contains($"'{named}'", StringComparison.Ordinal)), kiwoom.Realtime.Statistics.UnclaimedMessages);
    }

    private static (string Item, long? Number) Content(StockTrade trade) => (trade.Item, trade.AccumulatedVolume);
}
