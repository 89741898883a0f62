namespace Kiwoom.Tests.Realtime;

/// <summary>What decoding costs depends on the messages alone: counted, not timed.</summary>
internal sealed class DecodeCountTests
{
    private const int MessageCount = 30;

    [Test]
    public async Task Message_is_decoded_once_however_many_take_it([Values(1, 20)] int subscribers, [Values(1, 150)] int items)
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var codes = Enumerable.Range(100_000, items).Select(number => (StockCode)$"{number}").ToList();
        var streams = Enumerable.Range(0, subscribers).Select(_ => kiwoom.Realtime.StockTrades(codes)).ToList();
        await Task.WhenAll(streams.Select(stream => stream.StartAsync()));
        var session = await server.NextSessionAsync();

        for (var i = 0; i < MessageCount; i++)
        {
            await session.SendTradeAsync(codes[i % items].ToString(), i);
        }

        var received = new List<List<StockTrade>>();
        foreach (var stream in streams)
        {
            await using var messages = stream.GetAsyncEnumerator();
            received.Add(await messages.NextAsync(MessageCount));
        }

        var statistics = kiwoom.Realtime.Statistics;
        Assert.That((statistics.Messages, statistics.Decodes), Is.EqualTo((MessageCount, MessageCount)));
        for (var i = 0; i < MessageCount; i++)
        {
            Assert.That(received.Select(messages => messages[i]), Is.All.SameAs(received[0][i]));
        }
    }

    [Test]
    public async Task Message_of_nobody_is_not_decoded()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        for (var i = 0; i < MessageCount; i++)
        {
            await session.SendTradeAsync("000660", i);
        }

        await session.SendTradeAsync("005930", 1);
        await first;

        var statistics = kiwoom.Realtime.Statistics;
        Assert.That((statistics.UnclaimedMessages, statistics.Messages, statistics.Decodes), Is.EqualTo((MessageCount, 1, 1)));
    }
}
