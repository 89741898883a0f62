using System.Globalization;
using Kiwoom.Tests.Simulator.Realtime;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>Orders at the exchange as clients see them: receipts, lists, messages and balances tell the same.</summary>
internal sealed class FrontOrderTests
{
    private SimulatorSession _session = null!;
    private ManualClock _clock = null!;

    [SetUp]
    public async Task StartAsync() => (_session, _clock) = await FrontSession.StartAsync("2026-09-14 10:00");

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

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

    private static string Up(string price) => (Number(price) + 100).ToString(CultureInfo.InvariantCulture);

    private async Task<string> LowPriceAsync() =>
        (await _session.CallAsync("ka10001", ("stk_cd", "005930")))["lst_pric"].TrimStart('-');
}
