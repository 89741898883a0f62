using System.Net;
using Kiwoom.Catalog;
using Kiwoom.Tests.Catalogue;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Errors;

/// <summary>What a refusing answer becomes.</summary>
internal sealed class RefusalTests
{
    private static readonly Dictionary<ErrorCategory, Type> Exceptions = new()
    {
        [ErrorCategory.Server] = typeof(KiwoomServerException),
        [ErrorCategory.InvalidRequest] = typeof(KiwoomInvalidRequestException),
        [ErrorCategory.Authentication] = typeof(KiwoomAuthenticationException),
        [ErrorCategory.RateLimit] = typeof(KiwoomRateLimitException),
        [ErrorCategory.NotFound] = typeof(KiwoomNotFoundException),
        [ErrorCategory.EnvironmentMismatch] = typeof(KiwoomEnvironmentMismatchException),
        [ErrorCategory.NotServed] = typeof(KiwoomNotServedException),
        [ErrorCategory.OrderRejected] = typeof(KiwoomServerException),
        [ErrorCategory.Session] = typeof(KiwoomServerException),
    };

    private static IEnumerable<ErrorCode> Codes => KiwoomCatalog.ErrorCodes;

    private static IEnumerable<string> Numbers => Codes.Where(code => !code.IsOverSocket).Select(code => code.Code);

    [TestCaseSource(nameof(Numbers))]
    public async Task Listed_code_becomes_the_exception_of_its_category(string number)
    {
        var code = KiwoomCatalog.FindError(number)!;
        var message = char.IsAsciiDigit(number[0]) ? $"[{number}:{code.Message}]" : $"[2000]({number}:{code.Message})";
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(9, message));

        var e = (await Assert.CatchAsync<KiwoomApiException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That(e, Is.TypeOf(Exceptions[code.Category]));
        Assert.That((e.ErrorCode, e.ReturnCode, e.StatusCode), Is.EqualTo((number, (int?)9, HttpStatusCode.OK)));
        Assert.That(e.ServerMessage, Is.EqualTo(message));
        Assert.That(e.Help, Is.EqualTo(code.Help).And.Not.Empty);
        Assert.That(e.KoreanHelp, Is.EqualTo(code.KoreanHelp).And.Not.Empty);
        Assert.That(e.Message, Is.EqualTo($"ka00001: the server refused: {message} (return_code 9) {code.Help}"));
    }

