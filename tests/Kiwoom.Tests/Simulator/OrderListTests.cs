using System.Text.Json;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator;

/// <summary>Five orders: 1 traded buy, 2 waiting buy, 3 waiting sell on NXT of another stock, 4 modifies half of 2, 5 cancels the rest of 2.</summary>
internal sealed class OrderListTests : SimulatorTest
{
    [SetUp]
    public async Task PlaceOrdersAsync()
    {
        await Session.CallAsync("kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", "069500"), ("ord_qty", "1"), ("trde_tp", "3"));
        await Session.CallAsync("kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", "10"), ("ord_uv", "50000"), ("trde_tp", "0"));
        await Session.CallAsync("kt10001", ("dmst_stex_tp", "NXT"), ("stk_cd", "000660"), ("ord_qty", "7"), ("ord_uv", "400000"), ("trde_tp", "0"));
        await Session.CallAsync(
            "kt10002", ("dmst_stex_tp", "KRX"), ("orig_ord_no", "0000002"), ("stk_cd", "005930"), ("mdfy_qty", "5"), ("mdfy_uv", "51000"));
        await Session.CallAsync("kt10003", ("dmst_stex_tp", "KRX"), ("orig_ord_no", "0000002"), ("stk_cd", "005930"), ("cncl_qty", "0"));
    }

    [TestCase("0", "0", "", "0", "0000004,0000003")]
    [TestCase("0", "1", "", "0", "0000003")]
    [TestCase("0", "2", "", "0", "0000004")]
    [TestCase("1", "0", "005930", "0", "0000004")]
    [TestCase("1", "0", "069500", "0", "")]
    [TestCase("0", "0", "", "1", "0000004")]
    [TestCase("0", "0", "", "2", "0000003")]
    public async Task Unfilled_orders_are_filtered(string allStocks, string side, string code, string exchange, string expected)
    {
        var reply = await Session.CallAsync("ka10075", ("all_stk_tp", allStocks), ("trde_tp", side), ("stk_cd", code), ("stex_tp", exchange));

        Assert.That(reply.ReturnCode, Is.Zero);
        Assert.That(string.Join(',', reply.Column("oso", "ord_no")), Is.EqualTo(expected));
    }

    [Test]
    public async Task Unfilled_order_reads_as_in_the_document()
    {
        var reply = await Session.CallAsync("ka10075", ("all_stk_tp", "1"), ("trde_tp", "0"), ("stk_cd", "005930"), ("stex_tp", "0"));
        var row = reply.Rows("oso").Single();

        AssertRow(
            row,
            ("acnt_no", "1234567890"),
            ("stk_cd", "005930"),
            ("ord_stt", "접수"),
            ("stk_nm", "삼성전자"),
            ("ord_qty", "5"),
            ("ord_pric", "51000"),
            ("oso_qty", "5"),
            ("orig_ord_no", "0000002"),
            ("io_tp_nm", "+매수정정"),
            ("trde_tp", "보통"),
            ("tm", "130543"),
            ("stex_tp", "1"),
            ("stex_tp_txt", "KRX"),
            ("sor_yn", "N"));
    }

    [TestCase("1", "0", "", "", "%", "0000001,0000002,0000003,0000004,0000005")]
    [TestCase("2", "0", "", "", "%", "0000005,0000004,0000003,0000002,0000001")]
    [TestCase("3", "0", "", "", "%", "0000003,0000004")]
    [TestCase("4", "0", "", "", "%", "0000001")]
    [TestCase("1", "1", "", "", "%", "0000003")]
    [TestCase("1", "2", "", "", "%", "0000001,0000002,0000004,0000005")]
    [TestCase("1", "0", "000660", "", "%", "0000003")]
    [TestCase("1", "0", "", "0000004", "%", "0000004,0000005")]
    [TestCase("1", "0", "", "", "NXT", "0000003")]
    public async Task Days_orders_are_filtered(string kind, string side, string code, string from, string exchange, string expected)
    {
        var reply = await ReadDayAsync(kind, side, code, from, exchange);

        Assert.That(string.Join(',', reply.Column("acnt_ord_cntr_prps_dtl", "ord_no")), Is.EqualTo(expected));
    }

    [TestCase("20250908", 5)]
    [TestCase("20250907", 0)]
    public async Task Days_orders_are_those_of_the_day(string date, int count) =>
        Assert.That((await ReadDayAsync("1", date: date)).Rows("acnt_ord_cntr_prps_dtl"), Has.Length.EqualTo(count));

    [Test]
    public async Task Traded_order_reads_as_in_the_document()
    {
        var ask = (await Session.CallAsync("ka10004", ("stk_cd", "069500")))["sel_fpr_bid"].TrimStart('+', '-');
        var row = (await ReadDayAsync("4")).Rows("acnt_ord_cntr_prps_dtl").Single();

        AssertRow(
            row,
            ("ord_no", "0000001"),
            ("stk_cd", "A069500"),
            ("trde_tp", "시장가"),
            ("crd_tp", "보통매매"),
            ("ord_qty", "0000000001"),
            ("ord_uv", "0000000000"),
            ("ord_tm", "13:05:43"),
            ("ori_ord", "0000000"),
            ("stk_nm", "KODEX 200"),
            ("io_tp_nm", "현금매수"),
            ("cntr_qty", "0000000001"),
            ("cntr_uv", ask.PadLeft(10, '0')),
            ("ord_remnq", "0000000000"),
            ("mdfy_cncl", ""),
            ("dmst_stex_tp", "KRX"));
    }

    [Test]
    public async Task Changes_name_their_original()
    {
        var rows = (await ReadDayAsync("1")).Rows("acnt_ord_cntr_prps_dtl");

        AssertRow(rows[3], ("ori_ord", "0000002"), ("mdfy_cncl", "정정"), ("cnfm_qty", "0000000005"), ("ord_remnq", "0000000005"));
        AssertRow(rows[4], ("ori_ord", "0000002"), ("mdfy_cncl", "취소"), ("cnfm_qty", "0000000005"), ("ord_remnq", "0000000000"));
        AssertRow(rows[1], ("ord_qty", "0000000010"), ("ord_remnq", "0000000000"), ("cntr_qty", "0000000000"));
    }

    [Test]
    public async Task Order_lists_continue_over_pages()
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { OrdersPerPage = 2 });
        for (var i = 0; i < 5; i++)
        {
            await session.CallAsync("kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", "1"), ("ord_uv", "10000"), ("trde_tp", "0"));
        }

        var pages = await session.CallAllPagesAsync("ka10075", ("all_stk_tp", "0"), ("trde_tp", "0"), ("stex_tp", "0"));

        Assert.That(
            pages.SelectMany(page => page.Column("oso", "ord_no")),
            Is.EqualTo(["0000005", "0000004", "0000003", "0000002", "0000001"]));
    }

    private static void AssertRow(JsonElement row, params (string Name, string Value)[] expected)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, value) in expected)
            {
                Assert.That(row.GetProperty(name).GetString(), Is.EqualTo(value), name);
            }
        }
    }

    private Task<SimulatorReply> ReadDayAsync(
        string kind, string side = "0", string code = "", string from = "", string exchange = "%", string date = "") => Session.CallAsync(
        "kt00007",
        ("ord_dt", date),
        ("qry_tp", kind),
        ("stk_bond_tp", "0"),
        ("sell_tp", side),
        ("stk_cd", code),
        ("fr_ord_no", from),
        ("dmst_stex_tp", exchange));
}
