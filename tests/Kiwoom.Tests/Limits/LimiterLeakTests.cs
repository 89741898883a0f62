using System.Runtime.CompilerServices;
using Kiwoom.Catalog;
using Kiwoom.Limits;

namespace Kiwoom.Tests.Limits;

/// <summary>What waiting leaves behind: nothing.</summary>
internal sealed class LimiterLeakTests
{
    [Test]
    public async Task First_turn_at_a_limit_of_several_IDs_is_no_repeat()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        using var limits = new CallLimits(TestBed.OptionsFor(new Uri("http://127.0.0.1:1")), clock);
        var limit = limits.Find("ka10004", EndpointKind.Query, "/api/dostk/mrkcond");
        using (var refused = await limits.WaitAsync(limit, false, default))
        {
            limits.Refused("ka10004", refused, TooMany("[1701:전체]"));
        }

        foreach (var isRepeat in new[] { false, true })
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            using var turn = await limits.WaitAsync(limit, isRepeat, default);
            Assert.That(turn.Next?.IsRepeat, Is.EqualTo(isRepeat), "or the limit would fall faster for it");
        }
    }

    [Test]
    public void Turn_that_comes_before_the_wait_is_set_up_leaves_nothing_on_the_callers_token()
    {
        using var longLived = new CancellationTokenSource();

        var limiter = WaitOnce(longLived.Token);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(limiter.TryGetTarget(out _), Is.False, "the caller's token still holds the limiter");
    }

    [Test]
    public void Limits_that_are_learned_at_once_by_many_callers_are_one_each()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var options = new KiwoomOptions { Environment = KiwoomEnvironment.Simulator(new Uri("http://127.0.0.1:1")) };
        using (var limits = new CallLimits(options, clock))
        {
            Parallel.For(0, 1600, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                var limit = limits.Find($"ka{i % 200}", EndpointKind.Query);
                var turn = new Turn(limit.Own, clock.GetTimestamp());
                limits.Refused($"ka{i % 200}", turn, TooMany());
                limits.WaitAsync(limit, false, default).AsTask().MayFailUnobserved();
            });

            Assert.That(clock.TimerCount, Is.EqualTo(200));
        }

        Assert.That(clock.TimerCount, Is.Zero);
    }

    [Test]
    public async Task First_calls_at_once_make_one_limiter()
    {
        using var bothInside = new CountdownEvent(2);
        var options = new KiwoomOptions { Environment = KiwoomEnvironment.Simulator(new Uri("http://127.0.0.1:1")) };
        options.RateLimits.CreateLimiter = _ =>
        {
            // Waits for a second caller, who must not come.
            bothInside.Signal();
            bothInside.Wait(TimeSpan.FromMilliseconds(200));
            return new WindowLimiter(1, 1, TimeProvider.System);
        };
        using var limits = new CallLimits(options, TimeProvider.System);

        var found = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(() => limits.Find("ka10001", EndpointKind.Query), TaskCreationOptions.LongRunning)));

        Assert.That((found[0], bothInside.CurrentCount), Is.EqualTo((found[1], 1)));
    }

    [Test]
    public void Limiter_that_could_not_be_made_is_asked_for_again()
    {
        var asked = 0;
        var options = new KiwoomOptions { Environment = KiwoomEnvironment.Simulator(new Uri("http://127.0.0.1:1")) };
        options.RateLimits.CreateLimiter = _ => ++asked == 1 ? throw new TimeoutException() : new WindowLimiter(1, 1, TimeProvider.System);
        using var limits = new CallLimits(options, TimeProvider.System);

        Assert.Throws<TimeoutException>(() => limits.Find("ka10001", EndpointKind.Query));

        Assert.That(limits.Find("ka10001", EndpointKind.Query), Is.Not.Null);
    }

    [Test]
    public void Refusal_after_the_end_leaves_no_timer()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var limits = new CallLimits(new KiwoomOptions { Environment = KiwoomEnvironment.Simulator(new Uri("http://127.0.0.1:1")) }, clock);
        var limit = limits.Find("ka10004", EndpointKind.Query);
        limits.Dispose();

        limits.Refused("ka10004", new Turn(limit.Own, 0), TooMany());
        limits.Refused("ka10004", new Turn(limit.Own, 0), TooMany("[1701:전체]"));

        Assert.That(clock.TimerCount, Is.Zero);
    }

    private static KiwoomRateLimitException TooMany(string words = "[1700:초과]") =>
        new("ka10004", new ServerRefusal(System.Net.HttpStatusCode.TooManyRequests, 5, words));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<WindowLimiter> WaitOnce(CancellationToken longLived)
    {
        var limiter = new WindowLimiter(1, 10, new HastyClock());
        limiter.WaitAsync(false, longLived).AsTask().Result.Sent();
        Assert.That(limiter.WaitAsync(false, longLived).AsTask().IsCompletedSuccessfully, Is.True);
        return new(limiter);
    }

    /// <summary>A clock whose timers run out while they are being set.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(this, callback, state);

        private sealed class Timer(HastyClock clock, TimerCallback callback, object? state) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                clock._now += dueTime.Ticks;
                callback(state);
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