    [TestCase(1, typeof(KiwoomInvalidRequestException))]
    [TestCase(2, typeof(KiwoomInvalidRequestException))]
    [TestCase(3, typeof(KiwoomAuthenticationException))]
    [TestCase(5, typeof(KiwoomRateLimitException))]
    [TestCase(7, typeof(KiwoomServerException))]
    [TestCase(-1, typeof(KiwoomServerException))]
    public async Task Undocumented_refusal_is_told_by_its_return_code(int returnCode, Type exception)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(returnCode, "알 수 없음"));

        var e = (await Assert.CatchAsync<KiwoomApiException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That(e, Is.TypeOf(exception));
        Assert.That((e.ErrorCode, e.ReturnCode, e.ServerMessage, e.Help), Is.EqualTo(("", (int?)returnCode, "알 수 없음", "")));
    }

    [TestCase("[8005:Token이 유효하지 않습니다]", "8005")]
    [TestCase("[8005]", "8005")]
    [TestCase("인증에 실패했습니다[8050:지정단말기 인증에 실패했습니다]", "8050")]
    [TestCase("805004 [CODE=8005, 인증 실패]", "8005")]
    [TestCase("[1700]허용된 요청 개수를 초과하였습니다", "1700")]
    [TestCase("[2000](RC9999:처음 보는 코드)", "RC9999")]
    [TestCase("[2000](8104:모의투자에서 지원하지 않는 API 입니다.)", "8104")]
    [TestCase("[9999:처음 보는 코드] [8005:Token]", "8005")]
    [TestCase("[2000]", "2000")]
    [TestCase("805004 인증 실패 [CODE=8005, MSG=Token]", "8005")]
    [TestCase("805004 [8005:Token]", "8005")]
    [TestCase("허용된 개수를 초과했습니다[1700:허용된 요청 개수를 초과하였습니다. API ID=kt10000]", "1700")]
    [TestCase("수량 초과 [8005]", "")]
    [TestCase("수량 초과 [8005]주", "")]
    [TestCase("[1700건]", "")]
    [TestCase("(1700:00 기준)", "")]
    [TestCase("[1700:00 기준]", "")]
    [TestCase("[1999-01-04 ~ 2025-09-08]", "")]
    [TestCase("[005930]", "")]
    [TestCase("[20250908]", "")]
    [TestCase("(100)", "")]
    [TestCase("8005", "")]
    [TestCase("[]", "")]
    [TestCase("[12]", "")]
    public async Task Code_stands_in_brackets(string message, string code)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(3, message));

        var e = (await Assert.CatchAsync<KiwoomApiException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That(e.ErrorCode, Is.EqualTo(code));
    }

    [Test]
    public async Task Dead_token_is_told_by_its_code_even_when_the_return_code_says_otherwise()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(5, "[8005:Token이 유효하지 않습니다]"));
        await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => bed.Client.Account.GetAccountNumberAsync());
    }

    [Test]
    public async Task Batch_that_is_too_large_is_no_rate_limit()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(5, "[1634:조회 가능한 종목 수를 초과하였습니다]"));
        var e = (await Assert.ThrowsAsync<KiwoomInvalidRequestException>(() => bed.Client.StockInformation.GetWatchlistQuotesAsync(["005930"])))!;
        Assert.That(e.ErrorCode, Is.EqualTo("1634"));
    }

    [TestCase("[1700:허용된 요청 개수를 초과하였습니다. 유량=5, API ID=ka10080]", 5)]
    [TestCase("[1700:초과 유량 = 12]", 12)]
    [TestCase("[1700:초과]", null)]
    public async Task Rate_limit_tells_its_limit_where_the_message_does(string message, int? limit)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(5, message, 429));

        var e = (await Assert.ThrowsAsync<KiwoomRateLimitException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That((e.Limit, e.StatusCode), Is.EqualTo((limit, HttpStatusCode.TooManyRequests)));
        Assert.That(e.Message, Does.Contain("(HTTP 429)"));
    }

    [TestCase(400, typeof(KiwoomInvalidRequestException))]
    [TestCase(401, typeof(KiwoomAuthenticationException))]
    [TestCase(403, typeof(KiwoomAuthenticationException))]
    [TestCase(404, typeof(KiwoomInvalidRequestException))]
    [TestCase(405, typeof(KiwoomInvalidRequestException))]
    [TestCase(408, typeof(KiwoomServerException))]
    [TestCase(429, typeof(KiwoomRateLimitException))]
    [TestCase(302, typeof(KiwoomServerException))]
    [TestCase(500, typeof(KiwoomServerException))]
    [TestCase(502, typeof(KiwoomServerException))]
    [TestCase(503, typeof(KiwoomServerException))]
    public async Task HTTP_failure_without_an_answer_is_told_by_its_status(int status, Type exception)
    {
        HttpAnswer[] answers =
        [
            HttpAnswer.Html("<html><h1>[8005] RC4058 유량=3</h1></html>", status), HttpAnswer.Json("", status), HttpAnswer.Json("", status).WithContentType(null),
            HttpAnswer.Json("""{"error":"no return_code"}""", status), HttpAnswer.Json("""{"return_code":""", status),
        ];
        foreach (var answer in answers)
        {
            await using var bed = TestBed.Answering(answer);

            var e = (await Assert.CatchAsync<KiwoomApiException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

            Assert.That(e, Is.TypeOf(exception));
            Assert.That((e.StatusCode, e.ReturnCode), Is.EqualTo(((HttpStatusCode)status, (int?)null)));
            Assert.That(e.ErrorCode, Is.Empty, "a page's numbers are no codes of this API");
            Assert.That(bed.Calls, Has.Count.EqualTo(1));
        }
    }

    [TestCase("[2000](RC9000:모의투자에서는 해당업무가 제공되지 않습니다.)", "RC9000", typeof(KiwoomNotServedException))]
    [TestCase("[2000](RC7006:모의투자 조회실패)", "RC7006", typeof(KiwoomServerException))]
    [TestCase("[2000](RC1234:처음 보는 코드)", "RC1234", typeof(KiwoomServerException))]
    [TestCase("[8104:모의투자에서 지원하지 않는 API 입니다.]", "8104", typeof(KiwoomNotServedException))]
    [TestCase("[8005:Token이 유효하지 않습니다]", "8005", typeof(KiwoomAuthenticationException))]
    [TestCase("[1901:시장 코드값이 존재하지 않습니다]", "1901", typeof(KiwoomNotFoundException))]
    [TestCase("[2000]", "2000", typeof(KiwoomServerException))]
    public async Task Return_code_20_with_a_code_is_a_refusal_and_no_empty_result(string message, string code, Type exception)
    {
        foreach (var apiId in (string[])["kt00002", "kt00010", "ka10075", "ka10081"])
        {
            await using var bed = TestBed.Answering(HttpAnswer.Refusal(20, message));
            var e = (await Assert.CatchAsync<KiwoomApiException>(() => bed.Client.SendExampleAsync(apiId)))!;
            Assert.That(e, Is.TypeOf(exception));
            Assert.That((e.ApiId, e.ErrorCode, e.ReturnCode), Is.EqualTo((apiId, code, (int?)20)));
        }

        await using var paging = TestBed.Answering(HttpAnswer.Refusal(20, message));
        Assert.That(
            async () => await paging.Client.Charts.EnumerateDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true).GetAsyncEnumerator().MoveNextAsync(),
            Throws.TypeOf(exception));
    }

    [TestCase("[2000](RC9000:모의투자에서는 해당업무가 제공되지 않습니다.)", typeof(KiwoomNotServedException))]
    [TestCase("[8005:Token이 유효하지 않습니다]", typeof(KiwoomAuthenticationException))]
    public async Task Return_code_0_with_a_listed_code_in_the_words_is_a_refusal(string message, Type exception)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(0, message));

        Assert.That(async () => await bed.Client.SendAsync("ka10081"), Throws.TypeOf(exception));
        Assert.That(
            async () => await bed.Client.SendAsync("kt10000"), Throws.TypeOf<KiwoomOrderOutcomeUnknownException>(), "an order that was taken and refused at once");
    }

    [TestCase("[KRX] 조회가 완료되었습니다")]
    [TestCase("[100000] 조회가 완료되었습니다")]
    [TestCase("RC 조회 (100)")]
    [TestCase("조회 완료 [1700건]")]
    [TestCase("조회 완료 (1700:00 기준)")]
    [TestCase("조회 완료 [1999-01-04 ~ 2025-09-08]")]
    [TestCase("조회 완료 [1000건]")]
    [TestCase("조회 완료 [8005]")]
    [TestCase("[1234] 조회 완료")]
    public async Task Return_code_0_with_brackets_that_hold_no_listed_code_is_a_success(string message)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(0, message));
        Assert.That((await bed.Client.SendAsync("ka10081")).ReturnMessage, Is.EqualTo(message));
    }

    [TestCase("조회된 데이터가 없습니다")]
    [TestCase("조회된 데이터가 없습니다 [005930]")]
    [TestCase("[100000] 조회된 데이터가 없습니다")]
    [TestCase("조회된 데이터가 없습니다 [1700]")]
    [TestCase("")]
    public async Task Return_code_20_on_a_query_is_an_empty_result(string words)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(20, words));

        var answer = await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);

        Assert.That((answer.ReturnCode, answer.ReturnMessage, answer.Candles.Count), Is.EqualTo((20, words, 0)));
    }

    [Test]
    public async Task Return_code_20_on_an_enumeration_ends_it()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(20, "조회된 데이터가 없습니다"));

        var rows = 0;
        await foreach (var _ in bed.Client.Charts.EnumerateDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true))
        {
            rows++;
        }

        Assert.That(rows, Is.Zero);
    }

    [Test]
    public async Task Return_code_20_on_a_token_call_is_a_failure()
    {
        await using var server = LoopbackServer.Start(_ => HttpAnswer.Refusal(20, ""));
        await using var bed = TestBed.On(server);
        await Assert.ThrowsAsync<KiwoomServerException>(() => bed.Client.Account.GetAccountNumberAsync());
    }

    [Test]
    public async Task Refusal_in_another_encoding_is_still_a_refusal()
    {
        // return_msg in EUC-KR bytes, whatever the header says.
        byte[] body = [.. "{\"return_code\":3,\"return_msg\":\"[8005:"u8, 0xC5, 0xE4, 0xC5, 0xAB, .. "]\\n\"}"u8];
        await using var bed = TestBed.Answering(HttpAnswer.Of(body));

        var e = (await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => bed.Client.Account.GetAccountNumberAsync()))!;
        Assert.That(e.ErrorCode, Is.EqualTo("8005"));
    }

    [Test]
    public async Task Message_that_is_no_text_is_empty([Values("null", "5", "{\"a\":[1]}", "[1]", "true")] string message)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json($$"""{"return_msg":{{message}},"return_code":3}"""));

        var e = (await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => bed.Client.Account.GetAccountNumberAsync()))!;
        Assert.That(e.ServerMessage, Is.Empty);
        Assert.That(e.Message, Is.EqualTo("ka00001: the server refused without a word (return_code 3)"));
    }

    [Test]
    public async Task Refusal_is_not_hidden_by_a_paging_header_without_a_key()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(3, "[8005:Token이 유효하지 않습니다]").WithHeader("cont-yn", "Y"));
        await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => bed.Client.Account.GetAccountNumberAsync());
    }
}
