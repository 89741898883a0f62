using System.Net;
using System.Text;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Http;

/// <summary>Success is only ever a JSON object whose return_code was read and says so, under an HTTP status that agrees.</summary>
internal sealed class AnswerShapeTests
{
    private static readonly (string Name, HttpAnswer Answer)[] NoAnswersOfThisApi =
    [
        ("empty", HttpAnswer.Json("")),
        ("blank", HttpAnswer.Json("   ")),
        ("empty array", HttpAnswer.Json("[]")),
        ("array of an answer", HttpAnswer.Json("""[{"return_code":0}]""")),
        ("string", HttpAnswer.Json("\"return_code\"")),
        ("number", HttpAnswer.Json("0")),
        ("null", HttpAnswer.Json("null")),
        ("empty object", HttpAnswer.Json("{}")),
        ("no return_code", HttpAnswer.Json("""{"return_msg":"정상적으로 처리되었습니다"}""")),
        ("null return_code", HttpAnswer.Json("""{"return_code":null}""")),
        ("empty return_code", HttpAnswer.Json("""{"return_code":""}""")),
        ("blank return_code", HttpAnswer.Json("""{"return_code":" "}""")),
        ("return_code abc", HttpAnswer.Json("""{"return_code":"abc"}""")),
        ("return_code false", HttpAnswer.Json("""{"return_code":false}""")),
        ("return_code array", HttpAnswer.Json("""{"return_code":[0]}""")),
        ("return_code object", HttpAnswer.Json("""{"return_code":{"return_code":0}}""")),
        ("fractional return_code", HttpAnswer.Json("""{"return_code":0.5}""")),
        ("huge return_code", HttpAnswer.Json("""{"return_code":4294967296}""")),
        ("nested return_code", HttpAnswer.Json("""{"data":{"return_code":0}}""")),
        ("capital RETURN_CODE", HttpAnswer.Json("""{"RETURN_CODE":0}""")),
        ("space behind return_code", HttpAnswer.Json("""{"return_code ":0}""")),
        ("two documents", HttpAnswer.Json("""{"return_code":0}{"return_code":0}""")),
        ("brace too many", HttpAnswer.Json("""{"return_code":0}}""")),
        ("comma behind", HttpAnswer.Json("""{"return_code":0},""")),
        ("text behind", HttpAnswer.Json("""{"return_code":0} x""")),
        ("trailing comma", HttpAnswer.Json("""{"return_code":0,}""")),
        ("single quotes", HttpAnswer.Json("{'return_code':0}")),
        ("0 then 5", HttpAnswer.Json("""{"return_code":0,"return_code":5}""")),
        ("5 then 0", HttpAnswer.Json("""{"return_code":5,"return_code":0}""")),
        ("both spellings differ", HttpAnswer.Json("""{"return_code":0,"returnCode":"3"}""")),
        ("byte order mark", HttpAnswer.Json("\ufeff<html></html>")),
        ("HTML", HttpAnswer.Html("<html>점검 중</html>", 200)),
        ("no content type", HttpAnswer.Json("""{"return_code":0}""").WithContentType(null)),
        ("plain text", HttpAnswer.Json("""{"return_code":0}""").WithContentType("text/plain")),
        ("JSON called HTML", HttpAnswer.Json("""{"return_code":0}""").WithContentType("text/html; charset=utf-8")),
        ("JSONP", HttpAnswer.Json("""{"return_code":0}""").WithContentType("application/jsonp")),
        ("EUC-KR", HttpAnswer.Json("""{"return_code":0}""").WithContentType("application/json;charset=EUC-KR")),
        ("UTF-16 announced", HttpAnswer.Json("""{"return_code":0}""").WithContentType("application/json;charset=utf-16")),
        ("broken content type", HttpAnswer.Json("""{"return_code":0}""").WithContentType(";")),
        ("UTF-16", HttpAnswer.Of(Encoding.Unicode.GetBytes("""{"return_code":0}"""))),
        ("random bytes", HttpAnswer.Of([0xff, 0xfe, 0x00])),
        ("open braces", HttpAnswer.Json(new string('{', 1000))),
        ("open brackets", HttpAnswer.Json(new string('[', 100_000))),
        ("no content", HttpAnswer.Json("", 204).WithContentType(null)),
    ];

