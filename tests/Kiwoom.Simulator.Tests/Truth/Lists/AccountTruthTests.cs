using Kiwoom.Simulator.Exchange;
using Kiwoom.Tests.Simulator.Exchange;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Truth.Lists;

/// <summary>The account's book, its diary and its days tell the same story as its orders and its money.</summary>
internal sealed class AccountTruthTests
{
    private ListSession _session = null!;

    [SetUp]
    public async Task StartAsync() => _session = await ListSession.StartAsync(20_000);

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [Test]
    public async Task The_book_ends_with_the_accounts_money_and_shares()
    {
        await TradeAsync();
        _session.Go("10:00", day: 3);
        var rows = (await BookAsync("kt00015", "trst_ovrl_trde_prps_array", "0")).Concat(await BookAsync("kt50032", "gold_trde_hist", "3")).ToList();
        var account = _session.Host.Account;

        Assert.That(account.Unsettled, Is.Empty);
        var paid = rows.Where(row => Text(row, "rmrk_nm") == "입금").Sum(row => Number(Text(row, "exct_amt")));
        var sold = rows.Where(row => Text(row, "rmrk_nm").EndsWith("매도", StringComparison.Ordinal)).Sum(row => Number(Text(row, "exct_amt")));
        var bought = rows.Where(row => Text(row, "rmrk_nm").EndsWith("매수", StringComparison.Ordinal)).Sum(row => Number(Text(row, "exct_amt")));
        Assert.That(paid + sold - bought, Is.EqualTo(account.Cash));
        Assert.That(rows.Select(row => Number(Text(row, "entra_remn"))), Does.Contain((decimal)account.Cash), "the last line has what is there now");
        var held = rows.First(row => Text(row, "stk_cd") == "A005930");
        Assert.That(Number(Text(held, "vlbl_nowrm")), Is.EqualTo(account.Holdings["005930"].Quantity));
        Assert.That(Text(held, "trde_dt"), Is.EqualTo("20260916"), "trades of Monday are settled on Wednesday");
        Assert.That(await BookAsync("kt00015", "trst_ovrl_trde_prps_array", "5"), Has.Count.EqualTo(1), "one sale");

    }

    [Test]
    public async Task The_diary_is_the_days_orders_and_a_day_without_any_is_a_row_of_blanks()
    {
        await TradeAsync();
        var orders = _session.Raw.Simulator.Orders.Where(order => order.StockCode == "005930").ToList();
        var all = await DiaryAsync("20260914", "2");
        var row = all.Rows("tdy_trde_diary").Single();
        var realized = await _session.Raw.CallAsync("ka10074", ("strt_dt", "20260914"), ("end_dt", "20260914"));

        Assert.That((Number(Text(row, "buy_qty")), Number(Text(row, "sell_qty"))), Is.EqualTo((10, 4)));
        Assert.That((Number(Text(row, "buy_amt")), Number(Text(row, "sell_amt"))), Is.EqualTo((orders[0].FilledValue, orders[1].FilledValue)));
        Assert.That(Number(all["tot_cmsn_tax"]), Is.EqualTo(orders.Sum(order => order.Commission + order.Tax)));
        Assert.That(Signed(all["tot_pl_amt"]), Is.EqualTo(Signed(realized["rlzt_pl"]) - Number(all["tot_cmsn_tax"])));
        Assert.That(Signed((await DiaryAsync("20260914", "1"))["tot_pl_amt"]), Is.EqualTo(Signed(all["tot_pl_amt"])).Within(1), "all that was sold had been bought on the day");
        Assert.That(Text((await DiaryAsync("20260911", "1")).Rows("tdy_trde_diary").Single(), "stk_cd"), Is.Empty);
    }

