using System.Net.Sockets;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Errors;

/// <summary>
/// After an order the caller learns one of three things: it was accepted, it certainly was not, or nobody knows. Whatever
/// happens, the server sees it at most once.
/// </summary>
internal sealed class OrderFateTests
{
    private static readonly (string Name, HttpAnswer Answer)[] UnclearAnswers =
    [
        ("HTTP 500 with HTML", HttpAnswer.Html("<html>error</html>", 500)),
        ("HTTP 500 that claims success", HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""", 500)),
        ("HTTP 500 that claims a rejection", HttpAnswer.Refusal(20, "[2000](RC4058:장종료)", 500)),
        ("HTTP 502", HttpAnswer.Html("Bad Gateway", 502)),
        ("HTTP 503 and nothing", HttpAnswer.Json("", 503).WithContentType(null)),
        ("HTTP 408 of a gateway", HttpAnswer.Html("<html>Gateway/2.0-RC1 Request Timeout</html>", 408)),
        ("HTTP 302 to a page", HttpAnswer.Html("<html>moved</html>", 302).WithHeader("Location", "/maintenance")),
        ("HTTP 409", HttpAnswer.Html("conflict", 409)),
        ("HTTP 499", HttpAnswer.Html("client closed request", 499)),
        ("HTTP 400 that claims success", HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""", 400)),
        ("HTTP 403 that claims success", HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""", 403)),
        ("the server's own unexpected error", HttpAnswer.Refusal(9, "[1999:예기치 못한 에러가 발생했습니다. 실패사유=timeout]")),
        ("a return_code that nobody documents", HttpAnswer.Refusal(7, "처리중 오류")),
        ("a negative return_code", HttpAnswer.Refusal(-1, "")),
        ("rate limit", HttpAnswer.Refusal(5, "[1700:허용된 요청 개수를 초과하였습니다. 유량=5, API ID=kt10000]", 429)),
        ("a rejection without a word", HttpAnswer.Refusal(20, "")),
        ("a rejection in blanks", HttpAnswer.Refusal(20, "  ")),
        ("a failure in a rejection's place", HttpAnswer.Refusal(20, "[2000](RC7006:처리 실패)")),
        ("rate limit in a rejection's place", HttpAnswer.Refusal(20, "[1700:허용된 요청 개수를 초과하였습니다. API ID=kt10000]")),
        ("rate limit behind words", HttpAnswer.Refusal(5, "과부하[1700:허용된 요청 개수를 초과하였습니다. API ID=kt10000]", 429)),
        ("an unexpected error in a rejection's place", HttpAnswer.Refusal(20, "[1999:예기치 못한 에러]")),
        ("rate limit of a gateway", HttpAnswer.Html("<html>Too Many Requests</html>", 429)),
        ("two return_codes", HttpAnswer.Json("""{"return_code":0,"ord_no":"1","return_code":5}""")),
    ];

    private static readonly (string Name, HttpAnswer Answer, Type Exception)[] ClearAnswers =
    [
        ("return_code 20", HttpAnswer.Refusal(20, "[2000](RC4058:모의투자 장종료)"), typeof(KiwoomOrderRejectedException)),
        ("return_code 20 without a code", HttpAnswer.Refusal(20, "주문이 거부되었습니다"), typeof(KiwoomOrderRejectedException)),
        ("an RC code that the table lacks", HttpAnswer.Refusal(20, "[2000](RC4099:주문가능금액 초과 [8005])"), typeof(KiwoomOrderRejectedException)),
        ("a quantity that looks like a dead token's code", HttpAnswer.Refusal(20, "주문가능수량을 초과하였습니다 [8005]주"), typeof(KiwoomOrderRejectedException)),
        ("a quantity that looks like a rate limit's code", HttpAnswer.Refusal(20, "주문가능수량을 초과하였습니다 [1700]주"), typeof(KiwoomOrderRejectedException)),
        ("return_code 2 with an RC code", HttpAnswer.Refusal(2, "[2000](RC4003:호가단위 오류)"), typeof(KiwoomOrderRejectedException)),
        ("bad parameter", HttpAnswer.Refusal(2, "[1517:입력 값 형식이 올바르지 않습니다]"), typeof(KiwoomInvalidRequestException)),
        ("wrong address", HttpAnswer.Refusal(1, "[1504:해당 URI에서는 지원하는 API ID가 아닙니다]"), typeof(KiwoomInvalidRequestException)),
        ("dead token", HttpAnswer.Refusal(3, "[8005:Token이 유효하지 않습니다]"), typeof(KiwoomAuthenticationException)),
        ("wrong environment", HttpAnswer.Refusal(3, "[8031:투자구분이 달라서]"), typeof(KiwoomEnvironmentMismatchException)),
        ("no such stock", HttpAnswer.Refusal(2, "[1902:종목 정보가 없습니다]"), typeof(KiwoomNotFoundException)),
        ("HTTP 401 of a gateway", HttpAnswer.Html("", 401), typeof(KiwoomAuthenticationException)),
        ("HTTP 403 of a gateway", HttpAnswer.Html("", 403), typeof(KiwoomAuthenticationException)),
        ("HTTP 404 of a gateway", HttpAnswer.Html("", 404), typeof(KiwoomInvalidRequestException)),
    ];

    private static IEnumerable<TestCaseData> Unclear =>
        from apiId in ExampleCalls.Orders
        from pair in UnclearAnswers
        select new TestCaseData(apiId, pair.Answer).SetArgDisplayNames(apiId, pair.Name);

    private static IEnumerable<TestCaseData> Clear =>
        ClearAnswers.Select(answer => new TestCaseData(answer.Answer, answer.Exception).SetArgDisplayNames(answer.Name));

    [TestCaseSource(nameof(Unclear))]
    public async Task Unclear_answer_leaves_the_outcome_unknown(string apiId, HttpAnswer answer)
    {
        await using var bed = TestBed.Answering(answer);

        var e = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.SendAsync(apiId)))!;

        Assert.That(e.ApiId, Is.EqualTo(apiId));
        Assert.That(e.Message, Does.StartWith(apiId + ": the order was sent and its fate is unknown; look it up before you send another."));
        Assert.That(e.InnerException, Is.InstanceOf<KiwoomException>());
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Clear))]
    public async Task Clear_refusal_says_that_the_order_does_not_exist(HttpAnswer answer, Type exception)
    {
        await using var bed = TestBed.Answering(answer);

        var e = await Assert.CatchAsync(() => bed.Client.SendAsync("kt10000"));

        Assert.That(e, Is.TypeOf(exception));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [TestCase(20, "주문가능수량을 초과하였습니다 [8005]주", false)]
    [TestCase(20, "[2000](RC4099:주문가능금액 초과 [8005])", false)]
    [TestCase(20, "[8005:Token이 유효하지 않습니다]", false)]
    [TestCase(5, "[8005:Token이 유효하지 않습니다]", false)]
    [TestCase(3, "[8005:Token이 유효하지 않습니다]", true)]
    public async Task Order_is_repeated_only_where_code_and_return_code_both_say_that_the_token_is_dead(int returnCode, string message, bool isRepeated)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(returnCode, message), options => options.Retries = new() { MaxAttempts = 3 });

        await Assert.CatchAsync<KiwoomApiException>(() => bed.Client.SendAsync("kt10000"));

        Assert.That(bed.Calls, Has.Count.EqualTo(isRepeated ? 2 : 1));
    }

    [TestCase("[2000](RC4058:모의투자 장종료)", "RC4058", "RC4058")]
    [TestCase("[2000](RC4003:호가단위)", "RC4003", "RC4003")]
    [TestCase("RC4025", "RC4025", "RC4025")]
    [TestCase("주문 거부", "", "")]
    public async Task Rejection_has_its_code(string message, string rejectionCode, string errorCode)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(20, message));

        var e = (await Assert.ThrowsAsync<KiwoomOrderRejectedException>(() => bed.Client.SendAsync("kt10001")))!;

        Assert.That((e.RejectionCode, e.ErrorCode, e.ReturnCode, e.ServerMessage), Is.EqualTo((rejectionCode, errorCode, (int?)20, message)));
    }

    [Test]
    public async Task Unknown_outcome_tells_what_is_needed_to_look_the_order_up()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2025, 9, 8, 9, 0, 0, TimeSpan.FromHours(9)));
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(HttpAnswer.Html("", 500)), clock: clock);

        var e = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.Orders.BuyAsync(
            new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Price = 70_000, Type = OrderType.Limit })))!;

        Assert.That(e.SentAt, Is.EqualTo(new DateTimeOffset(2025, 9, 8, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(e.RequestSummary, Is.EqualTo(
            "BuyOrderRequest { Exchange = Krx, StockCode = 005930, Quantity = 10, Price = 70000, Type = Limit, StopPrice =  }"));
    }

    [Test]
    public async Task Paging_headers_mean_nothing_on_an_order()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"ord_no":"0000001","return_code":0}""").WithHeader("cont-yn", "Y"));

        var receipt = (OrderReceipt)await bed.Client.SendAsync("kt10000");

        Assert.That(receipt.OrderNumber, Is.EqualTo("0000001"));
        Assert.That(receipt.Continuation, Is.Null);
    }

    [TestCase("ka10001")]
    [TestCase("kt10000")]
    public async Task Connection_that_is_reset_as_it_opens_is_a_transport_failure(string apiId)
    {
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(HttpAnswer.Json("{}")), http: new HttpClient(new ResetHandler()));

        var failure = await Assert.ThrowsAsync<KiwoomTransportException>(() => bed.Client.SendAsync(apiId));

        Assert.That(failure!.InnerException, Is.TypeOf<SocketException>());
    }

    /// <summary>What the HTTP stack throws where a connection is gone before it has been asked for its peer.</summary>
    private sealed class ResetHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new SocketException((int)SocketError.NotConnected);
    }
}
