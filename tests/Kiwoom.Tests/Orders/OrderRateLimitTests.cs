namespace Kiwoom.Tests.Orders;

/// <summary>
/// Of orders that were refused for too many requests, one person found that they had been taken, another that they had not: the fate of
/// such an order is unknown, and whether it is sent again is the user's choice.
/// </summary>
internal sealed class OrderRateLimitTests
{
    private static readonly DateTimeOffset Start = new(2025, 9, 8, 13, 5, 43, KoreanTime.Offset);

    private static readonly HttpAnswer Receipt = HttpAnswer.Json("""{"ord_no":"0000017","return_code":0}""");

    [Test]
    public async Task Order_is_not_repeated([ValueSource(typeof(OrderCalls), nameof(OrderCalls.Ids))] string apiId)
    {
        await using var bed = Bed(new ManualTimeProvider(Start), TooMany(apiId), Receipt);

        var unknown = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.OrderAsync(apiId)))!;

        Assert.That(((KiwoomRateLimitException)unknown.InnerException!).ErrorCode, Is.EqualTo("1700"));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Refused_order_can_be_looked_up()
    {
        await using var bed = TestBed.Answering(request => request.ApiId == "kt10000"
            ? TooMany("kt10000")
            : HttpAnswer.Json("""{"oso":[{"ord_no":"0000017","stk_cd":"005930","io_tp_nm":"+매수","ord_qty":"10","ord_pric":"70000"}],"return_code":0}"""));

        var unknown = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.OrderAsync("kt10000")))!;
        var found = await bed.Client.FindOrderAsync(unknown);

        Assert.That(found.Candidates.Single().OrderNumber, Is.EqualTo("0000017"));
    }

    [Test]
    public async Task Order_is_repeated_where_the_user_says_so()
    {
        var clock = new ManualTimeProvider(Start);
        await using var bed = Bed(clock, Repeat, TooMany("kt10000"), Receipt);

        var call = bed.Client.OrderAsync("kt10000");
        await clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(1));

        Assert.That(OrderCalls.NumberOf(await call), Is.EqualTo("0000017"));
        Assert.That(bed.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Rejection_of_the_repeat_says_nothing_of_the_first()
    {
        var clock = new ManualTimeProvider(Start);
        await using var bed = Bed(clock, Repeat, TooMany("kt10000"), HttpAnswer.Refusal(20, "[2000](RC4058:장종료)"));

        var call = bed.Client.OrderAsync("kt10000");
        var unknown = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(1))))!;

        Assert.That(unknown.InnerException, Is.InstanceOf<KiwoomOrderRejectedException>());
        Assert.That(unknown.SentAt, Is.EqualTo(Start), "the first may have been taken");
    }

    [Test]
    public async Task Caller_who_leaves_before_the_repeat_does_not_know_the_outcome()
    {
        var clock = new ManualTimeProvider(Start);
        using var leaving = new CancellationTokenSource();
        await using var bed = TestBed.Scripted(
            async (connection, _) => await connection.SendAsync(TooMany("kt10000")), options => Repeat(options), clock: clock);

        var call = bed.Client.OrderAsync("kt10000", leaving.Token);
        while (!call.IsCompleted && (bed.Calls.Count < 1 || clock.ArmedTimerCount == 0))
        {
            await Task.Delay(1);
        }

        await leaving.CancelAsync();

        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => call);
    }

    [Test]
    public async Task Gateway_s_refusal_is_not_repeated_even_then()
    {
        var clock = new ManualTimeProvider(Start);
        await using var bed = Bed(clock, Repeat, HttpAnswer.Html("<html>Too Many Requests</html>", 429), Receipt);

        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.OrderAsync("kt10000"));

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    private static void Repeat(KiwoomOptions options) => options.Retries.RepeatOrdersAfterRateLimit = true;

    private static HttpAnswer TooMany(string apiId) => HttpAnswer.Refusal(5, $"[1700:허용된 요청 개수를 초과하였습니다. 유량=5, API ID={apiId}]", 429);

    private static TestBed Bed(ManualTimeProvider clock, params HttpAnswer[] answers) => Bed(clock, _ => { }, answers);

    private static TestBed Bed(ManualTimeProvider clock, Action<KiwoomOptions> configure, params HttpAnswer[] answers)
    {
        var left = new Queue<HttpAnswer>(answers);
        return TestBed.Scripted(
            (connection, _) => connection.SendAsync(left.Dequeue()),
            options =>
            {
                options.Retries = new RetryOptions { MaxAttempts = 3 };
                configure(options);
            },
            clock: clock);
    }
}
