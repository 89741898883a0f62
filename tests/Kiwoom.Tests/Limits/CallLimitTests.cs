using System.Threading.RateLimiting;
using Kiwoom.Catalog;
using Kiwoom.Limits;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Limits;

/// <summary>Which limit holds for which call, and what the server teaches.</summary>
internal sealed class CallLimitTests
{
    private const string TooMany = "[1700:허용된 요청 개수를 초과하였습니다. 유량=2, API ID=ka10004]";

    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    [Test]
    public void Defaults_are_what_was_measured_on_the_environments_server()
    {
        Assert.Multiple(() =>
        {
            Assert.That(StartOf(KiwoomEnvironment.Real), Is.EqualTo((1, 2)));
            Assert.That(StartOf(KiwoomEnvironment.Mock), Is.EqualTo((1, 1)));
            Assert.That(StartOf(KiwoomEnvironment.Custom(new Uri("https://MockAPI.kiwoom.com"))), Is.EqualTo((1, 1)));
            Assert.That(StartOf(KiwoomEnvironment.Custom(new Uri("https://proxy.example"))), Is.EqualTo((1, 2)));
            Assert.That(StartOf(KiwoomEnvironment.Simulator(new Uri("http://127.0.0.1:1"))), Is.EqualTo((double.PositiveInfinity, int.MaxValue)));
            Assert.That(StartOf(KiwoomEnvironment.Real, kind: EndpointKind.Order), Is.EqualTo((1, 2)));
            Assert.That(StartOf(KiwoomEnvironment.Mock, kind: EndpointKind.Order), Is.EqualTo((1, 1)));
        });
    }

    [Test]
    public void Options_go_before_defaults_and_single_ids_before_both()
    {
        var limits = new RateLimitOptions { QueriesPerSecond = 300, OrdersPerSecond = 0, PerApiId = { ["ka10081"] = 200, ["ka10080"] = 3, ["kt10000"] = 4 } };
        Assert.Multiple(() =>
        {
            Assert.That(StartOf(KiwoomEnvironment.Real, limits), Is.EqualTo((300, 300)), "more than the terms allow is taken at its word");
            Assert.That(StartOf(KiwoomEnvironment.Real, limits, "ka10081"), Is.EqualTo((200, 200)));
            Assert.That(StartOf(KiwoomEnvironment.Real, limits, "ka10080"), Is.EqualTo((1, 2)), "what they allow is where it may rise to");
            Assert.That(StartOf(KiwoomEnvironment.Real, limits, "kt10001", EndpointKind.Order), Is.EqualTo((double.PositiveInfinity, int.MaxValue)));
            Assert.That(StartOf(KiwoomEnvironment.Real, limits, "kt10000", EndpointKind.Order), Is.EqualTo((4, 4)), "orders are sent as the user says");
        });
    }

    [Test]
    public async Task Calls_of_one_id_wait_and_those_of_others_do_not()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var bed = Start(_ => Done, clock, options => options.RateLimits.QueriesPerSecond = 2);

        await bed.Client.SendAsync("ka10004");
        await bed.Client.SendAsync("ka10004");
        var third = bed.Client.SendAsync("ka10004");
        await bed.Client.SendAsync("ka10001");
        Assert.That(third.IsCompleted, Is.False);

