using System.Text.Json.Nodes;

namespace Kiwoom.Tests.Orders;

/// <summary>What a look-up asks, and how it reads lists that the simulator does not fill.</summary>
internal sealed class OrderListsTests
{
    private static readonly DateTimeOffset SentAt = new(2025, 9, 8, 13, 5, 43, KoreanTime.Offset);

    private static readonly IOrderRequest Buy =
        new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 1, Price = 70_000, Type = OrderType.Limit };

    private static readonly IOrderRequest GoldSale =
        new GoldSellOrderRequest { StockCode = "M04020000", Quantity = 1, Price = 160_000, Type = GoldOrderType.Limit };

    private readonly Dictionary<string, JsonArray> _lists = new()
    {
        ["ka10075"] = [],
        ["ka10076"] = [],
        ["kt00007"] = [],
        ["kt50075"] = [],
        ["kt50031"] = [],
    };

    private ManualTimeProvider _clock = null!;

    [SetUp]
    public void Clear()
    {
        _clock = new ManualTimeProvider(SentAt.AddSeconds(2));
        foreach (var list in _lists.Values)
        {
            list.Clear();
        }
    }

    [Test]
    public async Task Executed_order_is_found_before_the_history_has_it()
    {
        _lists["ka10076"].Add(Row("ord_no:0000037", "stk_cd:005930", "io_tp_nm:+매수", "ord_qty:1", "ord_pric:70000", "cntr_qty:1", "cntr_pric:69900", "oso_qty:0", "ord_stt:체결", "ord_tm:130544", "orig_ord_no:0000000"));

        var order = (await FindAsync(Buy)).Candidates.Single();

        Assert.That((order.OrderNumber, order.ExecutedQuantity, order.ExecutedPrice, order.UnfilledQuantity, order.StatusText), Is.EqualTo(("0000037", (long?)1L, (decimal?)69_900m, (long?)0L, "체결")));
        Assert.That(order.Time, Is.EqualTo(SentAt.AddSeconds(1)));
    }

    [Test]
    public async Task Later_list_has_the_last_word_and_gaps_do_not_count()
    {
        _lists["ka10075"].Add(Row("ord_no:0000037", "stk_cd:005930", "io_tp_nm:+매수", "ord_qty:1", "ord_pric:70000", "oso_qty:1", "cntr_qty:0", "ord_stt:접수", "tm:130544"));
        _lists["kt00007"].Add(Row("ord_no:37", "stk_cd:A005930", "io_tp_nm:현금매수", "ord_qty:0000000001", "ord_uv:", "ord_remnq:0000000000", "cntr_qty:0000000001", "ord_tm:", "acpt_tp:확인"));

        var order = (await FindAsync(Buy)).Candidates.Single();

        Assert.That((order.Price, order.UnfilledQuantity, order.ExecutedQuantity, order.StatusText), Is.EqualTo(((decimal?)70_000m, (long?)0L, (long?)1L, "확인")));
        Assert.That(order.Time, Is.EqualTo(SentAt.AddSeconds(1)));
        Assert.That(order.ApiIds, Is.EqualTo(["ka10075", "kt00007"]));
    }

    [Test]
    public async Task Order_of_which_little_is_known_stays_a_candidate()
    {
        _lists["ka10075"].Add(Row("ord_no:0000037"));

        Assert.That((await FindAsync(Buy)).Candidates.Single().OrderNumber, Is.EqualTo("0000037"));
    }

    [TestCase("+매수", "0", 1)]
    [TestCase("신용매수", "70000", 1)]
    [TestCase("융자매수", "70000", 1)]
    [TestCase("신용매도상환", "70000", 0)]
    [TestCase("", "70000", 1)]
    [TestCase("매수", "70100", 0)]
    public async Task Credit_orders_stand_in_the_lists_of_stock_orders(string side, string price, int candidates)
    {
        _lists["kt00007"].Add(Row("ord_no:0000037", "stk_cd:A005930", "io_tp_nm:" + side, "ord_qty:1", "ord_uv:" + price, "ord_tm:13:05:43", "ori_ord:0000000"));
        var request = new CreditBuyOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 1, Price = 70_000, Type = OrderType.Limit };

        Assert.That((await FindAsync(request)).Candidates, Has.Count.EqualTo(candidates));
    }

    [Test]
    public async Task Lists_of_today_are_not_asked_for_an_order_of_yesterday()
    {
        _clock.Advance(TimeSpan.FromDays(1));

        await using var bed = Lists();
        await bed.Client.FindOrderAsync(Unknown(Buy));

        Assert.That(bed.Call.ApiId, Is.EqualTo("kt00007"));
        Assert.That(bed.Call.Element("ord_dt"), Is.EqualTo("20250908"));
        Assert.That(bed.Call.Element("stk_cd"), Is.EqualTo("005930"));
    }

    [Test]
    public async Task Order_of_today_is_looked_up_in_the_server_s_today()
    {
        await using var bed = Lists();
        await bed.Client.FindOrderAsync(Unknown(Buy));

        Assert.That(bed.Calls.Single(call => call.ApiId == "kt00007").Element("ord_dt"), Is.Empty);
    }

    [Test]
    public async Task Gold_order_is_found_in_the_lists_of_gold()
    {
        _lists["kt50075"].Add(Row("ord_no:0000016", "stk_cd:M04020000", "io_tp_nm:매도", "ord_qty:1", "ord_uv:160000", "ord_remnq:1", "orig_ord_no:0000000"));
        _lists["kt50075"].Add(Row("ord_no:0000017", "stk_cd:M04020000", "io_tp_nm:매도", "ord_qty:1", "ord_uv:160000", "ord_remnq:1", "orig_ord_no:0000000"));
        _lists["kt50031"].Add(Row("ord_no:0000016", "stk_cd:M04020000", "io_tp_nm:매도", "ord_qty:1", "ord_uv:160000", "ord_tm:13:05:44", "ori_ord:0000000"));
        _lists["kt50031"].Add(Row("ord_no:0000017", "stk_cd:M04020000", "io_tp_nm:매도", "ord_qty:1", "ord_uv:160000", "ord_tm:11:00:00", "ori_ord:0000000"));

        await using var bed = Lists();
        var found = await bed.Client.FindOrderAsync(Unknown(GoldSale));

        Assert.That(found.IsUnambiguous, Is.True);
        Assert.That((found.Candidates[0].OrderNumber, found.Candidates[0].UnfilledQuantity), Is.EqualTo(("0000016", (long?)1L)));
        Assert.That(found.Candidates[0].ApiIds, Is.EqualTo(["kt50075", "kt50031"]));
        Assert.That(bed.Calls.Select(call => call.ApiId), Is.EqualTo(["kt50075", "kt50031"]));
        Assert.That(bed.Calls.Select(call => call.Element("ord_dt")), Is.All.EqualTo("20250908"));
    }

    [TestCase("정정", "0000016", 1, 0)]
    [TestCase("취소", "0000016", 0, 1)]
    [TestCase("", "0000016", 1, 1)]
    [TestCase("정정", "0000015", 0, 0)]
    [TestCase("", "0000000", 0, 0)]
    [TestCase("", "", 1, 1)]
    [TestCase("정정", "", 1, 0)]
    [TestCase("취소", "", 0, 1)]
    public async Task Change_of_a_gold_order_is_found_by_its_original(string change, string original, int modifications, int cancellations)
    {
        _lists["kt50031"].Add(Row("ord_no:0000018", "stk_cd:M04020000", "io_tp_nm:매수", "ord_qty:1", "ord_uv:150000", "ord_tm:13:05:44", "ori_ord:" + original, "mdfy_cncl:" + change));

        var modify = await FindAsync(new GoldModifyOrderRequest { StockCode = "M04020000", OriginalOrderNumber = "0000016", Quantity = 1, Price = 150_000 });
        var cancel = await FindAsync(new GoldCancelOrderRequest { StockCode = "M04020000", OriginalOrderNumber = "0000016", Quantity = 1 });

        Assert.That(modify.Candidates, Has.Count.EqualTo(modifications));
        Assert.That(cancel.Candidates, Has.Count.EqualTo(cancellations));
    }

    [Test]
    public async Task Order_that_was_to_be_changed_is_not_its_own_change()
    {
        _lists["kt50031"].Add(Row("ord_no:0000016", "stk_cd:M04020000", "io_tp_nm:매수", "ord_qty:1", "ord_uv:150000", "ord_tm:13:05:44", "ori_ord:"));

        var modify = await FindAsync(new GoldModifyOrderRequest { StockCode = "M04020000", OriginalOrderNumber = "0000016", Quantity = 1, Price = 150_000 });

        Assert.That(modify.Candidates, Is.Empty);
    }

    [Test]
    public async Task List_that_cannot_be_read_fails_the_look_up()
    {
        await using var bed = TestBed.Scripted(
            (connection, request) => connection.SendAsync(request.ApiId == "ka10076" ? HttpAnswer.Refusal(2, "[1517:입력 값 형식이 올바르지 않습니다]") : Answer()),
            clock: _clock);

        await Assert.ThrowsAsync<KiwoomInvalidRequestException>(() => bed.Client.FindOrderAsync(Unknown(Buy)));
    }

    private static JsonObject Row(params string[] cells) =>
        new(cells.Select(cell => cell.Split(':', 2)).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair[0], pair[1])));

    private static string ListOf(string apiId) => apiId switch
    {
        "ka10075" => "oso",
        "ka10076" => "cntr",
        "kt50075" => "acnt_ord_oso_prst",
        _ => "acnt_ord_cntr_prps_dtl",
    };

    private static HttpAnswer Answer(string apiId = "kt00007", JsonArray? rows = null) =>
        HttpAnswer.Json(new JsonObject { [ListOf(apiId)] = rows?.DeepClone() ?? new JsonArray(), ["return_code"] = 0 }.ToJsonString());

    private KiwoomOrderOutcomeUnknownException Unknown(IOrderRequest request) => LostOrders.Create(request, SentAt, _clock);

    private TestBed Lists() => TestBed.Scripted((connection, request) => connection.SendAsync(Answer(request.ApiId, _lists[request.ApiId])), clock: _clock);

    private async Task<OrderLookup> FindAsync(IOrderRequest request)
    {
        await using var bed = Lists();
        return await bed.Client.FindOrderAsync(Unknown(request));
    }
}
