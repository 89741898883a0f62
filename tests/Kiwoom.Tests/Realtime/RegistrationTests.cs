namespace Kiwoom.Tests.Realtime;

/// <summary>What is registered, how often, and in which frames.</summary>
[Parallelizable]
internal sealed class RegistrationTests
{
    [Test]
    public async Task Two_streams_register_an_item_once_and_the_last_one_out_removes_it()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var one = kiwoom.Realtime.StockTrades("005930", "000660");
        var two = kiwoom.Realtime.StockTrades("005930");

        await one.StartAsync();
        await two.StartAsync();
        var session = await server.NextSessionAsync();
        await one.DisposeAsync();
        var first = await session.NextAsync("REMOVE");
        await two.DisposeAsync();
        var second = await session.NextAsync("REMOVE");

        Assert.That(session.Frames.Where(frame => frame.Name == "REG").SelectMany(frame => frame.Entries), Is.EqualTo(new[] { "0B 005930", "0B 000660" }));
        Assert.That(first.Entries, Is.EqualTo(new[] { "0B 000660" }));
        Assert.That(second.Entries, Is.EqualTo(new[] { "0B 005930" }));
    }

    [Test]
    public async Task Registration_has_the_form_of_the_document()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();

        await kiwoom.Realtime.Merge(kiwoom.Realtime.StockTrades("039490", "039490_NX", "A039490_AL"), kiwoom.Realtime.OrderExecutions()).StartAsync();

        var session = await server.NextSessionAsync();
        Assert.That(
            (await session.NextAsync("REG")).Text,
            Is.EqualTo("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["039490","039490_NX","039490_AL"],"type":["0B"]},{"item":[""],"type":["00"]}]}"""));
    }

    [Test]
    public async Task Stock_on_another_exchange_is_an_item_of_its_own()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("039490_NX").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();

        await session.SendTradeAsync("039490", 1);
        await session.SendTradeAsync("039490_NX", 2);

        var trade = await first;
        Assert.That((trade.Item, trade.AccumulatedVolume), Is.EqualTo(("039490_NX", 2)));
    }

    [Test]
    public async Task Groups_take_100_items_and_types_of_an_item_share_its_place()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var codes = Codes(200);

        await kiwoom.Realtime.Merge(kiwoom.Realtime.StockTrades(codes), kiwoom.Realtime.OrderBooks(codes)).StartAsync();

        var session = await server.NextSessionAsync();
        var registrations = session.Frames.Where(frame => frame.Name == "REG").ToList();
        Assert.That(registrations.Select(frame => frame.Group), Is.EqualTo(new[] { "1", "2" }), "many items go into one frame");
        Assert.That(registrations.Select(frame => frame.Entries.Count()), Is.EqualTo(new[] { 200, 200 }));
        Assert.That(registrations.Select(frame => frame.Entries.Select(entry => entry[3..]).Distinct().Count()), Is.EqualTo(new[] { 100, 100 }));
    }

    [Test]
    public async Task Item_beyond_the_limit_is_refused_at_once_and_room_comes_back()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var all = kiwoom.Realtime.StockTrades(Codes(200));
        await all.StartAsync();

        var e = (await Assert.ThrowsAsync<KiwoomRequestException>(() => kiwoom.Realtime.StockTrades("999999").StartAsync()))!;
        await all.DisposeAsync();
        await kiwoom.Realtime.StockTrades("999999").StartAsync();

        Assert.That(e.Message, Does.Contain("200 fit on a connection"));
        var session = await server.NextSessionAsync();
        Assert.That(session.Frames.Select(frame => frame.Name), Is.EqualTo(new[] { "LOGIN", "REG", "REG", "REMOVE", "REMOVE", "REG" }), "removals make room first");
    }

    [TestCase(0)]
    [TestCase(40)]
    public async Task Too_many_items_are_told_what_places_there_are(int taken)
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        if (taken > 0)
        {
            await kiwoom.Realtime.StockTrades(Codes(taken)).StartAsync();
        }

        var e = (await Assert.ThrowsAsync<KiwoomRequestException>(() => kiwoom.Realtime.StockTrades(Codes(250)).StartAsync()))!;

        Assert.That(e.Message, Does.Contain("No room for 250 items: 200 fit on a connection").And.Contain(taken == 0 ? "no place is taken" : "40 places are taken already"));
    }

    [Test]
    public async Task Socket_codes_are_errors_of_their_own()
    {
        var code = 0;
        await using var server = new SocketServer((session, frame) => frame.Name == "REG"
            ? session.RefuseAsync(frame, Volatile.Read(ref code), "등록 가능한 종목 수를 초과하였습니다")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();

        Volatile.Write(ref code, 105115);
        Assert.That(async () => await kiwoom.Realtime.StockTrades("005930").StartAsync(), Throws.TypeOf<KiwoomInvalidRequestException>());
    }

    [Test]
    public async Task Further_connections_open_where_the_options_allow_them()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(options => options.Realtime.MaxConnections = 2);

        await kiwoom.Realtime.StockTrades(Codes(250)).StartAsync();

        SocketSession[] sessions = [await server.NextSessionAsync(), await server.NextSessionAsync()];
        Assert.That(
            sessions.Select(session => session.Frames.Where(frame => frame.Name == "REG").SelectMany(frame => frame.Entries).Count()).OrderDescending(),
            Is.EqualTo(new[] { 200, 50 }));
    }

    [Test]
    public async Task Refusal_fails_the_stream_that_caused_it_and_no_other()
    {
        await using var held = new HeldLogin();
        await using var kiwoom = held.Server.CreateClient();
        Task[] starting =
        [
            kiwoom.Realtime.StockTrades("000001", "000002").StartAsync(),
            kiwoom.Realtime.StockTrades("000003", HeldLogin.RefusedItem).StartAsync(),
            kiwoom.Realtime.StockTrades("000003", "000004").StartAsync(),
        ];
        await held.AdmitAsync();

        await starting[0];
        Assert.That(async () => await starting[1], Throws.TypeOf<KiwoomInvalidRequestException>().With.Property("ErrorCode").EqualTo("1511"));
        await kiwoom.Realtime.StockTrades("000004").StartAsync();
    }

    [Test]
    public async Task Registrations_keep_the_servers_pace()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(options => options.Realtime.RegistrationsPerSecond = 5, clock: clock);
        for (var i = 0; i < 5; i++)
        {
            await kiwoom.Realtime.StockTrades(Codes(6)[i]).StartAsync();
        }

        var session = await server.NextSessionAsync();
        var sixth = kiwoom.Realtime.StockTrades(Codes(6)[5]).StartAsync();
        await session.SendAsync("""{"trnm":"PING"}""");
        await session.NextAsync("PING");
        Assert.That((session.Frames.Count(frame => frame.Name == "REG"), sixth.IsCompleted), Is.EqualTo((5, false)));

        await clock.AdvanceUntilAsync(sixth, TimeSpan.FromMilliseconds(100));

        Assert.That(session.Frames.Count(frame => frame.Name == "REG"), Is.EqualTo(6));
    }

    [Test]
    public async Task Registration_that_came_too_fast_is_repeated([Values(0, 5, 105110)] int code)
    {
        var refusals = 0;
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && Interlocked.Increment(ref refusals) == 1
            ? session.RefuseAsync(frame, code, code < 9 ? "[1700:허용된 요청 개수를 초과하였습니다 (유량=5)]" : "초당 요청 건수를 초과하였습니다")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();

        await kiwoom.Realtime.StockTrades("005930").StartAsync();

        Assert.That(refusals, Is.EqualTo(2));
    }

    [Test]
    public async Task What_cannot_be_registered_is_named_before_anything_is_sent()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        var realtime = kiwoom.Realtime;

        Assert.Multiple(() =>
        {
            Assert.That(() => realtime.StockTrades(), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("No item"));
            Assert.That(() => realtime.StockTrades("5930", "00593가"), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("5930").And.Message.Contains("00593가"));
            Assert.That(() => realtime.SectorIndices(" "), Throws.TypeOf<KiwoomRequestException>());
            Assert.That(() => realtime.Merge(), Throws.TypeOf<KiwoomRequestException>());
            Assert.That(() => realtime.Merge([realtime.StockTrades("005930")], new StreamOptions { Capacity = 0 }), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("Capacity"));
            Assert.That(() => realtime.OrderExecutions(new StreamOptions { Overflow = StreamOverflow.DropOldest }), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("never dropped"));
            Assert.That(() => realtime.StockTrades(["005930"], new StreamOptions { Capacity = 0 }), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("Capacity"));
        });
        Assert.That(server.SessionCount, Is.Zero);
    }

    private static StockCode[] Codes(int count) => [.. Enumerable.Range(1, count).Select(i => new StockCode($"{i:000000}", Exchange.Krx))];
}
