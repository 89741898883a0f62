using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Authentication;

/// <summary>
/// One token for the whole client. Asking again may kill the token in use, so the server is asked as seldom as can be.
/// </summary>
[Parallelizable]
internal sealed class TokenProviderTests
{
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    [Test]
    public async Task Token_is_used_again()
    {
        await using var bed = TestBed.Answering(Done);

        await bed.Client.SendAsync("ka00001");
        await bed.Client.SendAsync("kt10000");
        await bed.Client.SendAsync("ka10004");

        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
        Assert.That(bed.Calls.Select(call => call["authorization"]), Is.All.EqualTo("Bearer " + TestBed.Token));
    }

    [Test]
    public async Task Fifty_callers_at_once_cause_one_token_request()
    {
        var release = new TaskCompletionSource();
        await using var bed = TokenServer(async (connection, _) =>
        {
            await release.Task;
            await connection.SendAsync(TestBed.TokenAnswer());
        });

        var calls = Enumerable.Range(0, 50).Select(_ => bed.Client.Account.GetAccountNumberAsync()).ToList();
        release.SetResult();
        await Task.WhenAll(calls);

        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
        Assert.That(bed.Calls, Has.Count.EqualTo(50));
    }

    [Test]
    public async Task Cancellation_of_one_caller_does_not_reach_the_others()
    {
        var received = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var bed = TokenServer(async (connection, _) =>
        {
            received.SetResult();
            await release.Task;
            await connection.SendAsync(TestBed.TokenAnswer());
        });
        using var cancellation = new CancellationTokenSource();

        var first = bed.Client.Account.GetAccountNumberAsync(cancellation.Token);
        var second = bed.Client.Account.GetAccountNumberAsync();
        await received.Task.WhileAsync(first);
        await cancellation.CancelAsync();
        var e = (await Assert.CatchAsync<OperationCanceledException>(() => first))!;
        release.SetResult();
        await second;

        Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Failed_request_reaches_all_who_wait_and_a_call_a_second_later_asks_again()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var release = new TaskCompletionSource();
        await using var bed = TokenServer(
            async (connection, number) =>
            {
                await release.Task;
                await connection.SendAsync(number == 1 ? HttpAnswer.Refusal(3, "[8001:App Key와 Secret Key 검증에 실패했습니다]") : TestBed.TokenAnswer());
            },
            clock: clock);

        var calls = Enumerable.Range(0, 10).Select(_ => bed.Client.Account.GetAccountNumberAsync()).ToList();
        release.SetResult();
        foreach (var call in calls)
        {
            var e = (await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => call))!;
            Assert.That((e.ApiId, e.ErrorCode), Is.EqualTo(("au10001", "8001")));
        }

        Assert.That(bed.Calls, Is.Empty);
        clock.Advance(TimeSpan.FromSeconds(1));
        await bed.Client.Account.GetAccountNumberAsync();
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Failure_that_all_callers_left_does_not_reach_the_next_call()
    {
        var received = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var bed = TokenServer(async (connection, number) =>
        {
            received.TrySetResult();
            await release.Task;
            await connection.SendAsync(TestBed.TokenAnswer("Token-number-" + number));
        });
        using var cancellation = new CancellationTokenSource();
        var call = bed.Client.Account.GetAccountNumberAsync(cancellation.Token);
        await received.Task.WhileAsync(call);
        await cancellation.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => call);

        // The request that nobody waits for goes on, for its token is the one the server counts as issued.
        var next = bed.Client.Account.GetAccountNumberAsync();
        release.SetResult();
        await next;

