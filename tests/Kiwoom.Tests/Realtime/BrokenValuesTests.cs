namespace Kiwoom.Tests.Realtime;

/// <summary>Messages whose values are none, or are there twice.</summary>
[Parallelizable]
internal sealed class BrokenValuesTests
{
    [Test]
    public async Task Message_without_an_object_of_values_is_a_gap_and_is_counted([Values("null", "[\"1\"]", "\"1\"", "7")] string values, [Values] bool isFirst)
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var messages = kiwoom.Realtime.Merge(kiwoom.Realtime.StockTrades("005930"), kiwoom.Realtime.OrderExecutions()).GetAsyncEnumerator();
        var session = await server.BeginAsync(messages);

        var entry = isFirst
            ? $$"""{"values":{{values}},"type":"00","name":"주문체결","item":"005930"}"""
            : $$"""{"type":"00","name":"주문체결","item":"005930","values":{{values}}}""";
        await session.SendAsync(SocketSession.Frame(entry));
        await session.SendTradeAsync("005930", 2);

        Assert.That(((StreamGap)await messages.NextAsync()).Reason, Is.EqualTo(StreamGapReason.UnreadableFrame));
        Assert.That(((StockTrade)await messages.NextAsync()).AccumulatedVolume, Is.EqualTo(2));
        Assert.That(kiwoom.Realtime.Statistics.MalformedFrames, Is.EqualTo(1));
    }

    [Test]
    public async Task Message_without_values_that_nobody_follows_is_no_gap()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendAsync(SocketSession.Frame("""{"values":null,"type":"0D","name":"","item":"005930"}"""));
        await session.SendTradeAsync("005930", 2);

        Assert.That((await first).GapBefore, Is.Null);
        Assert.That(kiwoom.Realtime.Statistics.MalformedFrames, Is.Zero);
    }

    [Test]
    public async Task Entry_with_two_objects_of_values_is_one_message_and_is_counted([Values] bool isFirst)
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        const string Twice = "\"values\":{\"13\":\"1\"},\"values\":{\"13\":\"2\"}";
        const string Head = "\"type\":\"0B\",\"name\":\"\",\"item\":\"005930\"";
        await session.SendAsync(SocketSession.Frame(isFirst ? $"{{{Twice},{Head}}}" : $"{{{Head},{Twice}}}"));
        await session.SendTradeAsync("005930", 3);

        Assert.That((await first).AccumulatedVolume, Is.EqualTo(1));
        var next = await trades.NextAsync();
        Assert.That((next.AccumulatedVolume, next.GapBefore?.Reason), Is.EqualTo((3L, StreamGapReason.UnreadableFrame)));
        Assert.That(kiwoom.Realtime.Statistics.MalformedFrames, Is.EqualTo(1));
    }
}
