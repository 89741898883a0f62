using System.Globalization;
using Kiwoom.Tests.Simulator.Exchange;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Truth.Lists;

/// <summary>With margin loans beside the account's own money the book, the diary, the settlements and the days are still those of the one account.</summary>
internal sealed class LoanTruthTests
{
    private const string Sales = "2026-09-16";

    private ListSession _session = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _session = await ListSession.StartAsync(20_000);
        _session.Go("10:00");
        Assert.That((await _session.Raw.OrderAsync("kt10000", "10", "", "3")).ReturnCode, Is.Zero);
        Assert.That((await _session.Raw.OrderAsync("kt10006", "20", "", "3")).ReturnCode, Is.Zero);
        _session.Go("10:01");
    }

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [Test]
    public async Task Every_list_counts_the_assets_less_what_is_owed()
    {
        var balance = await _session.Raw.BalanceAsync();
        var day = (await _session.Raw.CallAsync("kt00002", ("start_dt", "20260914"), ("end_dt", "20260914"))).Rows("daly_prsm_dpst_aset_amt_prst").Single();
        var period = await _session.Raw.CallAsync("kt00016", ("fr_dt", "20260914"), ("to_dt", "20260914"));
        var account = _session.Host.Account;

        Assert.That(account.Loans.Owed, Is.Positive);
        Assert.That(Number(Text(day, "prsm_dpst_aset_amt")), Is.EqualTo(Number(balance["prsm_dpst_aset_amt"])));
        Assert.That(Number(Text(day, "crd_loan")), Is.EqualTo(account.Loans.Owed));
        Assert.That(Number(period["crd_loan_to"]), Is.EqualTo(account.Loans.Owed));
        Assert.That(Number(period["scrt_evlt_amt_to"]), Is.EqualTo(Number(balance["tot_evlt_amt"])));
        Assert.That(Number(period["tot_amt_to"]), Is.EqualTo(Number(balance["prsm_dpst_aset_amt"])));
        Assert.That(Signed(period["evltv_prft"]), Is.EqualTo(Number(balance["prsm_dpst_aset_amt"]) - account.PaidIn));
    }

    [Test]
    public async Task The_book_and_the_settlements_are_the_accounts_money()
    {
        _session.Go("10:00", day: 1);
        var next = await SettlementsAsync();
        Assert.That(Number(next["sell_amt_sum"]) - Number(next["buy_amt_sum"]), Is.EqualTo(_session.Host.Account.Unsettled[ListSession.FirstDay]));
        Assert.That(next.Column("acnt_nxdy_setl_frcs_prps_array", "crd_tp"), Is.EqualTo(["현금매수", "신용매수"]));
        Assert.That(next.Column("acnt_nxdy_setl_frcs_prps_array", "loan_dt"), Is.EqualTo(["", "20260914"]));

        await SellOnDayThreeAsync();
        var row = (await BookAsync())[0];
        Assert.That(Number(Text(row, "entra_remn")), Is.EqualTo(_session.Host.Account.Cash), "while a loan is owed");
        Assert.That((Text(row, "crd_deal_tp_nm"), Text(row, "loan_dt")), Is.EqualTo(("융자", "20260914")));

        _session.Go("10:00", day: 3);
        next = await SettlementsAsync();
        Assert.That(Number(next["sell_amt_sum"]) - Number(next["buy_amt_sum"]), Is.EqualTo(_session.Host.Account.Unsettled[DateOnly.Parse(Sales, CultureInfo.InvariantCulture)]));

        _session.Go("10:00", day: 4);
        var rows = await BookAsync();
        var account = _session.Host.Account;
        Assert.That((account.Loans.Owed, account.Interest), Is.EqualTo((0L, rows.Sum(line => Number(Text(line, "int_ls_usfe"))))));
        Assert.That(account.Interest, Is.Positive);
        Assert.That(Number(Text(rows[0], "entra_remn")), Is.EqualTo(account.Cash), "when all is repaid");
        Assert.That(rows.Sum(line => Number(Text(line, "loan_amt_rpya"))), Is.EqualTo(_session.Raw.Simulator.Orders[1].FilledValue * 55 / 100));
    }

    [Test]
    public async Task The_diary_tells_cash_from_credit()
    {
        var cash = await DiaryAsync("20260914", "1");
        var credit = await DiaryAsync("20260914", "2");
        Assert.That((cash.Column("tdy_trde_diary", "buy_qty"), credit.Column("tdy_trde_diary", "buy_qty")), Is.EqualTo((new[] { "10" }, new[] { "20" })));

        await SellOnDayThreeAsync();
        var (all, own, lent) = (await DiaryAsync("20260916", "0"), await DiaryAsync("20260916", "1"), await DiaryAsync("20260916", "2"));
        var realized = await _session.Raw.CallAsync("ka10074", ("strt_dt", "20260916"), ("end_dt", "20260916"));
        var account = _session.Host.Account;
        Assert.That(Signed(own["tot_pl_amt"]) + Signed(lent["tot_pl_amt"]), Is.EqualTo(Signed(all["tot_pl_amt"])));
        Assert.That(Signed(all["tot_pl_amt"]), Is.EqualTo(Signed(realized["rlzt_pl"]) - Number(realized["trde_cmsn"]) - Number(realized["trde_tax"]) - account.Interest));
        Assert.That(Signed(all["tot_exct_amt"]), Is.EqualTo(account.Unsettled[DateOnly.Parse(Sales, CultureInfo.InvariantCulture)]));
    }

    /// <summary>Sells some of the own shares, and the loan's in two orders.</summary>
    private async Task SellOnDayThreeAsync()
    {
        _session.Go("10:00", day: 2);
        Assert.That((await _session.Raw.OrderAsync("kt10001", "4", "", "3")).ReturnCode, Is.Zero);
        foreach (var (quantity, kind, date) in new[] { ("7", "33", "20260914"), ("13", "99", "") })
        {
            var sale = await _session.Raw.CallAsync(
                "kt10007", ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", quantity), ("ord_uv", ""), ("trde_tp", "3"), ("crd_deal_tp", kind), ("crd_loan_dt", date));
            Assert.That(sale.ReturnCode, Is.Zero, sale.Message);
        }

        _session.Go("10:01", day: 2);
    }

    private Task<SimulatorReply> SettlementsAsync() => _session.Raw.CallAsync("kt00008", ("strt_dcd_seq", ""));

    private Task<SimulatorReply> DiaryAsync(string day, string money) => _session.Raw.CallAsync("ka10170", ("base_dt", day), ("ottks_tp", "2"), ("ch_crd_tp", money));

    private async Task<List<System.Text.Json.JsonElement>> BookAsync() => [.. (await _session.Raw.CallAsync(
        "kt00015",
        ("strt_dt", "20260901"), ("end_dt", "20260930"), ("tp", "3"), ("stk_cd", ""), ("crnc_cd", ""), ("gds_tp", "0"), ("frgn_stex_code", ""), ("dmst_stex_tp", "%"), ("qry_sort_tp", "1"))).Rows("trst_ovrl_trde_prps_array")];

    private static decimal Signed(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
