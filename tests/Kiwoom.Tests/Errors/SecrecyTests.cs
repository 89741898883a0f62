using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Errors;

/// <summary>
/// Keys and tokens reach no exception and no log line, though the server echo them wherever it can. An exception is looked at
/// as a crash reporter prints it: with everything inside it.
/// </summary>
internal sealed class SecrecyTests
{
    private const string OtherToken = "OtherTokenOfTheUser-0123456789";
    private const string OtherKey = "OtherAppKeyOfTheUser-0123456789";
    private const string OtherSecret = "OtherSecretOfTheUser-0123456789";

    private static readonly string[] Secrets = [TestBed.Token, TestBed.AppKey, TestBed.SecretKey, OtherToken, OtherKey, OtherSecret];

    private static readonly string Echo = string.Join(" ", Secrets);

    private static readonly (string Name, HttpAnswer Answer)[] EchoingAnswers =
    [
        ("return_msg", HttpAnswer.Refusal(3, $"[8005:Token {Echo}]")),
        ("return_msg of an order rejection", HttpAnswer.Refusal(20, $"[2000](RC4058:{Echo})")),
        ("return_msg with HTTP 500", HttpAnswer.Refusal(3, $"[8005:Token {Echo}]", 500)),
        ("escaped return_msg", HttpAnswer.Refusal(3, string.Concat(Echo.Select(c => $"\\u{(int)c:x4}")))),
        ("HTML", HttpAnswer.Html($"<html>{Echo}</html>", 502)),
        ("HTML with 200", HttpAnswer.Html($"<html>{Echo}</html>", 200)),
        ("broken JSON", HttpAnswer.Json($"{{\"return_code\":0,\"x\":\"{Echo}")),
        ("a token as a JSON literal", HttpAnswer.Json($"{{\"return_code\":0,\"x\":t{Echo}}}")),
        ("plain text", HttpAnswer.Json(Echo).WithContentType("text/plain")),
        ("content type", HttpAnswer.Json("{}").WithContentType($"text/{TestBed.Token}")),
        ("header of a cut answer", HttpAnswer.Json("{}").WithHeader("X-Echo", Echo).Announcing(1000)),
    ];

    private static IEnumerable<TestCaseData> Answers =>
        from pair in EchoingAnswers
        from apiId in (string[])["ka00001", "kt10000", "au10001", "au10002"]
        where apiId != "ka00001" || pair.Name != "return_msg of an order rejection"
        select new TestCaseData(apiId, pair.Answer).SetArgDisplayNames(apiId, pair.Name);

    [TestCaseSource(nameof(Answers))]
    public async Task Echoed_secret_is_not_repeated(string apiId, HttpAnswer answer)
    {
        await using var server = LoopbackServer.Start(request =>
            request.ApiId == apiId ? answer : TestBed.TokenAnswer());
        await using var bed = TestBed.On(server);

        await AssertSilentAsync(bed, () => CallAsync(bed.Client, apiId));
    }

