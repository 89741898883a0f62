using System.Globalization;
using System.Net.Sockets;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Retries;

/// <summary>How often, how long and how far apart. What is repeated at all is the fault matrix's matter.</summary>
[Parallelizable]
internal sealed class RetryTests
{
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");
    private static readonly HttpAnswer Failure = HttpAnswer.Html("<html>down</html>", 503);

    [Test]
    public async Task Query_gets_its_answer_from_a_server_that_recovers([Range(1, 3)] int failures)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var answered = 0;
        await using var bed = Start(() => Interlocked.Increment(ref answered) <= failures ? Failure : Done, clock);

        await clock.AdvanceUntilAsync(bed.Client.SendAsync("ka10004"), TimeSpan.FromMilliseconds(50));

        Assert.That(bed.Calls, Has.Count.EqualTo(failures + 1));
        Assert.That(bed.Log.Entries.Count(entry => entry.Event.Id == 10), Is.EqualTo(failures));
    }

    [Test]
    public async Task Attempts_are_bounded_and_the_last_failure_is_the_callers([Values(1, 2, 4, 7)] int attempts)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var bed = Start(() => Failure, clock, new RetryOptions { MaxAttempts = attempts });

        var call = bed.Client.SendAsync("ka10004");
        await Assert.ThrowsAsync<KiwoomServerException>(() => clock.AdvanceUntilAsync(call, TimeSpan.FromMilliseconds(500)));

        Assert.That(bed.Calls, Has.Count.EqualTo(attempts));
    }

    [Test]
    public async Task Total_is_bounded()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var retries = new RetryOptions { MaxAttempts = 100, BaseDelay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(2), MaxTotal = TimeSpan.FromSeconds(9) };
        await using var bed = Start(() => Failure, clock, retries);

        var began = clock.GetUtcNow();
        var call = bed.Client.SendAsync("ka10004");
        await Assert.ThrowsAsync<KiwoomServerException>(() => clock.AdvanceUntilAsync(call, TimeSpan.FromMilliseconds(10)));

        Assert.That(bed.Calls, Has.Count.InRange(4, 9));
        Assert.That(clock.GetUtcNow() - began, Is.LessThan(TimeSpan.FromSeconds(12)));
    }

    [TestCase("1")]
    [TestCase("3")]
    public async Task Server_that_names_a_wait_gets_it(string seconds)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var answered = 0;
        await using var bed = Start(() => Interlocked.Increment(ref answered) == 1 ? Failure.WithHeader("Retry-After", seconds) : Done, clock);

        var began = clock.GetUtcNow();
        await clock.AdvanceUntilAsync(bed.Client.SendAsync("ka10004"), TimeSpan.FromMilliseconds(50));

        Assert.That((clock.GetUtcNow() - began).TotalSeconds, Is.GreaterThanOrEqualTo(int.Parse(seconds, CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Wait_can_be_a_date()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2025, 9, 8, 0, 0, 0, TimeSpan.Zero));
        var answered = 0;
        await using var bed = Start(
            () => Interlocked.Increment(ref answered) == 1 ? Failure.WithHeader("Retry-After", "Mon, 08 Sep 2025 00:00:07 GMT") : Done, clock);

        await clock.AdvanceUntilAsync(bed.Client.SendAsync("ka10004"), TimeSpan.FromMilliseconds(50));

        Assert.That(clock.GetUtcNow(), Is.GreaterThanOrEqualTo(new DateTimeOffset(2025, 9, 8, 0, 0, 7, TimeSpan.Zero)));
    }

    [Test]
    public async Task Server_that_asks_for_more_than_the_total_gets_no_second_call()
    {
        await using var bed = Start(() => Failure.WithHeader("Retry-After", "3600"));

        var e = (await Assert.ThrowsAsync<KiwoomServerException>(() => bed.Client.SendAsync("ka10004")))!;

        Assert.That(e.RetryAfter, Is.EqualTo(TimeSpan.FromHours(1)));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Order_that_reached_nobody_is_sent_when_somebody_is_there()
    {
        // The port is taken from the system, left, and taken again once the first attempts have been refused.
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var refusals = 0;
        await using var bed = TestBed.Scripted(
            (connection, _) => connection.SendAsync(HttpAnswer.Json("""{"return_code":0,"ord_no":"0000007"}""")),
            options => options.Retries = new RetryOptions(),
            new HttpClient(new RefusingHandler(() => Interlocked.Increment(ref refusals) <= 2)),
            clock);

        var call = bed.Client.SendAsync("kt10000");
        await clock.AdvanceUntilAsync(call, TimeSpan.FromMilliseconds(50));

        Assert.That(((OrderReceipt)await call).OrderNumber, Is.EqualTo("0000007"));
        Assert.That((bed.Calls.Count, refusals), Is.EqualTo((1, 3)));
    }

    [Test]
    public async Task Token_request_is_repeated_too()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var tokens = 0;
        await using var bed = TestBed.On(
            LoopbackServer.Start(request => request.ApiId != "au10001" ? Done : Interlocked.Increment(ref tokens) < 3 ? Failure : TestBed.TokenAnswer(expiresAt: clock.GetUtcNow().AddDays(1))),
            options => options.Retries = new RetryOptions(),
            clock);

        await clock.AdvanceUntilAsync(bed.Client.SendAsync("kt10000"), TimeSpan.FromMilliseconds(50));

        Assert.That((tokens, bed.Calls.Count), Is.EqualTo((3, 1)));
    }

    [Test]
    public async Task Pause_ends_with_its_caller_and_with_its_client([Values] bool dispose)
    {
        await using var bed = Start(() => Failure, new ManualTimeProvider(DateTimeOffset.UtcNow));
        using var cancellation = new CancellationTokenSource();
        var call = bed.Client.Account.GetAccountNumberAsync(cancellation.Token);
        while (!bed.Log.Entries.Any(entry => entry.Event.Id == 10))
        {
            await Task.Delay(1);
        }

        if (dispose)
        {
            bed.Client.Dispose();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
        }
        else
        {
            await cancellation.CancelAsync();
            var e = (await Assert.CatchAsync<OperationCanceledException>(() => call))!;
            Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));
        }

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public void Options_out_of_range_are_named()
    {
        var options = TestBed.OptionsFor(new Uri("http://127.0.0.1:1"));
        options.Retries = new() { MaxAttempts = 0, BaseDelay = TimeSpan.FromSeconds(-1), MaxDelay = TimeSpan.FromHours(1), MaxTotal = TimeSpan.FromDays(1) };

        Assert.That(Assert.Throws<KiwoomConfigurationException>(options.Validate)!.Problems, Has.Count.EqualTo(4));
    }

    private static TestBed Start(Func<HttpAnswer> answer, TimeProvider? clock = null, RetryOptions? retries = null) =>
        TestBed.Scripted((connection, _) => connection.SendAsync(answer()), options => options.Retries = retries ?? new RetryOptions(), clock: clock);

    /// <summary>Orders find no server for a while: the connection is refused before any byte of them is sent.</summary>
    private sealed class RefusingHandler(Func<bool> refuses) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath != "/oauth2/token" && refuses()
                ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused))
                : base.SendAsync(request, cancellationToken);
    }
}