        Assert.That(bed.Call["authorization"], Is.EqualTo("Bearer Token-number-1"));
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
    }

    [TestCase("ka00001", 200)]
    [TestCase("kt10000", 200)]
    [TestCase("ka00001", 500)]
    [TestCase("kt10000", 500)]
    public async Task Dead_token_is_forgotten(string apiId, int status)
    {
        await using var bed = TokenServer(
            (connection, number) => connection.SendAsync(TestBed.TokenAnswer("Token-number-" + number)),
            request => request["authorization"] == "Bearer Token-number-1" ? HttpAnswer.Refusal(3, "[8005:Token이 유효하지 않습니다]", status) : Done);

        await Assert.CatchAsync<KiwoomException>(() => bed.Client.SendAsync(apiId));
        await bed.Client.SendAsync(apiId);

        Assert.That(string.Join(", ", bed.Calls.Select(call => call["authorization"])), Is.EqualTo("Bearer Token-number-1, Bearer Token-number-2"));
    }

    [Test]
    public async Task Other_refusals_do_not_cost_the_token([Values(1, 2, 5, 20)] int returnCode)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(returnCode, "거부"));

        await Assert.CatchAsync<KiwoomException>(() => bed.Client.SendAsync("kt10000"));
        await Assert.CatchAsync<KiwoomException>(() => bed.Client.SendAsync("kt10000"));

        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Late_refusal_of_an_old_token_does_not_forget_its_successor()
    {
        var slowReceived = new TaskCompletionSource();
        var slowRelease = new TaskCompletionSource();
        var dead = HttpAnswer.Refusal(3, "[8005:Token이 유효하지 않습니다]");
        await using var server = TokenLoopback(
            (connection, number) => connection.SendAsync(TestBed.TokenAnswer("Token-number-" + number)),
            async (connection, request) =>
            {
                if (request.ApiId == "ka10004")
                {
                    slowReceived.SetResult();
                    await slowRelease.Task;
                }

                await connection.SendAsync(request["authorization"] == "Bearer Token-number-1" ? dead : Done);
            });
        await using var bed = TestBed.On(server);

        var slow = bed.Client.SendAsync("ka10004");
        await slowReceived.Task.WhileAsync(slow);
        await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => bed.Client.SendAsync("ka00001"));
        await bed.Client.SendAsync("ka00001");
        slowRelease.SetResult();
        await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => slow);
        await bed.Client.SendAsync("ka00001");

        Assert.That(bed.TokenRequests, Has.Count.EqualTo(2));
    }

    [TestCase("""{"expires_dt":"20991231000000","token_type":"bearer","return_code":0}""", "the server answered without a usable token.")]
    [TestCase("""{"expires_dt":"20991231000000","token":"","return_code":0}""", "the server answered without a usable token.")]
    [TestCase("""{"expires_dt":"20991231000000","token":"two words","return_code":0}""", "the server answered without a usable token.")]
    [TestCase("""{"expires_dt":"20991231000000","token":"line\r\nX-Header: 1","return_code":0}""", "the server answered without a usable token.")]
    [TestCase("""{"expires_dt":"20991231000000","token":"토큰토큰토큰","return_code":0}""", "the server answered without a usable token.")]
    [TestCase("""{"expires_dt":"20991231000000","token":["a"],"return_code":0}""", "the server answered without a usable token.")]
    [TestCase("""{"token":"WQJCwyqInphKnR3b","return_code":0}""", "the server answered without the token's end.")]
    [TestCase("""{"expires_dt":"","token":"WQJCwyqInphKnR3b","return_code":0}""", "the server answered without the token's end.")]
    [TestCase("""{"expires_dt":"00000000000000","token":"WQJCwyqInphKnR3b","return_code":0}""", "the server answered without the token's end.")]
    [TestCase("""{"expires_dt":"20250230000000","token":"WQJCwyqInphKnR3b","return_code":0}""", "the server answered without the token's end.")]
    [TestCase("""{"expires_dt":"00010101000000","token":"WQJCwyqInphKnR3b","return_code":0}""", "the server answered without the token's end.")]
    public async Task Answer_that_is_no_token_is_a_protocol_failure_and_nothing_else_is_sent(string body, string problem)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var bed = TokenServer(
            (connection, number) => connection.SendAsync(number == 1 ? HttpAnswer.Json(body) : TestBed.TokenAnswer()),
            clock: clock,
            configure: options => options.Retries = new RetryOptions());

        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.SendAsync("kt10000")))!;

        Assert.That(e.Message, Is.EqualTo("au10001: " + problem));
        Assert.That(bed.Calls, Is.Empty);
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1), "each answer may have killed another process's token");
        clock.Advance(TimeSpan.FromSeconds(1));
        await bed.Client.SendAsync("ka00001");
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(2));
    }

    [TestCase("""{"expires_dt":"20991231000000","token":"WQJCwyqInphKnR3b" """)]
    [TestCase("""{"expires_dt":"20991231000000","token":"WQJCwyqInphKnR3b"}""")]
    [TestCase("")]
    public async Task Answer_that_may_have_held_a_token_is_not_asked_for_again(string body)
    {
        await using var bed = TokenServer((connection, _) => connection.SendAsync(HttpAnswer.Json(body)), configure: options => options.Retries = new RetryOptions());

        await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.SendAsync("ka00001"));

        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Call_after_one_that_found_no_server_waits_for_its_turn_to_ask()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var isThere = false;
        using var handler = new AbsentServer(() => isThere);
        using var http = new HttpClient(handler);
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(Done), http: http, clock: clock);
        await Assert.ThrowsAsync<KiwoomTransportException>(() => bed.Client.SendAsync("ka00001"));

        isThere = true;
        await clock.AdvanceUntilAsync(bed.Client.SendAsync("ka00001"), TimeSpan.FromMilliseconds(50));

        Assert.That((bed.TokenRequests.Count, bed.Calls.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Server_that_was_away_for_long_is_asked_a_second_after_it_is_back()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var isThere = false;
        using var handler = new AbsentServer(() => isThere);
        using var http = new HttpClient(handler);
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(Done), http: http, clock: clock);
        for (var i = 0; i < 12; i++)
        {
            await Assert.ThrowsAsync<KiwoomTransportException>(() => clock.AdvanceUntilAsync(bed.Client.SendAsync("ka00001"), TimeSpan.FromMilliseconds(50)));
        }

        isThere = true;
        var before = clock.GetUtcNow();
        await clock.AdvanceUntilAsync(bed.Client.SendAsync("ka00001"), TimeSpan.FromMilliseconds(50));

        Assert.That(clock.GetUtcNow() - before, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(1.1)));
    }

    [Test]
    public async Task Key_of_the_other_environment_is_told()
    {
        await using var bed = TokenServer((connection, _) => connection.SendAsync(
            HttpAnswer.Refusal(3, "[8030:투자구분(실전/모의)이 달라서 Appkey를 사용할수가 없습니다]")));

        var e = (await Assert.ThrowsAsync<KiwoomEnvironmentMismatchException>(() => bed.Client.SendAsync("ka00001")))!;
        Assert.That(e.Help, Is.EqualTo("Use the app key of this environment: real and mock trading have different ones."));
    }

    private static TestBed TokenServer(
        Func<LoopbackConnection, int, Task> answerToken, Func<ReceivedRequest, HttpAnswer>? answer = null, TimeProvider? clock = null, Action<KiwoomOptions>? configure = null) =>
        TestBed.On(TokenLoopback(answerToken, (connection, request) => connection.SendAsync(answer?.Invoke(request) ?? Done)), configure, clock);

    /// <summary>A server whose script has the token requests too; they come with their number, from 1.</summary>
    private static LoopbackServer TokenLoopback(Func<LoopbackConnection, int, Task> answerToken, Func<LoopbackConnection, ReceivedRequest, Task> answer)
    {
        var tokens = 0;
        return LoopbackServer.Start((connection, request) =>
            request.ApiId == "au10001" ? answerToken(connection, Interlocked.Increment(ref tokens)) : answer(connection, request));
    }

    /// <summary>Nobody answers while the server is away.</summary>
    private sealed class AbsentServer(Func<bool> isThere) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => isThere()
            ? base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
    }
}
