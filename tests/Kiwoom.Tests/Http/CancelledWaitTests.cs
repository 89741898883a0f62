using System.Collections.Concurrent;
using System.Diagnostics;
using Kiwoom.Limits;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Http;

/// <summary>
/// A call that is cancelled at any of its waits ends at once and leaves nothing. The clock stands still meanwhile: what ends
/// without its moving has waited for no time. <see cref="CancellationTests"/> has the tokens and fates of calls in the middle of HTTP.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CancelledWaitTests
{
    private static readonly DateTimeOffset Start = new(2025, 9, 8, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    private static readonly ConcurrentQueue<Exception> Unobserved = new();

    private readonly ManualTimeProvider _clock = new(Start);

    [OneTimeSetUp]
    public static void BeginToWatch()
    {
        // What other tests left is theirs.
        CollectGarbage();
        TaskScheduler.UnobservedTaskException += Note;
    }

    [OneTimeTearDown]
    public static void Nothing_failed_behind_everybodys_back()
    {
        CollectGarbage();
        TaskScheduler.UnobservedTaskException -= Note;
        Assert.That(Unobserved.Select(e => e.ToString()).Where(text => text.Contains("Kiwoom.", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Wait_for_a_token_that_others_wait_for_too_ends_for_the_one_alone([Values("ka00001", "kt10000")] string apiId)
    {
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var server = LoopbackServer.Start(async (connection, request) =>
        {
            if (request.ApiId == "au10001")
            {
                asked.SetResult();
                await release.Task;
            }

            await connection.SendAsync(request.ApiId == "au10001" ? TestBed.TokenAnswer(expiresAt: Start.AddDays(1)) : Done);
        });
        await using var bed = TestBed.On(server, clock: _clock);
        using var cancellation = new CancellationTokenSource();

        var left = bed.Client.SendAsync(apiId, cancellation.Token);
        var stayed = bed.Client.SendAsync("ka10001");
        await asked.Task.WhileAsync(left);
        await AssertCancelledAsync(left, cancellation);
        Assert.That(stayed.IsCompleted, Is.False);
        release.SetResult();
        await stayed;

        Assert.That((bed.Call.ApiId, bed.TokenRequests.Count), Is.EqualTo(("ka10001", 1)));
        await AssertNothingIsLeftAsync(bed);
    }

    [Test]
    public async Task Wait_for_a_turn_ends_and_leaves_the_queue([Values("ka00001", "kt10000")] string apiId)
    {
        WindowLimiter? limiter = null;
        await using var bed = Answering(_ => Done, options => options.RateLimits.CreateLimiter = _ => limiter = new(1, 10, _clock));
        await bed.Client.SendAsync(apiId);
        using var cancellation = new CancellationTokenSource();

        var call = bed.Client.SendAsync(apiId, cancellation.Token);
        Assert.That(limiter!.GetStatistics()!.CurrentQueuedCount, Is.EqualTo(1));
        await AssertCancelledAsync(call, cancellation);

        Assert.That(limiter.GetStatistics()!.CurrentQueuedCount, Is.Zero);
        await AssertNothingIsLeftAsync(bed, requests: 1);
    }

    [Test]
    public async Task Wait_for_a_connection_ends_and_nothing_was_sent([Values("ka00001", "kt10000")] string apiId)
    {
        var connecting = new TaskCompletionSource();
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                connecting.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                throw new UnreachableException();
            },
        };
        using var store = new ScriptedTokenStore { Given = new(TestBed.Token, Start.AddDays(1)) };
        await using var bed = Scripted((_, _) => Task.CompletedTask, options => options.TokenStore = store, handler);
        using var cancellation = new CancellationTokenSource();

        var call = bed.Client.SendAsync(apiId, cancellation.Token);
        await connecting.Task.WhileAsync(call);
        await AssertCancelledAsync(call, cancellation);

        Assert.That(bed.Server.ConnectionCount, Is.Zero);
        await AssertNothingIsLeftAsync(bed, requests: 0);
    }

    [Test]
    public async Task Sending_ends_and_an_orders_fate_is_unknown([Values("ka00001", "kt10000")] string apiId)
    {
        StallingStream? stream = null;
        var sending = new TaskCompletionSource();
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, _) => new(stream = new StallingStream(sending)) };
        using var store = new ScriptedTokenStore { Given = new(TestBed.Token, Start.AddDays(1)) };
        await using var bed = Scripted((_, _) => Task.CompletedTask, options => options.TokenStore = store, handler);
        using var cancellation = new CancellationTokenSource();

        var call = bed.Client.SendAsync(apiId, cancellation.Token);
        await sending.Task.WhileAsync(call);
        await AssertCancelledAsync(call, cancellation, mayStand: apiId == "kt10000");

        await stream!.Closed;
        await AssertNothingIsLeftAsync(bed, requests: 0);
    }

    [Test]
    public async Task Waiting_for_an_answer_ends_and_the_server_sees_the_connection_close(
        [Values("ka00001", "kt10000")] string apiId, [Values("", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"return_code\":0")] string answer)
    {
        var waiting = new TaskCompletionSource();
        var closed = new TaskCompletionSource();
        await using var bed = Scripted(async (connection, _) =>
        {
            await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
            waiting.SetResult();
            await connection.WaitForDisconnectAsync();
            closed.SetResult();
        });
        using var cancellation = new CancellationTokenSource();

        var call = bed.Client.SendAsync(apiId, cancellation.Token);
        await waiting.Task.WhileAsync(call);
        await AssertCancelledAsync(call, cancellation, mayStand: apiId == "kt10000");

        await closed.Task;
        await AssertNothingIsLeftAsync(bed, requests: 1);
    }

    [TestCase("ka00001", "busy")]
    [TestCase("ka00001", "busy for 30 seconds")]
    [TestCase("ka00001", "too many")]
    [TestCase("kt10000", "too many")]
    public async Task Pause_before_a_repeat_ends_and_nothing_is_repeated(string apiId, string why)
    {
        await using var bed = Answering(
            _ => why switch
            {
                "busy" => HttpAnswer.Html("", 503),
                "busy for 30 seconds" => HttpAnswer.Html("", 429).WithHeader("Retry-After", "30"),
                _ => HttpAnswer.Refusal(5, "[1700:허용된 요청 개수를 초과하였습니다. 유량=5]", 429),
            },
            options => options.Retries = new RetryOptions { RepeatOrdersAfterRateLimit = true });
        using var cancellation = new CancellationTokenSource();

        var call = bed.Client.SendAsync(apiId, cancellation.Token);
        await bed.Log.WaitForAsync(entry => entry.Event.Id == 10);
        await AssertCancelledAsync(call, cancellation, mayStand: apiId == "kt10000");

        await AssertNothingIsLeftAsync(bed, requests: 1);
    }

    [Test]
    public async Task Walk_through_pages_ends_before_the_next_one()
    {
        await using var bed = Answering(_ => HttpAnswer.Json("""{"stk_dt_pole_chart_qry":[{},{}],"return_code":0}""").WithNextPage(Guid.NewGuid().ToString()));
        using var cancellation = new CancellationTokenSource();
        var rows = 0;

        var e = await Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in bed.Client.Charts
                .EnumerateDailyCandlesAsync(new() { StockCode = "005930", BaseDate = new DateOnly(2025, 9, 8), AdjustedPrice = true })
                .WithCancellation(cancellation.Token))
            {
                if (++rows == 3)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        Assert.That((rows, e!.CancellationToken), Is.EqualTo((4, cancellation.Token)));
        await AssertNothingIsLeftAsync(bed, requests: 2);
    }

    [Test]
    public async Task Cancelled_call_ends_though_the_server_stays_silent_and_the_clock_stands_still([Values("ka00001", "kt10000")] string apiId)
    {
        await using var bed = Scripted((connection, _) => connection.StaySilentAsync());
        var before = _clock.GetUtcNow();
        using var cancellation = new CancellationTokenSource();
        var call = bed.Client.SendAsync(apiId, cancellation.Token);
        while (bed.Calls.Count == 0)
        {
            await Task.Yield();
        }

        await cancellation.CancelAsync();

        await Assert.CatchAsync(() => call);
        Assert.That(_clock.GetUtcNow(), Is.EqualTo(before));
    }

    private static void Note(object? sender, UnobservedTaskExceptionEventArgs e) => Unobserved.Enqueue(e.Exception);

    private static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static async Task AssertCancelledAsync(Task call, CancellationTokenSource cancellation, bool mayStand = false)
    {
        Assert.That(call.IsCompleted, Is.False, "it waits");
        await cancellation.CancelAsync();
        var e = (await Assert.CatchAsync(() => call))!;

        var cancelled = mayStand ? (e as KiwoomOrderOutcomeUnknownException)?.InnerException : e;
        Assert.That((cancelled as OperationCanceledException)?.CancellationToken, Is.EqualTo(cancellation.Token), e.ToString());
    }

    /// <summary>No timer runs on, nothing more is sent however much time passes.</summary>
    private async Task AssertNothingIsLeftAsync(TestBed bed, int? requests = null)
    {
        // A limiter whose queue is empty again looks once more and then rests.
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(_clock.ArmedTimerCount, Is.Zero);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await Task.Yield();

        Assert.That(bed.Calls, Has.Count.EqualTo(requests ?? bed.Calls.Count));
        bed.Client.Dispose();
        Assert.That(_clock.TimerCount, Is.Zero);
    }

    private TestBed Answering(Func<ReceivedRequest, HttpAnswer> answer, Action<KiwoomOptions>? configure = null) =>
        Scripted((connection, request) => connection.SendAsync(answer(request)), configure);

    private TestBed Scripted(Func<LoopbackConnection, ReceivedRequest, Task> script, Action<KiwoomOptions>? configure = null, HttpMessageHandler? handler = null) =>
        TestBed.Scripted(script, configure, handler is null ? null : new HttpClient(handler, disposeHandler: false), _clock);
}
