using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Limits;

/// <summary>What becomes of calls that a server refuses for there being too many, over HTTP and on a clock that stands still.</summary>
[Parallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RefusedCallTests
{
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");
    private static readonly DateTimeOffset Start = new(2026, 9, 14, 9, 0, 0, TimeSpan.FromHours(9));

    private readonly ManualTimeProvider _clock = new(Start);

    [Test]
    public async Task Limit_of_nothing_that_a_server_claims_is_a_refusal_like_any_other([Values(null, 0, 5)] int? perSecond, [Values("0", "999999", "")] string claimed)
    {
        var answered = 0;
        await using var bed = On(
            _ => Interlocked.Increment(ref answered) == 1 ? TooMany(1700, claimed) : Done, options => options.RateLimits.QueriesPerSecond = perSecond);

        await _clock.AdvanceUntilAsync(bed.Client.SendAsync("ka10004"), TimeSpan.FromMilliseconds(100));
        await _clock.AdvanceUntilAsync(bed.Client.SendAsync("ka10004"), TimeSpan.FromMilliseconds(100));

        Assert.That(bed.Calls, Has.Count.EqualTo(3));
    }

    [TestCase(null)]
    [TestCase(5)]
    public async Task Twenty_calls_at_once_all_succeed_with_few_refusals_whatever_the_server_says(int? perSecond)
    {
        var refused = 0;
        var limit = ServerLimit.Bucket(1, 2);
        await using var bed = On(
            _ =>
            {
                lock (limit)
                {
                    if (limit(_clock.GetUtcNow() - Start))
                    {
                        return Done;
                    }
                }

                Interlocked.Increment(ref refused);
                return TooMany(1700, "5");
            },
            options => options.RateLimits.QueriesPerSecond = perSecond);

        await _clock.AdvanceUntilAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bed.Client.SendAsync("ka10081"))), TimeSpan.FromMilliseconds(20));

        TestContext.Out.WriteLine($"20 calls at once: {refused} refused");
        Assert.That(refused, Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task Calls_of_two_clients_with_one_key_all_succeed()
    {
        var limit = ServerLimit.Sliding(1);
        await using var bed = On(
            _ =>
            {
                lock (limit)
                {
                    return limit(_clock.GetUtcNow() - Start) ? Done : TooMany(1700, "");
                }
            },
            options => options.RateLimits.QueriesPerSecond = 5);
        var options = TestBed.OptionsFor(bed.Server.Address);
        (options.Retries, options.RateLimits.QueriesPerSecond) = (new RetryOptions(), 5);
        using var other = TestBed.CreateClient(options, clock: _clock);

        var calls = Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? bed.Client : other).SendAsync("ka10081")).ToList();
        await _clock.AdvanceUntilAsync(Task.WhenAll(calls), TimeSpan.FromMilliseconds(20));

        Assert.That(calls, Has.All.Property("IsCompletedSuccessfully").True);
    }

    [Test]
    public async Task Query_that_is_refused_each_time_is_sent_more_and_more_slowly_until_its_time_is_up()
    {
        var sent = new ConcurrentQueue<DateTimeOffset>();
        await using var bed = On(_ =>
        {
            sent.Enqueue(_clock.GetUtcNow());
            return TooMany(1700, "");
        });

        var call = bed.Client.SendAsync("ka10004");
        await Assert.ThrowsAsync<KiwoomRateLimitException>(() => _clock.AdvanceUntilAsync(call, TimeSpan.FromMilliseconds(100)));

        var pauses = sent.Zip(sent.Skip(1), (one, next) => next - one).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(pauses, Has.All.GreaterThan(TimeSpan.FromSeconds(1)));
            Assert.That(pauses.Skip(4), Has.All.GreaterThan(TimeSpan.FromSeconds(4)));
            Assert.That(pauses, Has.Count.GreaterThan(new RetryOptions().MaxAttempts));
            Assert.That(sent.Last() - sent.First(), Is.InRange(TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(70)), "no repeat is decided on after a minute");
        });
    }

    [Test]
    public async Task With_a_limiter_of_ones_own_a_refusal_is_an_attempt_like_any_other()
    {
        await using var bed = On(
            _ => TooMany(1700, ""),
            options => options.RateLimits.CreateLimiter = _ => new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 10 }));

        await Assert.ThrowsAsync<KiwoomRateLimitException>(() => _clock.AdvanceUntilAsync(bed.Client.SendAsync("ka10004"), TimeSpan.FromMilliseconds(100)));

        Assert.That(bed.Calls, Has.Count.EqualTo(new RetryOptions().MaxAttempts));
    }

    [Test]
    public async Task Who_repeats_nothing_gets_the_first_refusal()
    {
        await using var bed = On(_ => TooMany(1700, ""), options => options.Retries = new RetryOptions { MaxAttempts = 1 });

        await Assert.ThrowsAsync<KiwoomRateLimitException>(() => bed.Client.SendAsync("ka10004"));

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Calls_whose_connection_is_still_opening_do_not_arrive_together([Values(5, 50)] int perSecond)
    {
        var arrivals = new ConcurrentQueue<DateTimeOffset>();
        var open = new TaskCompletionSource();
        var connections = 0;
        var opening = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                // The first is the token's.
                if (Interlocked.Increment(ref connections) > 1)
                {
                    Interlocked.Increment(ref opening);
                    await open.Task;
                }

                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        await using var bed = TestBed.Scripted(
            async (connection, request) =>
            {
                if (request.ApiId == "ka10081")
                {
                    arrivals.Enqueue(_clock.GetUtcNow());
                }

                await connection.SendAsync(Done.EndingWithConnection());
            },
            options => (options.RateLimits.QueriesPerSecond, options.Timeout) = (perSecond, TimeSpan.FromHours(1)),
            new HttpClient(handler),
            _clock);
        await bed.Client.SendAsync("ka10004");

        var calls = Enumerable.Range(0, 6 * perSecond).Select(_ => bed.Client.SendAsync("ka10081")).ToList();
        for (var i = 0; i < 30; i++)
        {
            await Task.Delay(2);
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        // The clock stands still: whatever arrives now arrives within one second.
        open.SetResult();
        while (arrivals.IsEmpty)
        {
            await Task.Delay(1);
        }

        await Task.Delay(200);
        TestContext.Out.WriteLine($"{opening} connections opened slowly; {arrivals.Count} of {calls.Count} calls arrived at once");
        Assert.That(arrivals, Has.Count.LessThanOrEqualTo(perSecond));
        await _clock.AdvanceUntilAsync(Task.WhenAll(calls), TimeSpan.FromMilliseconds(20));
        Assert.That(arrivals, Has.Count.EqualTo(6 * perSecond));
    }

    [TestCase("ka10004")]
    [TestCase("kt10000")]
    public async Task Time_for_repeats_begins_when_the_call_is_first_sent(string apiId)
    {
        var answered = 0;
        await using var bed = On(
            request => request.ApiId == apiId && Interlocked.Increment(ref answered) == 3 ? HttpAnswer.Refusal(3, "[8005:Token이 유효하지 않습니다]") : Done,
            options =>
            {
                options.RateLimits = new() { QueriesPerSecond = 1, OrdersPerSecond = 1 };
                options.Retries = new RetryOptions { MaxTotal = TimeSpan.FromMilliseconds(500) };
            });

        await _clock.AdvanceUntilAsync(Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bed.Client.SendAsync(apiId))), TimeSpan.FromMilliseconds(50));

        Assert.That(bed.Calls, Has.Count.EqualTo(4));
    }

    [TestCase(1701, "ka10081", true)]
    [TestCase(1701, "ka10004", true)]
    [TestCase(1702, "ka10081", true)]
    [TestCase(1702, "ka10004", false)]
    [TestCase(1700, "ka10081", false)]
    public async Task Limit_of_several_IDs_holds_for_all_of_them(int code, string other, bool waits)
    {
        var answered = 0;
        await using var bed = On(_ => Interlocked.Increment(ref answered) == 1 ? TooMany(code, "") : Done);

        var refused = bed.Client.SendAsync("ka20005");
        await bed.Log.WaitForAsync(entry => entry.Event.Id == 10);
        var another = bed.Client.SendAsync(other);
        if (waits)
        {
            await Task.Delay(50);
            Assert.That((another.IsCompleted, bed.Calls.Count), Is.EqualTo((false, 1)));
            await _clock.AdvanceUntilAsync(another, TimeSpan.FromMilliseconds(50));
        }
        else
        {
            await another;
            Assert.That(_clock.GetUtcNow(), Is.EqualTo(Start));
        }

        await _clock.AdvanceUntilAsync(refused, TimeSpan.FromMilliseconds(50));
        Assert.That(bed.Calls, Has.Count.EqualTo(3));
    }

    private static HttpAnswer TooMany(int code, string claimed) =>
        HttpAnswer.Refusal(5, $"[{code}:허용된 요청 개수를 초과하였습니다. {(claimed.Length > 0 ? $"유량={claimed}" : "")}]", 429);

    private TestBed On(Func<ReceivedRequest, HttpAnswer> answer, Action<KiwoomOptions>? configure = null) => TestBed.Scripted(
        (connection, request) => connection.SendAsync(answer(request)),
        options =>
        {
            options.Retries = new RetryOptions();
            configure?.Invoke(options);
        },
        clock: _clock);
}
