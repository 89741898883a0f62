using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Authentication;

/// <summary>A dead token costs one more request for a token and one repeat of the call, and never more, however long the server refuses.</summary>
internal sealed class TokenRefusalTests
{
    private const string Dead = "[8005:Token이 유효하지 않습니다]";

    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    private static IEnumerable<TestCaseData> Refusals =>
    [
        new TestCaseData(HttpAnswer.Refusal(3, Dead), "ka00001").SetArgDisplayNames("return_code 3, query"),
        new TestCaseData(HttpAnswer.Refusal(3, Dead, 401), "ka00001").SetArgDisplayNames("401 in the API's words, query"),
        new TestCaseData(HttpAnswer.Html("", 401), "ka00001").SetArgDisplayNames("401 of a gateway, query"),
        new TestCaseData(HttpAnswer.Refusal(3, "인증 실패"), "ka00001").SetArgDisplayNames("return_code 3 without a code, query"),
        new TestCaseData(HttpAnswer.Refusal(3, Dead), "kt10000").SetArgDisplayNames("8005, order"),
    ];

    [TestCaseSource(nameof(Refusals))]
    public async Task Call_is_repeated_once_with_a_new_token(HttpAnswer refusal, string apiId)
    {
        var server = new RefusingServer(number => number == 1 ? refusal : Done);
        await using var bed = server.Start();

        await bed.Client.SendAsync(apiId);

        Assert.That(string.Join(' ', bed.Calls.Select(call => call["authorization"])), Is.EqualTo("Bearer Token-number-1 Bearer Token-number-2"));
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Order_is_not_repeated_after_a_401_that_is_not_in_the_APIs_words()
    {
        var server = new RefusingServer(number => number == 1 ? HttpAnswer.Html("", 401) : Done);
        await using var bed = server.Start();

        await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => bed.Client.SendAsync("kt10000"));
        await bed.Client.SendAsync("kt10001");

        Assert.That(bed.Calls.Select(call => (call.ApiId, call["authorization"])), Is.EqualTo(new[]
        {
            ("kt10000", "Bearer Token-number-1"), ("kt10001", "Bearer Token-number-2"),
        }.AsEnumerable()));
    }

    [Test]
    public async Task Server_that_keeps_refusing_gives_its_reason_and_is_asked_less_and_less()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var server = new RefusingServer(_ => HttpAnswer.Refusal(3, "[8050:지정단말기 인증에 실패했습니다]"));
        await using var bed = server.Start(clock);

