using System.Text.Json;
using Kiwoom.Tests.Simulator.Realtime;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>What clients see of the exchange: one story, told by every id and message.</summary>
internal sealed class FrontTests
{
    private SimulatorSession _session = null!;
    private ManualClock _clock = null!;

    [SetUp]
    public async Task StartAsync() => (_session, _clock) = await FrontSession.StartAsync("2026-09-14 10:00");

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [Test]
    public async Task All_queries_say_the_same_price([Values("005930", "005930_NX", "005930_AL", "069500", "0156T0", "57JBHH")] string code)
    {
        for (var i = 0; i < 5; i++)
        {
            var info = await _session.CallAsync("ka10001", ("stk_cd", code));
            var day = await _session.CallAsync("ka10006", ("stk_cd", code));
            var trade = (await _session.CallAsync("ka10003", ("stk_cd", code))).Rows("cntr_infr")[0];
            var minute = (await ChartAsync("ka10080", code, ("tic_scope", "1"))).Rows("stk_min_pole_chart_qry")[0];
            var tick = (await ChartAsync("ka10079", code, ("tic_scope", "1"))).Rows("stk_tic_chart_qry")[0];
            var candle = (await ChartAsync("ka10081", code, ("base_dt", "20260914"))).Rows("stk_dt_pole_chart_qry")[0];
            var week = (await ChartAsync("ka10082", code, ("base_dt", "20260914"))).Rows("stk_stk_pole_chart_qry")[0];
            var month = (await ChartAsync("ka10083", code, ("base_dt", "20260914"))).Rows("stk_mth_pole_chart_qry")[0];
            var watched = (await _session.CallAsync("ka10095", ("stk_cd", code))).Rows("atn_stk_infr")[0];
            var book = await _session.CallAsync("ka10004", ("stk_cd", code));
            var sheet = await _session.CallAsync("ka10007", ("stk_cd", code));
            var price = info["cur_prc"];

            using (Assert.EnterMultipleScope())
            {
                Assert.That(Number(price), Is.Positive);
                Assert.That(day["close_pric"], Is.EqualTo(price));
                Assert.That((sheet["cur_prc"], sheet["date"], sheet["trde_qty"]), Is.EqualTo((price, "20260914", info["trde_qty"])));
                Assert.That((sheet["sel_1bid"], sheet["buy_10bid_req"]), Is.EqualTo((book["sel_fpr_bid"], book["buy_10th_pre_req"])));
                Assert.That(day["trde_qty"], Is.EqualTo(info["trde_qty"]));
                Assert.That(Text(trade, "cur_prc"), Is.EqualTo(price));
                Assert.That(Text(minute, "cur_prc"), Is.EqualTo(price));
                Assert.That(Text(tick, "cur_prc"), Is.EqualTo(price));
                Assert.That(Text(watched, "cur_prc"), Is.EqualTo(price));
                Assert.That(new[] { Text(candle, "cur_prc"), Text(week, "cur_prc"), Text(month, "cur_prc") }, Is.All.EqualTo(price.TrimStart('+', '-')));
                Assert.That(Text(candle, "trde_qty"), Is.EqualTo(info["trde_qty"]));
                Assert.That(Text(watched, "sel_bid"), Is.EqualTo(book["sel_fpr_bid"]));

                // The books of two venues may cross for a moment, until somebody takes the difference.
                Assert.That(code.EndsWith("_AL", StringComparison.Ordinal) || Number(book["sel_fpr_bid"]) > Number(book["buy_fpr_bid"]), Is.True);
            }

            _clock.Advance(TimeSpan.FromMinutes(7));
        }
    }