    [Test]
    public async Task A_periods_profit_is_what_the_account_has_more_than_was_brought_in()
    {
        await TradeAsync();
        _session.Go("11:00", day: 1);
        var account = _session.Host.Account;
        var total = account.CashAfterSettlement + account.Holdings.Sum(holding => holding.Value.Quantity * _session.Host.Board.DayOf(holding.Key)!.Last);
        var assets = Number((await _session.Raw.CallAsync("kt00003", ("qry_tp", "0")))["prsm_dpst_aset_amt"]);
        var period = await _session.Raw.CallAsync("kt00016", ("fr_dt", "20260914"), ("to_dt", "20260915"));
        var second = await _session.Raw.CallAsync("kt00016", ("fr_dt", "20260915"), ("to_dt", "20260915"));
        var days = (await _session.Raw.CallAsync("kt00002", ("start_dt", "20260914"), ("end_dt", "20260915"))).Rows("daly_prsm_dpst_aset_amt_prst");

        Assert.That(Signed(period["evltv_prft"]), Is.EqualTo(total - account.PaidIn));
        Assert.That(days.Select(day => Text(day, "dt")), Is.EqualTo(new[] { "20260914", "20260915" }));
        Assert.That(Number(Text(days[1], "prsm_dpst_aset_amt")), Is.EqualTo(assets));
        Assert.That(assets, Is.EqualTo(Number((await _session.Raw.BalanceAsync())["prsm_dpst_aset_amt"])).And.EqualTo(total - GoldOf("M04020000")));
        Assert.That(Number(second["tot_amt_fr"]), Is.EqualTo(Number(period["tot_amt_to"]) - Signed(second["evltv_prft"])), "a day begins as the one before it ended");
        Assert.That(Number(Text(days[0], "entr")), Is.EqualTo(Number(second["entr_fr"])));
        var next = await _session.Raw.CallAsync("kt00008", ("strt_dcd_seq", ""));
        Assert.That((next["trde_dt"], next["setl_dt"]), Is.EqualTo(("20260914", "20260916")));
        Assert.That(Number(next["sell_amt_sum"]) - Number(next["buy_amt_sum"]), Is.EqualTo(account.Unsettled[ListSession.FirstDay]));
        var gold = await _session.Raw.CallAsync("kt50021");
        Assert.That((Number(gold["entra"]), Number(gold["prsm_entra"])), Is.EqualTo((account.Cash, account.CashAfterSettlement)));
    }

    [Test]
    public void A_market_made_again_from_its_snapshot_tells_the_same_of_the_account()
    {
        _session.Go("11:00", day: 1);
        var engine = _session.Host.Engine;
        var board = new Kiwoom.Simulator.Exchange.Views.MarketBoard();
        var days = new Kiwoom.Simulator.Exchange.Views.AccountDays(board, Kiwoom.Simulator.Orders.OrderWords.AccountNumber);
        MarketEngine.Restore(engine.Save(), restored =>
        {
            days.Know(restored);
            restored.Log.Attach(board);
            restored.Log.Attach(days);
        });

        Assert.That(days.Over, Is.EqualTo(_session.Host.Days.Over).And.Not.Empty);
        Assert.That(days.Now, Is.EqualTo(_session.Host.Days.Now));
    }

    private decimal GoldOf(string code) => _session.Host.Account.Holdings[code].Quantity * _session.Host.Board.DayOf(code)!.Last;

    private async Task TradeAsync()
    {
        _session.Go("10:00");
        await _session.Raw.OrderAsync("kt10000", "10", "", "3");
        _session.Go("13:00");
        await _session.Raw.OrderAsync("kt10001", "4", "", "3");
        await _session.Raw.CallAsync("kt50000", ("stk_cd", "M04020000"), ("ord_qty", "3"), ("ord_uv", "180000"), ("trde_tp", "00"));
    }

    private async Task<List<System.Text.Json.JsonElement>> BookAsync(string apiId, string list, string type)
    {
        var reply = await _session.Raw.CallAsync(apiId, apiId == "kt00015"
            ? [("strt_dt", "20260901"), ("end_dt", "20260930"), ("tp", type), ("stk_cd", ""), ("crnc_cd", ""), ("gds_tp", "0"), ("frgn_stex_code", ""), ("dmst_stex_tp", "%")]
            : [("strt_dt", "20260901"), ("end_dt", "20260930"), ("tp", type), ("stk_cd", "")]);
        Assert.That(reply.ReturnCode, Is.Zero, reply.Message);
        return [.. reply.Rows(list)];
    }

    private Task<SimulatorReply> DiaryAsync(string day, string scope) => _session.Raw.CallAsync("ka10170", ("base_dt", day), ("ottks_tp", scope), ("ch_crd_tp", "0"));

    private static decimal Signed(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