        var first = (await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => bed.Client.SendAsync("ka00001")))!;
        Assert.That((first.ErrorCode, first.ServerMessage), Is.EqualTo(("8050", "[8050:지정단말기 인증에 실패했습니다]")));
        Assert.That((bed.Calls.Count, bed.TokenRequests.Count), Is.EqualTo((2, 2)), "one repeat with a new token");

        // A thousand seconds of a caller that never gives up: 1, 2, 4 … 60 seconds between requests for a token.
        for (var second = 0; second < 1000; second++)
        {
            var e = (await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => bed.Client.SendAsync("ka00001")))!;
            Assert.That(e.ErrorCode, Is.EqualTo("8050"));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(bed.TokenRequests, Has.Count.InRange(10, 45));
        Assert.That(bed.Calls, Has.Count.EqualTo(bed.TokenRequests.Count), "no call without a token");
    }

    [Test]
    public async Task Token_that_worked_for_a_while_is_replaced_at_once_every_time()
    {
        // Somebody else asks for a token again and again and kills ours.
        var server = new RefusingServer(number => number % 3 == 0 ? HttpAnswer.Refusal(3, Dead) : Done);
        await using var bed = server.Start(new ManualTimeProvider(DateTimeOffset.UtcNow));

        for (var call = 0; call < 30; call++)
        {
            await bed.Client.SendAsync("ka00001");
        }

        Assert.That((bed.Calls.Count, bed.TokenRequests.Count), Is.EqualTo((44, 15)));
    }

    [Test]
    public async Task Fifty_callers_whose_token_dies_cause_one_request_for_another()
    {
        var bothSeen = new TaskCompletionSource();
        var seen = 0;
        var tokens = 0;
        await using var bed = TestBed.On(
            LoopbackServer.Start(async (connection, request) =>
            {
                if (request.ApiId == "au10001")
                {
                    await connection.SendAsync(TestBed.TokenAnswer("Token-number-" + Interlocked.Increment(ref tokens)));
                    return;
                }

                if (request["authorization"] == "Bearer Token-number-1")
                {
                    if (Interlocked.Increment(ref seen) == 50)
                    {
                        bothSeen.SetResult();
                    }

                    await bothSeen.Task;
                    await connection.SendAsync(HttpAnswer.Refusal(3, Dead));
                    return;
                }

                await connection.SendAsync(Done);
            }),
            options => options.Retries = new RetryOptions());

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.Client.SendAsync("ka00001")));

        Assert.That((bed.TokenRequests.Count, bed.Calls.Count), Is.EqualTo((2, 100)));
    }

    [Test]
    public async Task Token_that_dies_between_two_pages_costs_no_page_and_no_row()
    {
        var server = new RefusingServer(number => number switch
        {
            1 => Page("20250908").WithNextPage("key-2"),
            2 => HttpAnswer.Refusal(3, Dead),
            _ => Page("20250905"),
        });
        await using var bed = server.Start();

        var dates = new List<DateOnly?>();
        await foreach (var candle in bed.Client.Charts.EnumerateDailyCandlesAsync(new() { StockCode = "005930", BaseDate = new DateOnly(2025, 9, 8), AdjustedPrice = true }))
        {
            dates.Add(candle.Date);
        }

        Assert.That(dates, Is.EqualTo(new DateOnly?[] { new(2025, 9, 8), new(2025, 9, 5) }));
        Assert.That(bed.Calls.Select(call => (call["next-key"], call["authorization"])), Is.EqualTo(new[]
        {
            (null, "Bearer Token-number-1"), ("key-2", "Bearer Token-number-1"), ("key-2", "Bearer Token-number-2"),
        }.AsEnumerable()));
    }

    [TestCase(-60)]
    [TestCase(60)]
    [TestCase(-1440)]
    [TestCase(1440)]
    public async Task Wrong_clock_causes_no_storm(int minutesAhead)
    {
        var now = DateTimeOffset.UtcNow;
        var clock = new ManualTimeProvider(now.AddMinutes(minutesAhead));
        await using var bed = TestBed.On(
            LoopbackServer.Start(request => request.ApiId == "au10001" ? TestBed.TokenAnswer(expiresAt: now.AddMinutes(30)) : Done),
            options => options.Retries = new RetryOptions(),
            clock);

        for (var call = 0; call < 50; call++)
        {
            await bed.Client.SendAsync("ka00001");
        }

        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Clock_that_is_behind_learns_of_the_tokens_end_from_the_server()
    {
        var server = new RefusingServer(number => number == 2 ? HttpAnswer.Refusal(3, Dead) : Done);
        await using var bed = server.Start(new ManualTimeProvider(DateTimeOffset.UtcNow.AddHours(-1)));

        await bed.Client.SendAsync("ka00001");
        await bed.Client.SendAsync("ka00001");

        Assert.That((bed.TokenRequests.Count, bed.Calls.Count), Is.EqualTo((2, 3)));
    }

    [Test]
    public async Task Revoked_token_is_used_no_more()
    {
        var server = new RefusingServer(_ => Done);
        await using var bed = server.Start();

        await bed.Client.RevokeTokenAsync();
        Assert.That(bed.Server.Requests, Is.Empty, "there is none to revoke");

        await bed.Client.SendAsync("ka00001");
        await bed.Client.RevokeTokenAsync();
        await bed.Client.SendAsync("ka00001");

        Assert.That(bed.Calls.Select(call => (call.ApiId, call["authorization"])), Is.EqualTo(new[]
        {
            ("ka00001", "Bearer Token-number-1"), ("au10002", null), ("ka00001", "Bearer Token-number-2"),
        }.AsEnumerable()));
        Assert.That(bed.Calls[1].Text, Does.Contain("\"token\":\"Token-number-1\""));
    }

    private static HttpAnswer Page(string date) => HttpAnswer.Json($$"""{"stk_dt_pole_chart_qry":[{"dt":"{{date}}"}],"return_code":0}""");

    /// <summary>Gives tokens by number and answers calls by number, from 1.</summary>
    private sealed class RefusingServer(Func<int, HttpAnswer> answer)
    {
        private int _tokens;
        private int _calls;

        public TestBed Start(TimeProvider? clock = null) => TestBed.On(
            LoopbackServer.Start(request => request.ApiId == "au10001"
                ? TestBed.TokenAnswer("Token-number-" + Interlocked.Increment(ref _tokens), clock?.GetUtcNow().AddDays(1))
                : answer(Interlocked.Increment(ref _calls))),
            options => options.Retries = new RetryOptions(),
            clock);
    }
}