    [Test]
    public async Task Streams_say_what_the_queries_say()
    {
        using var socket = await RawSocket.LogInAsync(_session);
        await socket.RegisterAsync("0B", "005930");
        await socket.RegisterAsync("0D", "005930", group: "2");
        _clock.Advance(TimeSpan.FromMinutes(10));

        var info = await _session.CallAsync("ka10001", ("stk_cd", "005930"));
        var book = await _session.CallAsync("ka10004", ("stk_cd", "005930"));
        var (trade, levels) = await ReadUntilBookAsync(socket);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(trade!["10"], Is.EqualTo(info["cur_prc"]));
            Assert.That(trade["13"], Is.EqualTo(info["trde_qty"]));
            Assert.That(trade["16"], Is.EqualTo(info["open_pric"]));
            Assert.That(levels["41"], Is.EqualTo(book["sel_fpr_bid"]));
            Assert.That(levels["61"], Is.EqualTo(book["sel_fpr_req"]));
            Assert.That(levels["51"], Is.EqualTo(book["buy_fpr_bid"]));
            Assert.That(levels["60"], Is.EqualTo(book["buy_10th_pre_bid"]));
        }
    }

    [Test]
    public async Task The_book_of_both_venues_says_whose_its_shares_are()
    {
        using var socket = await RawSocket.LogInAsync(_session);
        await socket.RegisterAsync("0D", "005930_AL");
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _session.CallAsync("ka10001", ("stk_cd", "005930"));
        var (_, levels) = await ReadUntilBookAsync(socket);

        using (Assert.EnterMultipleScope())
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.That(Number(levels[$"{6044 + i}"]) + Number(levels[$"{6066 + i}"]), Is.EqualTo(Number(levels[$"{61 + i}"])));
                Assert.That(Number(levels[$"{6054 + i}"]) + Number(levels[$"{6076 + i}"]), Is.EqualTo(Number(levels[$"{71 + i}"])));
            }

            Assert.That(Number(levels["6064"]), Is.Positive);
            Assert.That(Number(levels["6087"]), Is.Positive);
        }
    }

    [Test]
    public async Task An_auction_tells_what_it_expects_and_trades_nothing()
    {
        var (session, clock) = await FrontSession.StartAsync("2026-09-14 08:45");
        await using (session)
        {
            using var socket = await RawSocket.LogInAsync(session);
            await socket.RegisterAsync("0D", "005930");
            clock.Advance(TimeSpan.FromMinutes(5));

            var info = await session.CallAsync("ka10001", ("stk_cd", "005930"));
            var (_, levels) = await ReadUntilBookAsync(socket);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(Number(info["exp_cntr_qty"]), Is.Positive);
                Assert.That((levels["23"], levels["24"]), Is.EqualTo((info["exp_cntr_pric"], info["exp_cntr_qty"])));
                Assert.That((info["open_pric"], info["cur_prc"]), Is.EqualTo(("0", info["base_pric"])));
                Assert.That((await session.CallAsync("ka10003", ("stk_cd", "005930"))).Rows("cntr_infr"), Is.Empty);
            }
        }
    }

    [Test]
    public async Task A_misspelt_item_is_acknowledged_and_gets_nothing()
    {
        using var socket = await RawSocket.LogInAsync(_session);
        Assert.That((await socket.RegisterAsync("0B", "5930")).GetProperty("return_code").GetInt32(), Is.Zero);
        await socket.RegisterAsync("0B", "000660", group: "2");
        _clock.Advance(TimeSpan.FromMinutes(30));
        await _session.CallAsync("ka10001", ("stk_cd", "005930"));

        for (var i = 0; i < 5; i++)
        {
            Assert.That((await socket.ReceiveJsonAsync()).GetProperty("data")[0].GetProperty("item").GetString(), Is.EqualTo("000660"));
        }
    }

    [Test]
    public async Task The_markets_time_is_told()
    {
        using var socket = await RawSocket.LogInAsync(_session);
        await socket.RegisterAsync("0s", "");
        _clock.Advance(TimeSpan.FromHours(6));
        await _session.CallAsync("ka10001", ("stk_cd", "005930"));

        var codes = new List<string>();
        while (codes.Count < 8)
        {
            codes.AddRange(Data(await socket.ReceiveJsonAsync()).Select(entry => entry["215"] + entry["20"]));
        }

        Assert.That(codes, Is.EqualTo(
            new[] { "2152000", "S152000", "2152500", "2152900", "4153000", "8153000", "T153000", "a154000" }));
    }

    [TestCase("ka10001")]
    [TestCase("ka10003")]
    [TestCase("ka10004")]
    [TestCase("ka10006")]
    public async Task An_unknown_code_is_a_success_with_blanks(string apiId)
    {
        var reply = await _session.CallAsync(apiId, ("stk_cd", "999999"));

        Assert.That(reply.ReturnCode, Is.Zero);
        Assert.That(
            reply.Body.EnumerateObject().Where(property => !property.Name.StartsWith("return_", StringComparison.Ordinal)),
            Has.All.Matches<JsonProperty>(property => property.Value.ValueKind == JsonValueKind.Array ? property.Value.GetArrayLength() == 0 : property.Value.GetString() == ""));
    }

    [Test]
    public async Task A_stock_that_NXT_does_not_trade_is_unknown_there() =>
        Assert.That((await _session.CallAsync("ka10001", ("stk_cd", "069500_NX")))["cur_prc"], Is.Empty);

    [Test]
    public async Task The_same_seed_and_calls_get_the_same_answers()
    {
        var first = await PlayAsync(_session, _clock);
        var (other, clock) = await FrontSession.StartAsync("2026-09-14 10:00");
        await using (other)
        {
            Assert.That(await PlayAsync(other, clock), Is.EqualTo(first));
        }
    }

    private static async Task<string> PlayAsync(SimulatorSession session, ManualClock clock)
    {
        var answers = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            answers.Add((await session.OrderAsync("kt10000", "3", "", "3", i % 2 == 0 ? "005930" : "000660")).Text);
            clock.Advance(TimeSpan.FromMinutes(5));
            answers.Add((await session.CallAsync("ka10004", ("stk_cd", "005930"))).Text);
            answers.Add((await session.BalanceAsync()).Text);
            answers.Add((await session.HistoryAsync()).Text);
        }

        return string.Join('\n', answers);
    }

    private static async Task<(Dictionary<string, string>? Trade, Dictionary<string, string> Levels)> ReadUntilBookAsync(RawSocket socket)
    {
        Dictionary<string, string>? trade = null;
        while (true)
        {
            var frame = await socket.ReceiveJsonAsync();
            var values = Data(frame)[0];
            if (frame.GetProperty("data")[0].GetProperty("type").GetString() == "0D")
            {
                return (trade, values);
            }

            trade = values;
        }
    }

    private Task<SimulatorReply> ChartAsync(string apiId, string code, (string, string) more) =>
        _session.CallAsync(apiId, ("stk_cd", code), more, ("upd_stkpc_tp", "1"));
}
