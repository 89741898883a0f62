namespace Kiwoom.Tests.Realtime;

/// <summary>Items that come and go while a stream runs.</summary>
internal sealed class ItemChangeTests
{
    [Test]
    public async Task Items_come_and_go_while_the_stream_runs()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");
        await using var trades = stream.GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await stream.AddAsync(["000660", "A035720", "005930"]);
        Assert.That((await session.NextAsync("REG")).Entries, Is.EqualTo(new[] { "0B 000660", "0B 035720" }));
        stream.Remove(["005930", "999999"]);
        Assert.That((await session.NextAsync("REMOVE")).Entries, Is.EqualTo(new[] { "0B 005930" }));

        await session.SendAsync(SocketSession.Frame(SocketSession.Trade("005930", 1), SocketSession.Trade("035720", 2)));
        Assert.That((await first).Item, Is.EqualTo("035720"));
        await stream.DisposeAsync();
        Assert.That((await session.NextAsync("REMOVE")).Entries, Is.EquivalentTo(new[] { "0B 000660", "0B 035720" }));
    }

    [Test]
    public async Task Stock_codes_come_and_go_and_stand_in_the_messages()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        StockCode[] stocks = ["000660", "039490_NX"];
        var stream = kiwoom.Realtime.StockTrades(stocks, new StreamOptions { Capacity = 10 });
        await using var trades = stream.GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await stream.AddAsync("035720", "A005930");
        await stream.AddAsync(stocks, CancellationToken.None);
        Assert.That((await session.NextAsync("REG")).Entries, Is.EqualTo(new[] { "0B 035720", "0B 005930" }));
        stream.Remove("000660", new StockCode("035720", Exchange.Krx));
        Assert.That((await session.NextAsync("REMOVE")).Entries, Is.EqualTo(new[] { "0B 000660", "0B 035720" }));

        await session.SendTradeAsync("039490_NX", 1);
        Assert.That((await first).StockCode, Is.EqualTo(stocks[1]));
    }

    [Test]
    public async Task Lists_of_strings_need_no_conversion()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        string[] fromFile = ["005930", "0156T0_AL"];

        await kiwoom.Realtime.StockTrades(fromFile).StartAsync();
        await kiwoom.Realtime.OrderBooks(fromFile, new StreamOptions { Overflow = StreamOverflow.Latest }).StartAsync();

        var session = await server.NextSessionAsync();
        Assert.That((await session.NextAsync("REG")).Entries, Is.EqualTo(new[] { "0B 005930", "0B 0156T0_AL" }));
        Assert.That((await session.NextAsync("REG")).Entries, Is.EqualTo(new[] { "0D 005930", "0D 0156T0_AL" }));
    }

    [Test]
    public async Task Codes_of_another_kind_are_no_stock_codes()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.SectorIndices(["001"], new StreamOptions());

        Assert.That(async () => await stream.AddAsync("101"), Throws.InvalidOperationException.With.Message.Contains("no stock codes"));
        Assert.That(() => stream.Remove("001"), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Item_that_is_refused_leaves_the_stream_as_it_was()
    {
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && frame.Entries.Contains("0B 999999")
            ? session.RefuseAsync(frame, 2, "[1901:시장 코드값이 존재하지 않습니다]")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");
        await using var trades = stream.GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        Assert.That(async () => await stream.AddAsync(["999999"]), Throws.TypeOf<KiwoomNotFoundException>());

        await session.SendTradeAsync("005930", 3);
        Assert.That((await first).AccumulatedVolume, Is.EqualTo(3));
    }

    [Test]
    public async Task Items_may_change_before_the_stream_begins()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.SectorIndices("001");

        await stream.AddAsync(["101"]);
        stream.Remove(["001"]);
        await stream.StartAsync();

        var session = await server.NextSessionAsync();
        Assert.That((await session.NextAsync("REG")).Entries, Is.EqualTo(new[] { "0J 101" }));
    }

    [Test]
    public async Task Stream_without_items_of_its_own_cannot_change_them()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var realtime = kiwoom.Realtime;

        Assert.That(async () => await realtime.OrderExecutions().AddAsync(["005930"]), Throws.InvalidOperationException);
        Assert.That(async () => await realtime.OrderExecutions().AddAsync("005930"), Throws.InvalidOperationException);
        Assert.That(
            () => realtime.Merge(realtime.StockTrades("005930"), realtime.OrderBooks("005930")).Remove(["005930"]), Throws.InvalidOperationException);
        Assert.That(async () => await realtime.StockTrades("005930").AddAsync(["가"]), Throws.TypeOf<KiwoomRequestException>());
    }
}