    [Test]
    public async Task Echo_that_crosses_the_excerpts_cut_is_not_repeated([Range(100, 190, 6)] int before)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Html(new string('x', before) + TestBed.Token, 502));

        var e = (await Assert.CatchAsync<KiwoomException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        for (var length = 6; length <= TestBed.Token.Length; length++)
        {
            Assert.That(e.ToString(), Does.Not.Contain(TestBed.Token[..length]));
        }
    }

    [Test]
    public async Task Echo_without_end_is_not_repeated_at_any_cut()
    {
        // A long token over and over: what masking leaves of it is short, so a cut far behind comes into sight.
        var token = string.Concat(Enumerable.Repeat("LongTokenPart-", 300));
        await using var server = LoopbackServer.Start(request =>
            request.ApiId == "au10001" ? TestBed.TokenAnswer(token) : HttpAnswer.Html(string.Concat(Enumerable.Repeat(token, 40)), 502));
        await using var bed = TestBed.On(server);

        var e = (await Assert.CatchAsync<KiwoomException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That(e.ToString(), Does.Not.Contain("LongTokenPart"));
    }

    [Test]
    public async Task New_token_is_not_repeated_when_its_answer_is_cut_anywhere()
    {
        // The client does not know this token yet, so it cannot be masked by comparison.
        var whole = System.Text.Encoding.UTF8.GetBytes(SpecFiles.ResponseExample("au10001").Replace("WQJCwyqInphKnR3bSRtB9NE1lv...", TestBed.Token, StringComparison.Ordinal));
        var length = 0;
        await using var server = LoopbackServer.Start(_ => HttpAnswer.Of(whole[..length]));
        await using var bed = TestBed.On(server);
        for (; length < whole.Length; length++)
        {
            var e = (await Assert.CatchAsync<KiwoomException>(() => bed.Client.Account.GetAccountNumberAsync()))!;
            Assert.That(e.ToString(), Does.Not.Contain(TestBed.Token[..6]), $"cut at {length}");
        }
    }

    [Test]
    public async Task New_token_is_not_repeated_whatever_is_wrong_with_its_answer()
    {
        var body = SpecFiles.ResponseExample("au10001").Replace("WQJCwyqInphKnR3bSRtB9NE1lv...", TestBed.Token, StringComparison.Ordinal);
        HttpAnswer[] answers =
        [
            HttpAnswer.Json(body).WithContentType("text/plain"), HttpAnswer.Json(body).WithContentType(null), HttpAnswer.Json(body, 500), HttpAnswer.Json(body + "x"),
            HttpAnswer.Json("[" + body + "]"), HttpAnswer.Json(body.Replace("\"20241107083713\"", "\"never\"", StringComparison.Ordinal)),
            HttpAnswer.Json(body.Replace("\"return_code\": 0,", "", StringComparison.Ordinal)),
            HttpAnswer.Json(body.Replace("\"" + TestBed.Token + "\"", TestBed.Token, StringComparison.Ordinal)),
            HttpAnswer.Json(body.Replace("\"" + TestBed.Token + "\"", "t" + TestBed.Token, StringComparison.Ordinal)),
            HttpAnswer.Json(body.Replace("\"" + TestBed.Token + "\"", $"[\"{TestBed.Token}\"]", StringComparison.Ordinal)),
        ];
        foreach (var answer in answers)
        {
            await using var server = LoopbackServer.Start(_ => answer);
            await using var bed = TestBed.On(server);
            await AssertSilentAsync(bed, () => bed.Client.Account.GetAccountNumberAsync(), TestBed.Token);
        }
    }

    [Test]
    public async Task New_token_in_another_element_is_not_repeated([Values] MalformedValues policy)
    {
        // The document's own examples are shifted in places; a server may shift too.
        await using var server = LoopbackServer.Start(_ => HttpAnswer.Json(
            $$"""{"expires_dt":"{{TestBed.Token}}","token_type":"20241107083713","token":"bearer","return_code":0}"""));
        await using var bed = TestBed.On(server, options => options.MalformedValues = policy);

        await AssertSilentAsync(bed, () => bed.Client.Account.GetAccountNumberAsync(), TestBed.Token);
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(1));
    }

    [TestCase("HTTP/1.1 {0}\r\n\r\n")]
    [TestCase("{0}\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\n{0}\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: {0}\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n")]
    [TestCase("HTTP/1.1 502 {0}\r\nContent-Length: 0\r\n\r\n")]
    public async Task Echo_in_broken_HTTP_is_not_repeated(string form)
    {
        await using var bed = TestBed.Scripted(async (connection, _) =>
        {
            await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(form.Replace("{0}", TestBed.Token, StringComparison.Ordinal)));
            connection.Close();
        });

        await AssertSilentAsync(bed, () => bed.Client.Account.GetAccountNumberAsync());
        await AssertSilentAsync(bed, () => bed.Client.SendAsync("kt10000"));
    }

    private static Task CallAsync(KiwoomClient kiwoom, string apiId) => apiId switch
    {
        "au10001" => kiwoom.OAuth.IssueTokenAsync(new() { AppKey = OtherKey, SecretKey = OtherSecret }),
        "au10002" => kiwoom.OAuth.RevokeTokenAsync(new() { AppKey = OtherKey, SecretKey = OtherSecret, Token = OtherToken }),
        _ => kiwoom.SendAsync(apiId),
    };

    private static async Task AssertSilentAsync(TestBed bed, Func<Task> call, params string[] newSecrets)
    {
        var e = (await Assert.CatchAsync<KiwoomException>(() => call()))!;
        var sent = string.Join("\n", bed.Server.Requests.Select(request => request.Text + string.Join(" ", request.Headers)));
        foreach (var secret in Secrets.Where(secret => sent.Contains(secret, StringComparison.Ordinal)).Concat(newSecrets))
        {
            for (Exception? inner = e; inner is not null; inner = inner.InnerException)
            {
                Assert.That(inner.ToString(), Does.Not.Contain(secret));
                Assert.That((inner as KiwoomApiException)?.ServerMessage ?? "", Does.Not.Contain(secret));
                Assert.That((inner as KiwoomOrderOutcomeUnknownException)?.RequestSummary ?? "", Does.Not.Contain(secret));
            }

            Assert.That(bed.Log.Entries.Select(entry => entry.Text), Has.None.Contains(secret));
        }
    }
}