    private static readonly (string Name, HttpAnswer Answer)[] FormsOfSuccess =
    [
        ("number", HttpAnswer.Json("""{"return_code":0,"acctNo":"1"}""")),
        ("string", HttpAnswer.Json("""{"return_code":"0","acctNo":"1"}""")),
        ("other spelling", HttpAnswer.Json("""{"acctNo":"1","returnCode":0,"returnMsg":""}""")),
        ("twice the same", HttpAnswer.Json("""{"return_code":0,"return_code":"0","acctNo":"1"}""")),
        ("white space", HttpAnswer.Json(" \r\n\t{\"return_code\" : 0 , \"acctNo\" : \"1\" } \r\n")),
        ("escaped name", HttpAnswer.Json("""{"\u0072eturn_code":0,"acctNo":"1"}""")),
        ("no charset", HttpAnswer.Json("""{"return_code":0,"acctNo":"1"}""").WithContentType("application/json")),
        ("capitals and quotes", HttpAnswer.Json("""{"return_code":0,"acctNo":"1"}""").WithContentType("Application/JSON; Charset=\"UTF-8\"")),
        ("ended by the connection", HttpAnswer.Json("""{"return_code":0,"acctNo":"1"}""").EndingWithConnection()),
    ];

    private static IEnumerable<TestCaseData> NoAnswers => Named(NoAnswersOfThisApi);

    private static IEnumerable<TestCaseData> Successes => Named(FormsOfSuccess);

    [TestCaseSource(nameof(NoAnswers))]
    public async Task What_is_no_answer_of_this_api_is_never_a_success(HttpAnswer answer)
    {
        await using var bed = TestBed.Answering(answer);

        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That(e.ApiId, Is.EqualTo("ka00001"));
        Assert.That((int?)e.StatusCode, Is.EqualTo(answer.Status));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(NoAnswers))]
    public async Task Order_with_such_an_answer_has_an_unknown_outcome(HttpAnswer answer)
    {
        await using var bed = TestBed.Answering(answer);

        var e = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.SendAsync("kt10000")))!;

        Assert.That(e.InnerException, Is.TypeOf<KiwoomProtocolException>());
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Successes))]
    public async Task Return_code_zero_in_JSON_is_a_success(HttpAnswer answer)
    {
        await using var bed = TestBed.Answering(answer);

        Assert.That((await bed.Client.Account.GetAccountNumberAsync()).AccountNumber, Is.EqualTo("1"));
    }

    [Test]
    public async Task HTTP_failure_is_never_a_success_whatever_the_body_says([Values(302, 400, 401, 403, 404, 408, 429, 500, 502, 503)] int status)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0,"acctNo":"1","return_msg":"정상적으로 처리되었습니다"}""", status));

        var e = (await Assert.CatchAsync<KiwoomApiException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That(e.StatusCode, Is.EqualTo((HttpStatusCode)status));
        Assert.That(e.ReturnCode, Is.Zero);
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Answer_says_what_was_wrong_with_it()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Html("<html>점검\r\n중</html>", 200));

        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That(e.Message, Is.EqualTo("ka00001: HTTP 200 with text/html; charset=utf-8 is no answer of this API: '<html>점검  중</html>'"));
    }

    [Test]
    public async Task Only_the_beginning_of_a_long_answer_is_shown()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Html(new string('x', 5000), 200));

        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That(e.Message, Does.EndWith($"'{new string('x', 160)}…'"));
    }

    [Test]
    public async Task Redirect_is_not_followed()
    {
        await using var elsewhere = LoopbackServer.Start(_ => HttpAnswer.Json("""{"return_code":0}"""));
        await using var bed = TestBed.Answering(HttpAnswer.Json("", 307).WithHeader("Location", elsewhere.Address.AbsoluteUri));

        await Assert.ThrowsAsync<KiwoomServerException>(() => bed.Client.Account.GetAccountNumberAsync());

        Assert.That(elsewhere.ConnectionCount, Is.Zero);
    }

    [Test]
    public async Task Next_answer_is_never_taken_from_what_the_server_sent_too_much()
    {
        // A second answer behind the first one's end must not become the answer to the next call, which may be an order.
        var stale = HttpAnswer.Json("""{"return_code":0,"ord_no":"0000016"}""").ToBytes();
        await using var bed = TestBed.Scripted(async (connection, request) =>
        {
            await connection.SendAsync(HttpAnswer.Json($$"""{"return_code":0,"acctNo":"{{request.ApiId}}","ord_no":"0000017"}""").ToBytes().Concat(stale).ToArray());
        });

        await bed.Client.Account.GetAccountNumberAsync();
        var receipt = (OrderReceipt)await bed.Client.SendAsync("kt10000");

        Assert.That(receipt.OrderNumber, Is.EqualTo("0000017"));
    }

    private static IEnumerable<TestCaseData> Named((string Name, HttpAnswer Answer)[] answers) =>
        answers.Select(pair => new TestCaseData(pair.Answer).SetArgDisplayNames(pair.Name));
}