        clock.Advance(TimeSpan.FromSeconds(1.02));
        await third;
        Assert.That(string.Join(' ', bed.Calls.Select(call => call.ApiId)), Is.EqualTo("ka10004 ka10004 ka10001 ka10004"));
    }

    [Test]
    public async Task Full_queue_is_a_clear_error_and_sends_nothing()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var bed = Start(_ => Done, clock, options => options.RateLimits = new() { OrdersPerSecond = 1, QueueLimit = 1 });
        await bed.Client.SendAsync("kt10000");
        var waiting = bed.Client.SendAsync("kt10000");

        var e = (await Assert.ThrowsAsync<KiwoomQueueFullException>(() => bed.Client.SendAsync("kt10000")))!;
        Assert.That((e.ApiId, e.QueueLimit), Is.EqualTo(("kt10000", (int?)1)));

        clock.Advance(TimeSpan.FromSeconds(1.02));
        await waiting;
        Assert.That(bed.Calls, Has.Count.EqualTo(2));
    }

    [TestCase("ka10004")]
    [TestCase("kt10000")]
    public async Task Call_that_was_too_much_waits_and_is_repeated(string apiId)
    {
        var answered = 0;
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var bed = Start(
            _ => Interlocked.Increment(ref answered) == 1 ? HttpAnswer.Refusal(5, TooMany, 429) : Done,
            clock,
            options => options.Retries.RepeatOrdersAfterRateLimit = true);

        var began = clock.GetUtcNow();
        await clock.AdvanceUntilAsync(bed.Client.SendAsync(apiId), TimeSpan.FromMilliseconds(100));

        Assert.That(bed.Calls, Has.Count.EqualTo(2));
        Assert.That(clock.GetUtcNow() - began, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task Batch_that_is_too_large_is_not_repeated()
    {
        await using var bed = Start(_ => HttpAnswer.Refusal(5, "[1634:허용된 조회 종목 수를 초과하였습니다]"));

        var e = (await Assert.ThrowsAsync<KiwoomInvalidRequestException>(() => bed.Client.SendAsync("ka10095")))!;

        Assert.That(e.ErrorCode, Is.EqualTo("1634"));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancelled_while_waiting_for_its_turn_sends_nothing()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var bed = Start(_ => Done, clock, options => options.RateLimits.OrdersPerSecond = 1);
        await bed.Client.SendAsync("kt10000");
        using var cancellation = new CancellationTokenSource();

        var waiting = bed.Client.Orders.BuyAsync(
            new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 1, Price = 70_000, Type = OrderType.Limit }, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => waiting);
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Limiter_of_ones_own_takes_the_place_of_the_clients()
    {
        var asked = new List<string>();
        using var shared = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 10 });
        await using var bed = Start(_ => Done, configure: options => options.RateLimits.CreateLimiter = apiId =>
        {
            asked.Add(apiId);
            return shared;
        });

        // Each lease is given back when its call is over, or the second would wait for ever.
        await bed.Client.SendAsync("ka10004");
        await bed.Client.SendAsync("ka10004");
        await bed.Client.SendAsync("ka10001");

        Assert.That(string.Join(' ', asked), Is.EqualTo("ka10004 ka10001"));
    }

    [Test]
    public async Task Refusal_of_a_limiter_of_ones_own_says_that_it_was_that()
    {
        await using var full = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        using var taken = full.AttemptAcquire();
        await using var bed = Start(_ => Done, configure: options => options.RateLimits.CreateLimiter = _ => full);

        var e = (await Assert.ThrowsAsync<KiwoomQueueFullException>(() => bed.Client.SendAsync("ka10004")))!;

        Assert.That(e.Message, Is.EqualTo("ka10004: the call was not sent: the limiter of RateLimits.CreateLimiter gave no permit."));
        Assert.That((e.ApiId, e.QueueLimit), Is.EqualTo(("ka10004", (int?)null)));
        Assert.That(bed.Calls, Is.Empty);
    }

    [Test]
    public void Options_out_of_range_are_named()
    {
        var options = TestBed.OptionsFor(new Uri("http://127.0.0.1:1"));
        options.RateLimits = new() { QueriesPerSecond = -1, OrdersPerSecond = -2, QueueLimit = -3, PerApiId = { ["ka99999"] = 1, ["0B"] = 1, ["ka10081"] = -4 } };

        var e = Assert.Throws<KiwoomConfigurationException>(options.Validate)!;

        Assert.That(e.Problems, Has.Count.EqualTo(6));
        Assert.That(e.Message, Does.Contain("RateLimits.QueriesPerSecond is -1").And.Contain("'ka99999'").And.Contain("'0B'").And.Contain("PerApiId[ka10081] is -4"));
    }

    /// <summary>Calls a second, and how many at once.</summary>
    private static (double Rate, int AtOnce) StartOf(
        KiwoomEnvironment environment, RateLimitOptions? limits = null, string apiId = "ka10004", EndpointKind kind = EndpointKind.Query)
    {
        using var calls = new CallLimits(new KiwoomOptions { Environment = environment, RateLimits = limits ?? new() }, TimeProvider.System);
        var limiter = calls.Find(apiId, kind).Own!;
        return (limiter.Rate, (int)limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    private static TestBed Start(Func<ReceivedRequest, HttpAnswer> answer, TimeProvider? clock = null, Action<KiwoomOptions>? configure = null) =>
        TestBed.Scripted(
            (connection, request) => connection.SendAsync(answer(request)),
            options =>
            {
                options.Retries = new RetryOptions();
                configure?.Invoke(options);
            },
            clock: clock);
}
