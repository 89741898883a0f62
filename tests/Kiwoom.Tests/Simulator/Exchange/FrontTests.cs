using System.Globalization;
using System.Text.Json;
using Kiwoom.Tests.Simulator.Realtime;

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
            var price = info["cur_prc"];

            using (Assert.EnterMultipleScope())
            {
                Assert.That(Number(price), Is.Positive);
                Assert.That(day["close_pric"], Is.EqualTo(price));
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
    public async Task What_an_account_gains_is_what_its_fills_say()
    {
        using var socket = await RawSocket.LogInAsync(_session);
        await socket.RegisterAsync("00", "");
        decimal cash = 100_000_000, shares = 0;
        for (var i = 0; i < 12; i++)
        {
            var isBuy = i % 3 < 2;
            await _session.OrderAsync(isBuy ? "kt10000" : "kt10001", isBuy ? "7" : "14", "", "3");
            foreach (var fill in (await ReadOrderMessagesAsync(socket, isBuy ? 7 : 14)).Where(message => message["913"] == "체결"))
            {
                cash += (isBuy ? -1 : 1) * Number(fill["914"]) * Number(fill["915"]);
                shares += (isBuy ? 1 : -1) * Number(fill["915"]);
                cash -= Number(fill["902"]) == 0 ? Number(fill["938"]) + Number(fill["939"]) : 0;
            }

            var deposit = Number((await _session.DepositAsync())["d2_entra"]);
            var balance = await _session.BalanceAsync();
            Assert.That(deposit, Is.EqualTo(cash));
            Assert.That(balance.Rows("acnt_evlt_remn_indv_tot").Sum(row => Number(Text(row, "rmnd_qty"))), Is.EqualTo(shares));
            Assert.That(Number(balance["prsm_dpst_aset_amt"]), Is.EqualTo(cash + (shares * Number((await _session.CallAsync("ka10001", ("stk_cd", "005930")))["cur_prc"]))));
            _clock.Advance(TimeSpan.FromMinutes(3));
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

    [Test]
    public async Task An_order_is_the_same_in_every_list_message_and_balance()
    {
        using var socket = await RawSocket.LogInAsync(_session);
        await socket.RegisterAsync("00", "");
        await socket.RegisterAsync("04", "", group: "2");
        var ask = Number((await _session.CallAsync("ka10004", ("stk_cd", "005930")))["sel_fpr_bid"]);

        var receipt = await _session.OrderAsync("kt10000", "10", "", "3");
        Assert.That(receipt.ReturnCode, Is.Zero, receipt.Message);
        var messages = await ReadOrderMessagesAsync(socket, shares: 10);
        var filled = (await _session.FilledAsync()).Rows("cntr").Single();
        var listed = (await _session.HistoryAsync()).Rows("acnt_ord_cntr_prps_dtl").Single();
        var balance = await _session.BalanceAsync();
        var holding = balance.Rows("acnt_evlt_remn_indv_tot").Single();
        var deposit = await _session.DepositAsync();
        var profit = (await _session.CallAsync("ka10085", ("stex_tp", "0"))).Rows("acnt_prft_rt").Single();

        var fills = messages.Where(message => message["913"] == "체결").ToList();
        var cost = fills.Sum(fill => Number(fill["914"]) * Number(fill["915"]));
        var commission = Number(fills[^1]["938"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages[0]["913"], Is.EqualTo("접수"));
            Assert.That(messages.Select(message => message["9203"]).Distinct(), Is.EqualTo([receipt["ord_no"]]));
            Assert.That(messages.Select(message => message["9201"]).Distinct(), Is.EqualTo([(await _session.CallAsync("ka00001"))["acctNo"]]));
            Assert.That(Number(fills[0]["914"]), Is.EqualTo(ask));
            Assert.That((Number(fills[^1]["911"]), Number(fills[^1]["902"]), Number(fills[^1]["903"])), Is.EqualTo((10, 0, cost)));
            Assert.That((Number(Text(filled, "cntr_qty")), Number(Text(filled, "tdy_trde_cmsn"))), Is.EqualTo((10, commission)));
            Assert.That((Number(Text(listed, "cntr_qty")), Number(Text(listed, "ord_remnq"))), Is.EqualTo((10, 0)));
            Assert.That((Number(Text(holding, "rmnd_qty")), Number(Text(holding, "pur_amt"))), Is.EqualTo((10, cost)));
            Assert.That((Number(Text(profit, "rmnd_qty")), Number(Text(profit, "pur_amt")), Number(Text(profit, "tdy_trde_cmsn"))), Is.EqualTo((10, cost, commission)));
            Assert.That(commission, Is.EqualTo(Math.Floor(cost * 0.0035m / 10) * 10));
            Assert.That(Number(deposit["entr"]), Is.EqualTo(100_000_000));
            Assert.That(Number(deposit["d2_entra"]), Is.EqualTo(100_000_000 - cost - commission));
            Assert.That(Number(deposit["ord_alow_amt"]), Is.EqualTo(100_000_000 - cost - commission));
            Assert.That(Number(balance["prsm_dpst_aset_amt"]), Is.EqualTo(100_000_000 - cost - commission + Number(balance["tot_evlt_amt"])));
        }
    }

    [Test]
    public async Task A_resting_order_queues_and_trades_when_the_market_comes_to_it()
    {
        var bid = (await _session.CallAsync("ka10004", ("stk_cd", "005930")))["buy_fpr_bid"].TrimStart('+', '-');
        var receipt = await _session.OrderAsync("kt10000", "20", bid, "0");
        Assert.That((await _session.UnfilledAsync()).Rows("oso").Single().GetProperty("oso_qty").GetString(), Is.EqualTo("20"));
        Assert.That(Number((await _session.DepositAsync())["profa_ch"]), Is.EqualTo((Number(bid) * 20) + Math.Ceiling(Number(bid) * 20 * 0.0035m)));

        for (var i = 0; i < 300 && (await _session.UnfilledAsync()).Rows("oso").Length > 0; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        var filled = (await _session.FilledAsync()).Rows("cntr").Single();
        Assert.That(Text(filled, "ord_no"), Is.EqualTo(receipt["ord_no"]));
        Assert.That(Number(Text(filled, "cntr_qty")), Is.EqualTo(20));
        Assert.That(Number(Text(filled, "cntr_pric")), Is.LessThanOrEqualTo(Number(bid)));
    }

    [Test]
    public async Task Orders_are_modified_and_cancelled_under_new_numbers()
    {
        var low = await LowPriceAsync();
        var first = await _session.OrderAsync("kt10000", "10", low, "0");
        var moved = await _session.CallAsync("kt10002", ("dmst_stex_tp", "KRX"), ("orig_ord_no", first["ord_no"]), ("stk_cd", "005930"), ("mdfy_qty", "10"), ("mdfy_uv", Up(low)));
        var gone = await _session.CallAsync("kt10003", ("dmst_stex_tp", "KRX"), ("orig_ord_no", moved["ord_no"]), ("stk_cd", "005930"), ("cncl_qty", "0"));
        var again = await _session.CallAsync("kt10003", ("dmst_stex_tp", "KRX"), ("orig_ord_no", moved["ord_no"]), ("stk_cd", "005930"), ("cncl_qty", "0"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first["ord_no"], moved["ord_no"], gone["ord_no"]), Is.EqualTo(("0000001", "0000002", "0000003")));
            Assert.That(moved["base_orig_ord_no"], Is.EqualTo("0000001"));
            Assert.That((again.ReturnCode, again.Message), Is.EqualTo((20, "[2000](RC4033:정정/취소할 수량이 없습니다)")));
            Assert.That((await _session.UnfilledAsync()).Rows("oso"), Is.Empty);
            Assert.That((await _session.HistoryAsync()).Column("acnt_ord_cntr_prps_dtl", "mdfy_cncl"), Is.EqualTo(["", "정정", "취소"]));
            Assert.That(Number((await _session.DepositAsync())["profa_ch"]), Is.Zero);
        }
    }

    [TestCase("kt10000", "100000", "", "3", "005930", "주문가능금액")]
    [TestCase("kt10001", "1", "", "3", "005930", "매도가능수량")]
    [TestCase("kt10000", "1", "1000000", "0", "005930", "가격제한폭")]
    [TestCase("kt10000", "1", "70001", "0", "005930", "RC4003")]
    [TestCase("kt10000", "1", "", "3", "999999", "[1902:")]
    [TestCase("kt10000", "1", "70000", "62", "005930", "시간외단일가")]
    public async Task What_the_market_cannot_take_is_refused(string apiId, string quantity, string price, string type, string code, string words)
    {
        var reply = await _session.OrderAsync(apiId, quantity, price, type, code);

        Assert.That(reply.ReturnCode, Is.EqualTo(20), reply.Message);
        Assert.That(reply.Message, Does.Contain(words));
        Assert.That((await _session.HistoryAsync()).Rows("acnt_ord_cntr_prps_dtl"), Is.Empty);
    }

    [TestCase("2026-09-14 21:00", "RC4058")]
    [TestCase("2026-09-24 11:00", "RC4010")]
    public async Task Outside_the_sessions_orders_are_refused_with_the_published_codes(string start, string code)
    {
        var (session, _) = await FrontSession.StartAsync(start, eventsPerDay: 5_000);
        await using (session)
        {
            Assert.That((await session.OrderAsync("kt10000", "1", "70000", "0")).Message, Does.Contain(code));
        }
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

    private static async Task<List<Dictionary<string, string>>> ReadOrderMessagesAsync(RawSocket socket, int shares)
    {
        var messages = new List<Dictionary<string, string>>();
        while (messages.Where(message => message["915"].Length > 0).Sum(message => Number(message["915"])) < shares)
        {
            var frame = await socket.ReceiveJsonAsync();
            if (frame.GetProperty("data")[0].GetProperty("type").GetString() == "00")
            {
                messages.AddRange(Data(frame));
            }
        }

        return messages;
    }

    private static List<Dictionary<string, string>> Data(JsonElement frame) =>
        [.. frame.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("values").EnumerateObject()
            .ToDictionary(value => value.Name, value => value.Value.GetString()!, StringComparer.Ordinal))];

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static decimal Number(string text) => decimal.Parse(text.TrimStart('+', '-'), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Up(string price) => (Number(price) + 100).ToString(CultureInfo.InvariantCulture);

    private async Task<string> LowPriceAsync() =>
        (await _session.CallAsync("ka10001", ("stk_cd", "005930")))["lst_pric"].TrimStart('-');

    private Task<SimulatorReply> ChartAsync(string apiId, string code, (string, string) more) =>
        _session.CallAsync(apiId, ("stk_cd", code), more, ("upd_stkpc_tp", "1"));
}
