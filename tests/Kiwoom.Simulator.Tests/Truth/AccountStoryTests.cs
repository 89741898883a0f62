using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator.Exchange;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Truth;

/// <summary>Realized profit, orderable money and gold: the same account everywhere.</summary>
internal sealed class AccountStoryTests
{
    private SimulatorSession _session = null!;

    [SetUp]
    public async Task StartAsync() => _session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Exchange = new SimulatorExchangeOptions { Start = new DateTime(2026, 9, 14, 10, 0, 0), Speed = 0, EventsPerDay = 40_000 },
    });

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [Test]
    public async Task Realized_profit_is_the_same_today_tomorrow_and_in_every_list()
    {
        await _session.OrderAsync("kt10000", "10", "", "3");
        _session.Simulator.Exchange!.AdvanceTo(new DateTime(2026, 9, 14, 13, 0, 0));
        await _session.OrderAsync("kt10001", "4", "", "3");
        var orders = _session.Simulator.Orders;
        var expected = orders[1].FilledValue - (orders[0].FilledValue * 4 / 10);

        await CheckAsync(expected, orders);
        var detail = await _session.CallAsync("ka10077", ("stk_cd", "005930"));
        Assert.That(Signed(detail["tdy_rlzt_pl"]), Is.EqualTo(expected).Within(1));
        _session.Simulator.Exchange!.AdvanceTo(new DateTime(2026, 9, 16, 10, 0, 0));
        await CheckAsync(expected, orders);
        Assert.That((await _session.CallAsync("ka10077", ("stk_cd", "005930"))).Rows("tdy_rlzt_pl_dtl"), Is.Empty);
    }

    [Test]
    public async Task What_can_be_ordered_can_be_ordered_and_a_share_more_cannot()
    {
        var limit = (await _session.CallAsync("ka10001", ("stk_cd", "005930")))["lst_pric"].TrimStart('-');
        var orderable = await _session.CallAsync("kt00010", ("stk_cd", "005930"), ("trde_tp", "2"), ("uv", limit));
        var most = Number(orderable["profa_100ord_alowq"]);

        var tooMuch = await _session.OrderAsync("kt10000", $"{most + 1:0}", limit, "0");
        var right = await _session.OrderAsync("kt10000", $"{most:0}", limit, "0");

        Assert.That((tooMuch.ReturnCode, right.ReturnCode), Is.EqualTo((20, 0)), right.Message);
    }

    [Test]
    public async Task Gold_is_bought_sold_moved_and_withdrawn_and_stands_in_its_own_lists()
    {
        var bought = await GoldAsync("kt50000", ("ord_qty", "3"), ("ord_uv", "180000"), ("trde_tp", "00"));
        Assert.That(bought.ReturnCode, Is.Zero, bought.Message);
        var held = Number(Text((await _session.CallAsync("kt50020")).Rows("gold_acnt_evlt_prst").Single(), "real_qty"));
        var resting = await GoldAsync("kt50000", ("ord_qty", "2"), ("ord_uv", "150000"), ("trde_tp", "00"));
        var moved = await GoldAsync("kt50002", ("orig_ord_no", resting["ord_no"]), ("mdfy_qty", "2"), ("mdfy_uv", "150010"));
        var open = (await GoldListAsync("kt50075", "sell_tp")).Column("acnt_ord_oso_prst", "ord_no");
        var gone = await GoldAsync("kt50003", ("orig_ord_no", moved["ord_no"]), ("cncl_qty", "0"));
        var tooMuch = await GoldAsync("kt50001", ("ord_qty", "4"), ("ord_uv", "150000"), ("trde_tp", "00"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(held, Is.EqualTo(3));
            Assert.That(open, Is.EqualTo([moved["ord_no"]]));
            Assert.That((moved["base_orig_ord_no"], gone.ReturnCode), Is.EqualTo((resting["ord_no"], 0)));
            Assert.That(tooMuch.Message, Does.Contain("매도가능수량"));
            Assert.That((await GoldListAsync("kt50075", "sell_tp")).Rows("acnt_ord_oso_prst"), Is.Empty);
            Assert.That((await GoldListAsync("kt50030", "slby_tp")).Rows("acnt_ord_cntr_prst"), Has.Length.EqualTo(4));
            Assert.That((await _session.HistoryAsync()).Rows("acnt_ord_cntr_prps_dtl"), Is.Empty);
            Assert.That((await _session.BalanceAsync()).Rows("acnt_evlt_remn_indv_tot"), Is.Empty);
        }
    }

    private static decimal Signed(string text) => text.StartsWith('-') ? -Number(text) : Number(text);

    private async Task CheckAsync(decimal expected, IReadOnlyList<SimulatedOrder> orders)
    {
        var days = await _session.CallAsync("ka10074", ("strt_dt", "20260901"), ("end_dt", "20260930"));
        var byDate = (await _session.CallAsync("ka10072", ("stk_cd", "005930"), ("strt_dt", "20260914"))).Rows("dt_stk_div_rlzt_pl").Single();
        var byPeriod = (await _session.CallAsync("ka10073", ("stk_cd", ""), ("strt_dt", "20260914"), ("end_dt", "20260930"))).Rows("dt_stk_rlzt_pl").Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Signed(days["rlzt_pl"]), Is.EqualTo(expected).Within(1));
            Assert.That(Number(days["tot_sell_amt"]), Is.EqualTo(orders[1].FilledValue));
            Assert.That(Number(days["trde_cmsn"]), Is.EqualTo(orders.Sum(order => order.Commission)));
            Assert.That(Number(days["trde_tax"]), Is.EqualTo(orders[1].Tax));
            Assert.That(Text(byDate, "tdy_sel_pl"), Is.EqualTo(Text(byPeriod, "tdy_sel_pl")).And.EqualTo(days["rlzt_pl"]));
            Assert.That((Text(byPeriod, "dt"), Text(byDate, "cntr_qty")), Is.EqualTo(("20260914", "4")));
        }
    }

    private Task<SimulatorReply> GoldAsync(string apiId, params (string, string)[] elements) =>
        _session.CallAsync(apiId, [("stk_cd", "M04020000"), .. elements]);

    private Task<SimulatorReply> GoldListAsync(string apiId, string side) => _session.CallAsync(
        apiId, ("ord_dt", "20260914"), ("qry_tp", "1"), ("mrkt_deal_tp", "1"), ("stk_bond_tp", "0"), (side, "0"), ("stk_cd", ""), ("fr_ord_no", ""), ("dmst_stex_tp", "KRX"));
}
