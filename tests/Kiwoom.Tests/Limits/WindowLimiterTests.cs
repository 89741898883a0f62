using Kiwoom.Limits;

namespace Kiwoom.Tests.Limits;

/// <summary>So many calls in any second, in the order in which they came.</summary>
internal sealed class WindowLimiterTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1011);

    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UnixEpoch);

    [Test]
    public async Task As_many_as_allowed_go_at_once_and_the_next_when_the_first_is_a_window_old()
    {
        using var limiter = new WindowLimiter(3, 10, _clock);

        Assert.That(await TakeAsync(limiter, 3), Is.All.True);
        var fourth = limiter.WaitAsync(false, default).AsTask();
        _clock.Advance(TimeSpan.FromMilliseconds(1009));
        Assert.That(fourth.IsCompleted, Is.False);

        _clock.Advance(TimeSpan.FromMilliseconds(2));
        Assert.That((await fourth).IsAcquired, Is.True);
    }

    [Test]
    public void No_second_ever_holds_more_than_the_limit()
    {
        using var limiter = new WindowLimiter(7, 1000, _clock);
        var random = new Random(1);
        var grants = new List<DateTimeOffset>();
        var waiting = new List<Task<Turn>>();
        for (var step = 0; step < 5_000; step++)
        {
            if (random.Next(3) == 0 && waiting.Count < 500)
            {
                waiting.Add(limiter.WaitAsync(false, default).AsTask());
            }

            var granted = waiting.Count(task => task.IsCompleted);
            waiting.Take(granted).ToList().ForEach(Send);
            grants.AddRange(Enumerable.Repeat(_clock.GetUtcNow(), granted));
            Assert.That(waiting.Take(granted).All(task => task.IsCompleted), Is.True, "first come, first served");
            waiting.RemoveRange(0, granted);
            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(40)));
        }

        Assert.That(grants, Has.Count.GreaterThan(600));
        for (var i = 7; i < grants.Count; i++)
        {
            Assert.That(grants[i] - grants[i - 7], Is.GreaterThan(TimeSpan.FromSeconds(1)));
        }
    }

    [Test]
    public async Task Call_that_goes_out_as_it_ends_makes_no_room_for_another()
    {
        using var limiter = new WindowLimiter(2, 10, _clock);
        for (var i = 0; i < 5; i++)
        {
            // Cancelled between the moment its connection asked for the body and the one in which it says so.
            var turn = await limiter.WaitAsync(false, default);
            turn.Dispose();
            turn.Sent();
            _clock.Advance(Window);
        }

        Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(2));
        var late = await limiter.WaitAsync(false, default);
        late.Dispose();
        late.Sent();
        Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(1), "what goes out counts");
    }

    [Test]
    public async Task Queue_is_bounded()
    {
        using var limiter = new WindowLimiter(1, 2, _clock);
        await TakeAsync(limiter, 1);
        var waiting = new[] { limiter.WaitAsync(false, default).AsTask(), limiter.WaitAsync(false, default).AsTask() };

        Assert.That((await limiter.WaitAsync(false, default)).IsAcquired, Is.False);
        Assert.That(limiter.GetStatistics()!.CurrentQueuedCount, Is.EqualTo(2));

        _clock.Advance(Window);
        Send(waiting[0]);
        _clock.Advance(Window);
        Assert.That((await Task.WhenAll(waiting)).Select(lease => lease.IsAcquired), Is.All.True);
    }

    [Test]
    public async Task Cancelled_waiter_leaves_its_place_to_the_next()
    {
        using var limiter = new WindowLimiter(1, 10, _clock);
        await TakeAsync(limiter, 1);
        using var cancellation = new CancellationTokenSource();
        var first = limiter.WaitAsync(false, cancellation.Token).AsTask();
        var second = limiter.WaitAsync(false, default).AsTask();

        await cancellation.CancelAsync();
        var e = (await Assert.CatchAsync<OperationCanceledException>(() => first))!;
        Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));

        _clock.Advance(Window);
        Assert.That((await second).IsAcquired, Is.True);
    }

    [Test]
    public async Task Refusal_stops_everything_for_a_window_and_lowers_the_limit_to_what_was_answered()
    {
        using var limiter = new WindowLimiter(10, 10, _clock);
        var turns = new List<Turn>();
        for (var i = 0; i < 5; i++)
        {
            turns.Add(await limiter.WaitAsync(false, default));
            turns[i].Sent();
        }

        // Four were answered; but what was ten a moment ago is at least half of it.
        turns.Take(4).ToList().ForEach(Answer);
        limiter.Refused(turns[4], null);
        turns[4].Dispose();
        Assert.That(limiter.Rate, Is.EqualTo(5));
        var waiting = Enumerable.Range(0, 2).Select(_ => limiter.WaitAsync(false, default).AsTask()).ToList();
        Assert.That(waiting.Any(task => task.IsCompleted), Is.False);

        // From here on evenly apart.
        _clock.Advance(Window);
        Assert.That(waiting.Count(task => task.IsCompleted), Is.EqualTo(1));
        Send(waiting[0]);
        _clock.Advance(TimeSpan.FromMilliseconds(210));
        Assert.That(waiting.Count(task => task.IsCompleted), Is.EqualTo(2));
    }

    [Test]
    public async Task Refusal_after_a_rest_stops_everything_and_lowers_nothing([Values(3, 0)] int perSecond)
    {
        using var limiter = new WindowLimiter(perSecond > 0 ? RatePlan.Fixed(perSecond) : RatePlan.Unlimited, 10, _clock);
        for (var i = 0; i < 5; i++)
        {
            var turn = await limiter.WaitAsync(false, default);
            turn.Sent();
            limiter.Refused(turn, null);
            turn.Dispose();
            var next = limiter.WaitAsync(false, default).AsTask();
            Assert.That(next.IsCompleted, Is.False);

            _clock.Advance(TimeSpan.FromMinutes(1));
            (await next).Dispose();
        }

        Assert.That(limiter.Rate, Is.EqualTo(perSecond > 0 ? perSecond : double.PositiveInfinity));
    }

    [Test]
    public async Task Call_that_is_not_on_its_way_counts_until_it_is()
    {
        using var limiter = new WindowLimiter(2, 10, _clock);
        var first = await limiter.WaitAsync(false, default);
        var second = await limiter.WaitAsync(false, default);
        var waiting = Enumerable.Range(0, 2).Select(_ => limiter.WaitAsync(false, default).AsTask()).ToList();

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(waiting.Any(task => task.IsCompleted), Is.False, "neither has been sent");

        first.Sent();
        _clock.Advance(Window);
        Assert.That(waiting.Count(task => task.IsCompleted), Is.EqualTo(1));

        // One that is never sent leaves its place at once.
        second.Dispose();
        Assert.That(waiting.Count(task => task.IsCompleted), Is.EqualTo(2));
    }

    [Test]
    public async Task Repeat_goes_before_those_that_had_no_turn_and_is_never_too_many()
    {
        using var limiter = new WindowLimiter(1, 1, _clock);
        Send(limiter.WaitAsync(false, default).AsTask());
        var newcomer = limiter.WaitAsync(false, default).AsTask();
        var repeats = Enumerable.Range(0, 2).Select(_ => limiter.WaitAsync(true, default).AsTask()).ToList();
        Assert.That((await limiter.WaitAsync(false, default)).IsAcquired, Is.False);

        foreach (var next in (Task<Turn>[])[repeats[0], repeats[1], newcomer])
        {
            _clock.Advance(Window);
            Assert.That(next.IsCompleted, Is.True);
            Send(next);
        }
    }

    [Test]
    public async Task Disposal_ends_those_who_wait()
    {
        var limiter = new WindowLimiter(1, 10, _clock);
        await TakeAsync(limiter, 1);
        var waiting = limiter.WaitAsync(false, default).AsTask();

        await limiter.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.That(() => limiter.WaitAsync(false, default).AsTask(), Throws.InstanceOf<ObjectDisposedException>());
    }

    private static async Task<List<bool>> TakeAsync(WindowLimiter limiter, int count)
    {
        var taken = new List<bool>();
        for (var i = 0; i < count; i++)
        {
            var turn = await limiter.WaitAsync(false, default);
            turn.Sent();
            taken.Add(turn.IsAcquired);
        }

        return taken;
    }

    private static void Send(Task<Turn> turn) => turn.Result.Sent();

    private static void Answer(Turn turn)
    {
        turn.Answered();
        turn.Dispose();
    }
}
