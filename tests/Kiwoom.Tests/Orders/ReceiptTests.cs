using Kiwoom.Catalog;

namespace Kiwoom.Tests.Orders;

/// <summary>A receipt is one that has the order's number, once, and says nothing else beside it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ReceiptTests
{
    private static readonly (string Name, string Body)[] NoReceipts =
    [
        ("no number", """{"return_code":0,"return_msg":"정상"}"""),
        ("blank", """{"return_code":0,"ord_no":""}"""),
        ("spaces", """{"return_code":0,"ord_no":"   "}"""),
        ("null", """{"return_code":0,"ord_no":null}"""),
        ("an object", """{"return_code":0,"ord_no":{"no":"0000017"}}"""),
        ("a list", """{"return_code":0,"ord_no":["0000017"]}"""),
        ("true", """{"return_code":0,"ord_no":true}"""),
        ("zeros, which stand for no order", """{"return_code":0,"ord_no":"0000000"}"""),
        ("words", """{"return_code":0,"ord_no":"접수"}"""),
        ("a negative number", """{"return_code":0,"ord_no":"-17"}"""),
        ("twice, the second blank", """{"return_code":0,"ord_no":"0000017","ord_no":""}"""),
        ("twice, the first blank", """{"return_code":0,"ord_no":"","ord_no":"0000017"}"""),
        ("two numbers", """{"return_code":0,"ord_no":"0000017","ord_no":"0000018"}"""),
        ("a number inside something else", """{"return_code":0,"order":{"ord_no":"0000017"}}"""),
        ("a number that no cancellation can name", """{"return_code":0,"ord_no":"00000017"}"""),
        ("a refusal's code in the words", """{"return_code":0,"ord_no":"","return_msg":"[2000](RC4058:모의투자 장종료)"}"""),
        ("a refusal's code beside a number", """{"return_code":0,"ord_no":"0000017","return_msg":"[2000](RC4058:모의투자 장종료)"}"""),
        ("a refusal with a number", """{"return_code":20,"ord_no":"0000017","return_msg":"[2000](RC4058:모의투자 장종료)"}"""),
    ];

    private static readonly string[] Receipts =
    [
        """{"ord_no":"0000017","return_code":0,"return_msg":"KRX 매수주문이 완료되었습니다."}""",
        """{"ord_no":" 0000017 ","return_code":0}""",
        """{"ord_no":"0000017","return_code":0,"return_msg":"[005930] 매수주문이 완료되었습니다."}""",
        """{"ord_no":"0000017","return_code":0,"return_msg":"매수주문 완료 [100주]"}""",
        """{"ord_no":"0000017","return_code":0,"return_msg":"매수주문 완료 [1700]"}""",
        """{"return_code":"0","ord_no":"0000017","ord_no":"0000017"}""",
        """{"other":{"ord_no":""},"ord_no":"0000017","return_code":0,"return_msg":""}""",
    ];

    private static IEnumerable<TestCaseData> Unclear =>
        from apiId in OrderCalls.Ids
        from answer in NoReceipts
        select new TestCaseData(apiId, answer.Body).SetArgDisplayNames(apiId, answer.Name);

    [Test]
    public void Every_endpoint_that_takes_orders_is_tested() => Assert.That(
        OrderCalls.Ids,
        Is.EquivalentTo(KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order).Select(endpoint => endpoint.ApiId)));

    [TestCaseSource(nameof(Unclear))]
    public async Task Receipt_without_a_number_of_its_own_leaves_the_outcome_unknown(string apiId, string body)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(body), options => options.Retries = new() { MaxAttempts = 3 });

        var unknown = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.OrderAsync(apiId)))!;

        Assert.That(unknown.ApiId, Is.EqualTo(apiId));
        Assert.That(unknown.Request.Quantity, Is.EqualTo(10));
        Assert.That(unknown.Request.Code, Is.EqualTo(apiId.StartsWith("kt5", StringComparison.Ordinal) ? "M04020000" : "005930"));
        Assert.That(unknown.InnerException, Is.InstanceOf<KiwoomProtocolException>());
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Receipt_with_its_number_is_one(
        [ValueSource(typeof(OrderCalls), nameof(OrderCalls.Ids))] string apiId, [ValueSource(nameof(Receipts))] string body)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(body));

        Assert.That(OrderCalls.NumberOf(await bed.Client.OrderAsync(apiId)), Is.EqualTo("0000017"));
    }

    [Test]
    public async Task Number_without_quotes_is_taken_as_the_server_wrote_it_and_can_be_cancelled()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"ord_no":17,"return_code":0}"""));

        var number = OrderCalls.NumberOf(await bed.Client.OrderAsync("kt10000"));
        await bed.Client.Orders.CancelAsync(new() { Exchange = Exchange.Krx, OriginalOrderNumber = number, StockCode = "005930", Quantity = 0 });

        Assert.That(number, Is.EqualTo("17"));
        Assert.That(bed.Calls[1].Text, Does.Contain("\"orig_ord_no\":\"17\""));
    }

    [Test]
    public async Task Unreadable_value_beside_the_number_is_null_and_counted([Values] MalformedValues malformedValues)
    {
        await using var bed = TestBed.Answering(
            HttpAnswer.Json("""{"ord_no":"0000017","base_orig_ord_no":"0000016","mdfy_qty":"abc","dmst_stex_tp":[],"return_code":0}"""),
            options => options.MalformedValues = malformedValues);

        var receipt = (OrderChangeReceipt)await bed.Client.OrderAsync("kt10002");

        Assert.That((receipt.OrderNumber, receipt.RootOrderNumber, receipt.Quantity, receipt.Exchange), Is.EqualTo(("0000017", "0000016", (long?)null, (Exchange?)null)));
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(2));
    }
}
