using System.Globalization;
using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator.Exchange;
using Kiwoom.Tests.Simulator.Realtime;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Truth;

/// <summary>Orders on credit (kt10006 to kt10009) as clients see them: every list and message has the same loans.</summary>
internal sealed class CreditStoryTests
{
    private SimulatorSession _session = null!;

    [SetUp]
    public async Task StartAsync() => _session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Realtime = new() { PingInterval = TimeSpan.FromHours(1) },
        Exchange = new SimulatorExchangeOptions { Start = new DateTime(2026, 9, 14, 10, 0, 0), Speed = 0, EventsPerDay = 40_000 },
    });

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [Test]
    public async Task A_loan_is_the_same_in_every_list()
    {
        await BuyAsync("10");
        _session.Simulator.Exchange!.AdvanceTo(new DateTime(2026, 9, 16, 10, 0, 0));
        await BuyAsync("6");
        var owed = _session.Simulator.Orders.Sum(order => order.FilledValue * 55 / 100);
        var interest = Math.Floor(_session.Simulator.Orders[0].FilledValue * 55 / 100 * 0.09m * 2 / 365);

        var balance = await _session.CallAsync("kt00018", ("qry_tp", "2"), ("dmst_stex_tp", "KRX"));
        var execution = await _session.CallAsync("kt00005", ("dmst_stex_tp", "KRX"));
        var profit = (await _session.CallAsync("ka10085", ("stex_tp", "0"))).Rows("acnt_prft_rt");
        var evaluation = await _session.CallAsync("kt00004", ("qry_tp", "0"), ("dmst_stex_tp", "KRX"));
        var today = await _session.CallAsync("kt00017");
        var status = await _session.CallAsync(
            "kt00009", ("ord_dt", "20260916"), ("stk_bond_tp", "0"), ("mrkt_tp", "0"), ("sell_tp", "0"), ("qry_tp", "1"), ("stk_cd", ""), ("fr_ord_no", ""), ("dmst_stex_tp", "%"));
        var deposit = await _session.DepositAsync();

        string[] dates = ["20260914", "20260916"];
        var rate = (Number(deposit["d2_entra"]) + Number(balance["tot_evlt_amt"])) * 100 / owed;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(balance.Column("acnt_evlt_remn_indv_tot", "crd_loan_dt"), Is.EqualTo(dates));
            Assert.That(balance.Column("acnt_evlt_remn_indv_tot", "crd_tp"), Is.EqualTo(["33", "33"]));
            Assert.That(balance.Column("acnt_evlt_remn_indv_tot", "crd_tp_nm"), Is.EqualTo(["융자", "융자"]));
            Assert.That(execution.Column("stk_cntr_remn", "loan_dt"), Is.EqualTo(dates));
            Assert.That(execution.Column("stk_cntr_remn", "expr_dt"), Is.EqualTo(["20261213", "20261215"]));
            Assert.That(evaluation.Column("stk_acnt_evlt_prst", "loan_dt"), Is.EqualTo(dates));
            Assert.That(profit.Select(row => Text(row, "loan_dt")), Is.EqualTo(dates));
            Assert.That(profit.Sum(row => Number(Text(row, "crd_amt"))), Is.EqualTo(owed));
            Assert.That(profit.Select(row => Number(Text(row, "crd_int"))), Is.EqualTo([interest, 0]));
            foreach (var amount in new[]
            {
                deposit["loan_sum"], balance["tot_crd_loan_amt"], execution["crd_loan_tot"], execution["crd_loan_ls_tot"], today["crd_loan_d2"],
            })
            {
                Assert.That(Number(amount), Is.EqualTo(owed));
            }

            Assert.That(Number(balance["prsm_dpst_aset_amt"]), Is.EqualTo(Number(deposit["d2_entra"]) + Number(balance["tot_evlt_amt"]) - owed));
            Assert.That(evaluation["prsm_dpst_aset_amt"].TrimStart('0'), Is.EqualTo(balance["prsm_dpst_aset_amt"].TrimStart('0')));
            Assert.That(Number((await _session.CallAsync("kt00003", ("qry_tp", "0")))["prsm_dpst_aset_amt"]), Is.EqualTo(Number(balance["prsm_dpst_aset_amt"])));
            Assert.That(status.Column("acnt_ord_cntr_prst_array", "crd_deal_tp"), Is.EqualTo(["융자"]));
            Assert.That(Number(status["buy_engg_amt"]), Is.EqualTo(_session.Simulator.Orders[1].FilledValue).And.EqualTo(Number(status["engg_amt"])));
            Assert.That(Number(today["crd_loan_evlta_d2"]), Is.EqualTo(Number(balance["tot_evlt_amt"])));
            Assert.That(Number(today["gnrl_stk_evlt_amt_d2"]), Is.Zero);
            Assert.That(decimal.Parse(deposit["crd_grnt_rt"], CultureInfo.InvariantCulture), Is.EqualTo(rate).Within(0.01m).And.EqualTo(decimal.Parse(execution["crd_grnt_rt"], CultureInfo.InvariantCulture)));
            Assert.That((await _session.BalanceAsync()).Column("acnt_evlt_remn_indv_tot", "crd_tp"), Is.EqualTo(["99"]), "together, as asked");
        }
    }

    [Test]
    public async Task A_repayment_is_told_of_each_loan_and_pays_interest()
    {
        await BuyAsync("10");
        _session.Simulator.Exchange!.AdvanceTo(new DateTime(2026, 9, 16, 10, 0, 0));
        await BuyAsync("6");
        using var socket = await RawSocket.LogInAsync(_session);
        await socket.RegisterAsync("00", "");
        await socket.RegisterAsync("04", "", group: "2");
        var before = Number((await _session.DepositAsync())["d2_entra"]);

        var receipt = await SellAsync("12", "99", "");

        Assert.That(receipt.ReturnCode, Is.Zero, receipt.Message);
        var messages = await ReadAsync(socket, "20260916", left: "4");
        var sale = _session.Simulator.Orders[^1];
        var firstLoan = _session.Simulator.Orders[0].FilledValue * 55 / 100;
        var secondLoan = _session.Simulator.Orders[1].FilledValue * 55 / 100;
        var interest = (long)Math.Floor(firstLoan * 0.09m * 2 / 365);
        var listed = (await _session.HistoryAsync()).Rows("acnt_ord_cntr_prps_dtl").Single(row => Text(row, "ord_no") == sale.OrderNumber);
        var day = (await _session.CallAsync("ka10072", ("stk_cd", "005930"), ("strt_dt", "20260916"))).Rows("dt_stk_div_rlzt_pl");
        var balances = messages.Where(message => message.ContainsKey("917")).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages.Where(message => message.ContainsKey("922")).Select(message => (message["922"], message["923"])).Distinct(), Is.EqualTo([("99", "00000000")]));
            Assert.That(balances.Select(message => message["917"]).Distinct(), Is.EqualTo(["33"]));
            Assert.That(Number(balances.Last(message => message["916"] == "20260914")["930"]), Is.Zero);
            var second = balances.Last(message => message["916"] == "20260916");
            Assert.That((Number(second["930"]), Number(second["957"]), second["958"]), Is.EqualTo((4, (decimal)(secondLoan - (secondLoan * 2 / 6)), "0")));
            Assert.That((Text(listed, "crd_tp"), Text(listed, "io_tp_nm")), Is.EqualTo(("융자합", "신용매도")));
            Assert.That(
                Number((await _session.DepositAsync())["d2_entra"]) - before,
                Is.EqualTo(sale.FilledValue - firstLoan - (secondLoan * 2 / 6) - interest - sale.Commission - sale.Tax));
            Assert.That(Number((await _session.CallAsync("kt00017"))["crd_int_amt"]), Is.EqualTo(interest));
            Assert.That(day.Select(row => (Text(row, "loan_dt"), Text(row, "crd_tp"), Text(row, "cntr_qty"))), Is.EqualTo([("20260914", "융자잔고", "10"), ("20260916", "융자잔고", "2")]));
        }
    }

    [Test]
    public async Task Book_days_and_settlement_of_the_account_know_loans_and_their_repayment()
    {
        await BuyAsync("10");
        var owed = _session.Simulator.Orders[0].FilledValue * 55 / 100;
        _session.Simulator.Exchange!.AdvanceTo(new DateTime(2026, 9, 15, 10, 0, 0));
        var next = (await _session.CallAsync("kt00008", ("strt_dcd_seq", ""))).Rows("acnt_nxdy_setl_frcs_prps_array").Single();
        _session.Simulator.Exchange.AdvanceTo(new DateTime(2026, 9, 16, 10, 0, 0));
        var cash = (await _session.DepositAsync())["entr"];
        await SellAsync("10", "99", "");
        var (purchase, sale) = (_session.Simulator.Orders[0], _session.Simulator.Orders[^1]);
        var diary = (await _session.CallAsync("ka10170", ("base_dt", ""), ("ottks_tp", "2"), ("ch_crd_tp", "2"))).Rows("tdy_trde_diary").Single();
        var cashDiary = (await _session.CallAsync("ka10170", ("base_dt", ""), ("ottks_tp", "2"), ("ch_crd_tp", "1"))).Rows("tdy_trde_diary").Single();
        _session.Simulator.Exchange.AdvanceTo(new DateTime(2026, 9, 18, 10, 0, 0));

        var days = (await _session.CallAsync("kt00002", ("start_dt", "20260914"), ("end_dt", "20260918"))).Rows("daly_prsm_dpst_aset_amt_prst");
        var book = (await _session.CallAsync(
            "kt00015", ("strt_dt", "20260914"), ("end_dt", "20260918"), ("tp", "3"), ("stk_cd", ""), ("crnc_cd", ""), ("gds_tp", "0"), ("frgn_stex_code", ""), ("dmst_stex_tp", "%"))).Rows("trst_ovrl_trde_prps_array");
        var interest = (long)Math.Floor(owed * 0.09m * 2 / 365);
        var money = Number((await _session.DepositAsync())["entr"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Number(Text(next, "exct_amt")), Is.EqualTo(purchase.FilledValue - owed + purchase.Commission));
            Assert.That(Text(next, "crd_tp"), Is.EqualTo("신용매수"));
            Assert.That(days.Select(day => Number(Text(day, "crd_loan"))).Order(), Is.EqualTo([0, 0, 0, owed, owed]));
            Assert.That(days.Select(day => Text(day, "dt")).Order().First(), Is.EqualTo("20260914"));
            Assert.That(Number(cash), Is.EqualTo(100_000_000 - (purchase.FilledValue - owed + purchase.Commission)));
            Assert.That(long.Parse(Text(diary, "pl_amt"), CultureInfo.InvariantCulture), Is.EqualTo(sale.FilledValue - purchase.FilledValue - sale.Commission - sale.Tax - interest));
            Assert.That(Text(cashDiary, "stk_cd"), Is.Empty);
            Assert.That(book.Select(row => Text(row, "crd_deal_tp_nm")), Is.EquivalentTo(["융자", "융자합"]));
            var sold = book.Single(row => Text(row, "io_tp") == "1");
            Assert.That((Number(Text(sold, "loan_amt_rpya")), Number(Text(sold, "int_ls_usfe"))), Is.EqualTo(((decimal)owed, (decimal)interest)));
            Assert.That(Number(Text(sold, "entra_remn")), Is.EqualTo(money), "the book ends with the money that there is");
        }
    }

    [Test]
    public async Task An_order_on_credit_is_moved_and_withdrawn_by_its_own_ids()
    {
        var low = (await _session.CallAsync("ka10001", ("stk_cd", "005930")))["lst_pric"].TrimStart('-');
        var resting = await BuyAsync("5", low, "0");

        var byCash = await _session.CallAsync("kt10003", ("dmst_stex_tp", "KRX"), ("orig_ord_no", resting["ord_no"]), ("stk_cd", "005930"), ("cncl_qty", "0"));
        var moved = await _session.CallAsync(
            "kt10008", ("dmst_stex_tp", "KRX"), ("orig_ord_no", resting["ord_no"]), ("stk_cd", "005930"), ("mdfy_qty", "5"), ("mdfy_uv", $"{Number(low) + 100:0}"));
        var gone = await _session.CallAsync("kt10009", ("dmst_stex_tp", "KRX"), ("orig_ord_no", moved["ord_no"]), ("stk_cd", "005930"), ("cncl_qty", "0"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byCash.Message, Does.Contain("RC4032"));
            Assert.That((moved["base_orig_ord_no"], moved["mdfy_qty"]), Is.EqualTo((resting["ord_no"], "000000000005")));
            Assert.That((gone.ReturnCode, gone["cncl_qty"]), Is.EqualTo((0, "000000000005")));
            Assert.That((await _session.HistoryAsync()).Column("acnt_ord_cntr_prps_dtl", "io_tp_nm"), Is.All.EqualTo("신용매수"));
            Assert.That(_session.Simulator.Orders.Select(order => order.CreditCode), Is.All.EqualTo("33"));
        }
    }

    [Test]
    public async Task What_cannot_be_repaid_is_refused_by_name()
    {
        await BuyAsync("10");

        Assert.That((await SellAsync("1", "33", "")).Message, Does.Contain("1511").And.Contain("crd_loan_dt"));
        Assert.That((await SellAsync("1", "33", "2026-09-14")).Message, Does.Contain("1517").And.Contain("crd_loan_dt"));
        Assert.That((await SellAsync("1", "33", "20260911")).Message, Does.Contain("융자 잔고가 없습니다"));
        Assert.That((await SellAsync("1", "99", "20260914")).Message, Does.Contain("1517").And.Contain("crd_loan_dt"));
        Assert.That((await SellAsync("11", "33", "20260914")).Message, Does.Contain("매도가능수량"));
        Assert.That((await _session.OrderAsync("kt10006", "1", "", "3", "069500")).Message, Does.Contain("신용융자가 불가능한 종목"));
        Assert.That((await _session.CallAsync("kt20017", ("stk_cd", "069500")))["crd_alow_yn"], Does.Contain("불가"));
        Assert.That((await SellAsync("10", "33", "20260914")).ReturnCode, Is.Zero);
    }

    [Test]
    public async Task What_can_be_ordered_on_credit_can_be_ordered_and_a_share_more_cannot()
    {
        var limit = (await _session.CallAsync("ka10001", ("stk_cd", "005930")))["lst_pric"].TrimStart('-');
        var most = Number((await _session.CallAsync("kt00012", ("stk_cd", "005930"), ("uv", limit)))["min_qty"]);
        var stock = (await _session.CallAsync("kt20016", ("crd_stk_grde_tp", "%"), ("mrkt_deal_tp", "1"), ("stk_cd", "005930"))).Rows("crd_loan_pos_stk").Single();

        var tooMuch = await _session.OrderAsync("kt10006", $"{most + 1:0}", limit, "0");
        var right = await _session.OrderAsync("kt10006", $"{most:0}", limit, "0");

        Assert.That((tooMuch.ReturnCode, right.ReturnCode), Is.EqualTo((20, 0)), right.Message);
        Assert.That(Text(stock, "crd_assr_rt"), Is.EqualTo("45%"));
        Assert.That(Number((await _session.CallAsync("kt00013"))["ch_profa"]), Is.GreaterThan(99_000_000));
    }

    private async Task<SimulatorReply> BuyAsync(string quantity, string price = "", string type = "3")
    {
        var reply = await _session.OrderAsync("kt10006", quantity, price, type);
        Assert.That((reply.ReturnCode, reply.Message), Is.EqualTo((0, "신용 매수주문이 완료되었습니다.")));
        return reply;
    }

    private Task<SimulatorReply> SellAsync(string quantity, string kind, string loanDate) => _session.CallAsync(
        "kt10007",
        ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", quantity), ("ord_uv", ""), ("trde_tp", "3"), ("crd_deal_tp", kind), ("crd_loan_dt", loanDate));

    /// <summary>All messages until one tells that a loan has so many shares left.</summary>
    private static async Task<List<Dictionary<string, string>>> ReadAsync(RawSocket socket, string loanDate, string left)
    {
        List<Dictionary<string, string>> messages = [];
        while (!messages.Any(message => message.GetValueOrDefault("916") == loanDate && message["930"] == left))
        {
            messages.AddRange(Data(await socket.ReceiveJsonAsync()));
        }

        return messages;
    }
}
