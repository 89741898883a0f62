using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Tests.Catalogue;

namespace Kiwoom.Tests.Realtime;

/// <summary>Frames as servers send them, over a real socket.</summary>
[EveryCulture]
internal sealed class DeliveryTests(string culture) : CultureFixture(culture)
{
    private static IEnumerable<EndpointInfo> Types => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Realtime);

    [TestCaseSource(nameof(Types))]
    public async Task Example_arrives_with_every_leaf(EndpointInfo type)
    {
        var example = ExampleFiles.Find(type.ApiId, "message")!.Value;
        var entry = example.GetProperty("data")[0];
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var messages = kiwoom.Realtime.Merge(Open(kiwoom, type, entry.GetProperty("item").GetString()!)).GetAsyncEnumerator();
        var next = messages.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendAsync(Encoding.UTF8.GetBytes(example.GetRawText()), fragment: 7);

        var message = await next;
        var comparer = new LeafComparer { Item = entry.GetProperty("item").GetString()! };
        comparer.Compare("", entry.GetProperty("values"), type.Values, message);
        Assert.Multiple(() =>
        {
            Assert.That(message.GetType().Name, Is.EqualTo(type.MessageType));
            Assert.That((message.Type, message.Item), Is.EqualTo((type.ApiId, entry.GetProperty("item").GetString())));
            Assert.That(message.Timestamp, Is.Positive);
            Assert.That(comparer.Leaves, Is.Positive);
            Assert.That(comparer.Differences, Is.Empty);
            Assert.That(comparer.Unread, Is.Empty);
        });
    }

    [Test]
    public async Task Frame_with_several_messages_of_several_types_arrives_in_order()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var messages = kiwoom.Realtime.Merge(
            kiwoom.Realtime.StockTrades("005930", "000660"), kiwoom.Realtime.BestQuotes("005930"), kiwoom.Realtime.VolatilityInterruptions()).GetAsyncEnumerator();
        var first = messages.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendAsync(SocketSession.Frame(
            SocketSession.Trade("000660", 1),
            """{"type":"0C","name":"주식우선호가","item":"005930","values":{"27":"+70100","28":"-70000"}}""",
            SocketSession.Trade("005930", 2),
            SocketSession.Entry("1h", "035720", "\"9001\":\"035720\""),
            SocketSession.Trade("000660", 3)));

        RealtimeMessage[] all = [await first, .. await messages.NextAsync(4)];
        Assert.That(all.Select(message => $"{message.Type} {message.Item}"), Is.EqualTo(new[] { "0B 000660", "0C 005930", "0B 005930", "1h 035720", "0B 000660" }));
        Assert.That(all.OfType<StockTrade>().Select(trade => trade.AccumulatedVolume), Is.EqualTo(new long?[] { 1, 2, 3 }));
        Assert.That(((BestQuote)all[1]).BestAsk, Is.EqualTo(70100));
    }

    [Test]
    public async Task Member_order_and_spacing_do_not_matter([Values(
        """{"trnm":"REAL","data":[{"type":"0B","name":"x","item":"005930","values":{"13":"42"}}]}""",
        """{"data":[{"values":{"13":"42"},"type":"0B","name":"x","item":"005930"}],"trnm":"REAL"}""",
        """ { "data" : [ { "values" : { "13" : "42" } , "item" : "005930" , "type" : "0B" } ] , "trnm" : "REAL" } """,
        """{"data":[{"type":"0B","values":{"13":"42"},"item":"005930"}],"trnm":"REAL"}""",
        """{"data":[{"item":"005930","values":{"13":"42"},"name":"x","type":"0B"}],"trnm":"REAL"}""",
        """{"data":[{"values":{"302":"} ,\"type\":\"0C\",\"item\":\"005930\"","13":"42"},"type":"0B","item":"005930"}],"trnm":"REAL"}""",
        """{"data":[{"values":{"9":{"8":"}"},"13":"42"},"name":"{}","type":"0B","item":"005930"}],"trnm":"REAL"}""",
        """{"data":[{"values":{"13":"42"},"type":"\u0030B","item":"00593\u0030"}],"trnm":"REAL"}""",
        """{"data":[{"values":{"13":"42"},"name":"\"","type":"0B","item":"005930"}],"trnm":"REAL"}""",
        """{"data":[{"values":{"13":"42"},"type":"0C","item":"000660","type":"0B","item":"005930"}],"trnm":"REAL"}""",
        """{"data":[{"13":"1"},{"values":{"77777":"new","13":"42"},"type":"0B","item":"005930","new":[{}]}],"trnm":"REAL","new":{"data":[]}}""")] string frame)
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendAsync(frame);

        Assert.That((await first).AccumulatedVolume, Is.EqualTo(42));
        Assert.That(kiwoom.Realtime.Statistics.Messages, Is.EqualTo(1));
    }

    [Test]
    public async Task Unknown_types_and_messages_of_nobody_are_counted_and_passed_over()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendAsync(SocketSession.Frame(
            SocketSession.Entry("9Z", "005930", "\"13\":\"1\""), SocketSession.Trade("000660", 2), SocketSession.Entry("0b", "005930", "\"13\":\"3\""), SocketSession.Trade("005930", 4)));

        Assert.That((await first).AccumulatedVolume, Is.EqualTo(4));
        var statistics = kiwoom.Realtime.Statistics;
        Assert.That((statistics.UnknownTypes, statistics.UnclaimedMessages, statistics.Messages, statistics.MalformedFrames), Is.EqualTo((2, 1, 1, 0)));
    }

    [Test]
    public async Task Frame_that_is_not_UTF8_is_counted_and_reported_and_the_connection_stays()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendAsync([.. """{"data":[{"values":{"13":"1"},"name":" """u8, 0xFF, .. """ ","type":"0B","item":"005930"}],"trnm":"REAL"}"""u8]);
        await session.SendTradeAsync("005930", 2);

        var trade = await first;
        Assert.That((trade.AccumulatedVolume, trade.GapBefore?.Reason), Is.EqualTo((2L, StreamGapReason.UnreadableFrame)));
        Assert.That((kiwoom.Realtime.Statistics.MalformedFrames, kiwoom.Realtime.Statistics.Logins), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Broken_frame_is_counted_and_reported_and_the_stream_goes_on([Values(
        "", "null", "[]", "{}", "no JSON", "{\"trnm\":\"REAL\"", "{\"trnm\":\"REAL\",\"data\":7}", "{\"trnm\":\"REAL\",\"data\":[7]}", "{\"trnm\":\"REAL\",\"data\":[{\"type\":\"0B\"}]}",
        "{\"data\":[{\"values\":{\"13\":\"1\"},\"type\":\"0B\",\"item\":\"005930\"}],\"trnm\":\"REAL\"", "{\"data\":[{\"values\":{\"13\":\"1\"")] string broken)
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 1);

        // A frame without a byte is a WebSocket message too.
        await (broken.Length == 0 ? session.SendRawAsync([0x81, 0x00]) : session.SendAsync(broken));
        await session.SendTradeAsync("005930", 2);

        Assert.That((await first).GapBefore, Is.Null);
        var second = await trades.NextAsync();
        second = second.AccumulatedVolume == 1 ? await trades.NextAsync() : second;
        Assert.That(second.AccumulatedVolume, Is.EqualTo(2));
        Assert.That(second.GapBefore?.Reason, Is.EqualTo(StreamGapReason.UnreadableFrame));
        Assert.That((kiwoom.Realtime.Statistics.MalformedFrames, kiwoom.Realtime.Statistics.Logins), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Frame_of_some_megabytes_arrives_and_one_beyond_the_limit_is_a_gap()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(options => options.Realtime.MaxFrameBytes = 4 * 1024 * 1024);
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendAsync(SocketSession.Frame([.. Enumerable.Range(0, 30_000).Select(i => SocketSession.Trade("005930", i))]));
        Assert.That((await first).AccumulatedVolume, Is.Zero);
        Assert.That((await trades.NextAsync(29_999))[^1].AccumulatedVolume, Is.EqualTo(29_999));

        await session.SendAsync(Encoding.UTF8.GetBytes(SocketSession.Frame([.. Enumerable.Range(0, 60_000).Select(i => SocketSession.Trade("005930", i))])), fragment: 100_000);
        await session.SendTradeAsync("005930", 7);

        var after = await trades.NextAsync();
        Assert.That((after.AccumulatedVolume, after.GapBefore?.Reason), Is.EqualTo((7, StreamGapReason.FrameTooLarge)));
        Assert.That((kiwoom.Realtime.Statistics.OversizedFrames, kiwoom.Realtime.Statistics.Logins), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Unreadable_value_is_null_or_ends_the_streams_that_it_concerns([Values] MalformedValues policy)
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(options => options.MalformedValues = policy);
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        await using var others = kiwoom.Realtime.StockTrades("000660").GetAsyncEnumerator();
        var (first, other) = (trades.MoveNextAsync().AsTask(), others.NextAsync());
        var session = await server.NextSessionAsync();
        while (session.Frames.Where(frame => frame.Name == "REG").SelectMany(frame => frame.Entries).Count() < 2)
        {
            await session.NextAsync("REG");
        }

        await session.SendAsync(SocketSession.Frame(SocketSession.Entry("0B", "005930", "\"10\":\"x\",\"13\":\"1\""), SocketSession.Trade("000660", 2)));

        if (policy == MalformedValues.Null)
        {
            Assert.That((await first, trades.Current.CurrentPrice, trades.Current.AccumulatedVolume), Is.EqualTo((true, (decimal?)null, (long?)1)));
        }
        else
        {
            Assert.That(async () => await first, Throws.TypeOf<KiwoomProtocolException>().With.Message.Contains("0B"));
        }

        Assert.That((await other).AccumulatedVolume, Is.EqualTo(2));
    }

    /// <summary>The stream of a type, by the method that the catalogue names.</summary>
    private static RealtimeStream Open(KiwoomClient kiwoom, EndpointInfo type, string item)
    {
        var method = typeof(IRealtimeClient).GetMethods().Single(method => method.Name == type.Method && method.GetParameters().Length == 1);
        var parameter = method.GetParameters()[0].ParameterType;
        object? argument = parameter == typeof(StreamOptions) ? null : parameter == typeof(IEnumerable<string>) ? new[] { item } : new StockCode[] { item };
        return (RealtimeStream)method.Invoke(kiwoom.Realtime, [argument])!;
    }
}
