using System.Text.Json.Nodes;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Http;

/// <summary>The bytes that requests consist of, in every culture.</summary>
[EveryCulture]
internal sealed class RequestBodyTests(string culture) : CultureFixture(culture)
{
    [TestCaseSource(typeof(ExampleCalls), nameof(ExampleCalls.Ids))]
    public async Task Example_call_sends_the_documents_example(string apiId)
    {
        var sent = await SentByAsync((kiwoom, ct) => kiwoom.SendAsync(apiId, ct), apiId);

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(sent), JsonNode.Parse(SpecFiles.RequestExample(apiId))), Is.True, sent);
    }

    [Test]
    public async Task Buy_order_to_the_byte() => Assert.That(
        await SentByAsync(
            (kiwoom, ct) => kiwoom.Orders.BuyAsync(
                new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 1_234_567, Price = 70_000, Type = OrderType.Limit }, ct),
            "kt10000"),
        Is.EqualTo("""{"dmst_stex_tp":"KRX","stk_cd":"005930","ord_qty":"1234567","ord_uv":"70000","trde_tp":"0","cond_uv":""}"""));

    [Test]
    public async Task Stop_limit_sell_order_to_the_byte() => Assert.That(
        await SentByAsync(
            (kiwoom, ct) => kiwoom.Orders.SellAsync(
                new() { Exchange = Exchange.Sor, StockCode = "0156T0", Quantity = 10, Price = 69_900, Type = OrderType.StopLimit, StopPrice = 70_100 }, ct),
            "kt10001"),
        Is.EqualTo("""{"dmst_stex_tp":"SOR","stk_cd":"0156T0","ord_qty":"10","ord_uv":"69900","trde_tp":"28","cond_uv":"70100"}"""));

    [Test]
    public async Task Market_order_sends_blank_prices() => Assert.That(
        await SentByAsync(
            (kiwoom, ct) => kiwoom.Orders.BuyAsync(
                new() { Exchange = Exchange.Nxt, StockCode = "005930", Quantity = 1, Type = OrderType.Market }, ct),
            "kt10000"),
        Is.EqualTo("""{"dmst_stex_tp":"NXT","stk_cd":"005930","ord_qty":"1","ord_uv":"","trde_tp":"3","cond_uv":""}"""));

    [Test]
    public async Task Modified_order_to_the_byte() => Assert.That(
        await SentByAsync(
            (kiwoom, ct) => kiwoom.Orders.ModifyAsync(
                new() { Exchange = Exchange.Krx, OriginalOrderNumber = "0000139", StockCode = "005930", Quantity = 1, Price = 199_700m }, ct),
            "kt10002"),
        Is.EqualTo("""{"dmst_stex_tp":"KRX","orig_ord_no":"0000139","stk_cd":"005930","mdfy_qty":"1","mdfy_uv":"199700","mdfy_cond_uv":""}"""));

    [Test]
    public async Task Cancelled_order_to_the_byte() => Assert.That(
        await SentByAsync(
            (kiwoom, ct) => kiwoom.Orders.CancelAsync(
                new() { Exchange = Exchange.Krx, OriginalOrderNumber = "0000140", StockCode = "005930", Quantity = 0 }, ct),
            "kt10003"),
        Is.EqualTo("""{"dmst_stex_tp":"KRX","orig_ord_no":"0000140","stk_cd":"005930","cncl_qty":"0"}"""));

    [Test]
    public async Task Daily_candles_to_the_byte() => Assert.That(
        await SentByAsync(
            (kiwoom, ct) => kiwoom.Charts.GetDailyCandlesAsync(new StockCode("039490", Exchange.All), new DateOnly(2025, 9, 8), false, ct), "ka10081"),
        Is.EqualTo("""{"stk_cd":"039490_AL","base_dt":"20250908","upd_stkpc_tp":"0"}"""));

    [Test]
    public async Task Several_codes_are_separated_by_bars() => Assert.That(
        await SentByAsync((kiwoom, ct) => kiwoom.StockInformation.GetWatchlistQuotesAsync(["005930", "A000660", "039490_NX", "0156T0"], ct), "ka10095"),
        Is.EqualTo("""{"stk_cd":"005930|000660|039490_NX|0156T0"}"""));

    [Test]
    public async Task Order_history_sends_blanks_for_what_is_not_asked() => Assert.That(
        await SentByAsync(
            (kiwoom, ct) => kiwoom.Account.GetOrderHistoryAsync(
                new() { QueryType = OrderHistoryQueryType.ReverseSequence, SecurityKind = SecurityKind.Stock, Side = OrderSideFilter.Sell, Exchange = Exchange.All },
                cancellationToken: ct),
            "kt00007"),
        Is.EqualTo("""{"ord_dt":"","qry_tp":"2","stk_bond_tp":"1","sell_tp":"1","stk_cd":"","fr_ord_no":"","dmst_stex_tp":"%"}"""));

    [Test]
    public async Task Filter_that_nobody_gives_is_sent_as_all() => Assert.That(
        await SentByAsync((kiwoom, ct) => kiwoom.Account.GetOrderHistoryAsync(OrderHistoryQueryType.ReverseSequence, ct), "kt00007"),
        Is.EqualTo("""{"ord_dt":"","qry_tp":"2","stk_bond_tp":"0","sell_tp":"0","stk_cd":"","fr_ord_no":"","dmst_stex_tp":"%"}"""));

    [Test]
    public async Task Ranking_is_of_all_markets_unless_one_is_given()
    {
        Assert.That(
            await SentByAsync((kiwoom, ct) => kiwoom.Rankings.GetTopTradingValueStocksAsync(true, Exchange.Nxt, ct), "ka10032"),
            Is.EqualTo("""{"mrkt_tp":"000","mang_stk_incls":"1","stex_tp":"2"}"""));
        Assert.That(
            await SentByAsync(
                (kiwoom, ct) => kiwoom.Rankings.GetTopTradingValueStocksAsync(
                    new() { Market = MarketFilter.Kosdaq, IncludeAdministrativeIssues = true, Exchange = Exchange.All }, cancellationToken: ct),
                "ka10032"),
            Is.EqualTo("""{"mrkt_tp":"101","mang_stk_incls":"1","stex_tp":"3"}"""));
    }

    [Test]
    public async Task Order_history_sends_what_is_asked() => Assert.That(
        await SentByAsync(
            (kiwoom, ct) => kiwoom.Account.GetOrderHistoryAsync(
                new()
                {
                    OrderDate = new DateOnly(2025, 1, 2),
                    QueryType = OrderHistoryQueryType.Unfilled,
                    SecurityKind = SecurityKind.All,
                    Side = OrderSideFilter.Buy,
                    StockCode = "005930",
                    StartOrderNumber = "0000007",
                    Exchange = Exchange.Sor,
                },
                cancellationToken: ct),
            "kt00007"),
        Is.EqualTo("""{"ord_dt":"20250102","qry_tp":"3","stk_bond_tp":"0","sell_tp":"2","stk_cd":"005930","fr_ord_no":"0000007","dmst_stex_tp":"SOR"}"""));

    [Test]
    public async Task Request_without_elements_is_an_empty_object() =>
        Assert.That(await SentByAsync((kiwoom, ct) => kiwoom.Account.GetAccountNumberAsync(ct), "ka00001"), Is.EqualTo("{}"));

    private static async Task<string> SentByAsync(Func<KiwoomClient, CancellationToken, Task> call, string apiId)
    {
        await using var server = LoopbackServer.Start(request =>
            request.ApiId == apiId ? HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""") : TestBed.TokenAnswer());
        await using var bed = TestBed.On(server);
        await call(bed.Client, CancellationToken.None);
        return server.Requests.Single(request => request.ApiId == apiId).Text;
    }
}
