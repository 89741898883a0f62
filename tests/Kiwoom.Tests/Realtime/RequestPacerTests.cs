namespace Kiwoom.Tests.Realtime;

/// <summary>The pace that all requests of a connection share.</summary>
[Parallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RequestPacerTests
{
    private const int PerSecond = 3;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1100);

    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UtcNow);

    [Test]
    public async Task Turns_come_in_order_and_no_second_has_too_many()
    {
        var pacer = new RequestPacer(PerSecond, _clock);
        var waits = Enumerable.Range(0, 3 * PerSecond).Select(_ => pacer.WaitAsync(new RequestTurn(), CancellationToken.None)).ToList();

        for (var given = PerSecond; given <= waits.Count; given += PerSecond)
        {
            await Task.WhenAll(waits.Take(given));
            Assert.That(waits.Count(wait => wait.IsCompleted), Is.EqualTo(given));
            _clock.Advance(Window - TimeSpan.FromMilliseconds(1));
            Assert.That(waits.Count(wait => wait.IsCompleted), Is.EqualTo(given));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.That(_clock.TimerCount, Is.Zero);
    }

    [Test]
    public async Task Turn_that_is_given_back_is_the_next_ones_at_once()
    {
        var pacer = new RequestPacer(1, _clock);
        var turn = new RequestTurn();
        await pacer.WaitAsync(turn, CancellationToken.None);
        var next = pacer.WaitAsync(new RequestTurn(), CancellationToken.None);
        Assert.That(next.IsCompleted, Is.False);

        pacer.GiveBack(turn);
        pacer.GiveBack(turn);

        await next;
        Assert.That(pacer.WaitAsync(new RequestTurn(), CancellationToken.None).IsCompleted, Is.False, "it is given back once");
    }

    [Test]
    public async Task Turn_that_was_used_cannot_be_given_back()
    {
        var pacer = new RequestPacer(1, _clock);
        var turn = new RequestTurn();
        await pacer.WaitAsync(turn, CancellationToken.None);

        turn.Use(_clock.GetTimestamp());
        pacer.GiveBack(turn);

        Assert.That(pacer.WaitAsync(turn, CancellationToken.None).IsCompleted, Is.False);
    }

    [Test]
    public async Task Wait_that_is_cancelled_leaves_nothing_behind()
    {
        var pacer = new RequestPacer(1, _clock);
        await pacer.WaitAsync(new RequestTurn(), CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        var cancelled = pacer.WaitAsync(new RequestTurn(), cancellation.Token);
        var next = pacer.WaitAsync(new RequestTurn(), CancellationToken.None);

        await cancellation.CancelAsync();
        Assert.That(() => cancelled, Throws.InstanceOf<OperationCanceledException>());
        _clock.Advance(Window);

        await next;
        Assert.That(_clock.TimerCount, Is.Zero);
    }

    [Test]
    public async Task Pause_holds_those_back_that_wait_and_those_that_come_and_a_shorter_one_does_not_shorten_it()
    {
        var pacer = new RequestPacer(1, _clock);
        await pacer.WaitAsync(new RequestTurn(), CancellationToken.None);
        var first = pacer.WaitAsync(new RequestTurn(), CancellationToken.None);

        pacer.Pause(TimeSpan.FromSeconds(4));
        pacer.Pause(TimeSpan.FromSeconds(1));
        var second = pacer.WaitAsync(new RequestTurn(), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((false, false)));
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await first;
        Assert.That(second.IsCompleted, Is.False);
        _clock.Advance(Window);

        await second;
    }

    [Test]
    public async Task Many_that_come_and_go_at_once_get_their_turns_and_leave_no_timer()
    {
        const int Callers = 8;
        const int Waits = 200;
        var pacer = new RequestPacer(PerSecond, _clock);

        var all = Task.WhenAll(Enumerable.Range(0, Callers).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var i = 0; i < Waits; i++)
            {
                using var cancellation = new CancellationTokenSource();
                var turn = new RequestTurn();
                var wait = pacer.WaitAsync(turn, cancellation.Token);
                if (random.Next(2) == 0)
                {
                    await cancellation.CancelAsync();
                }

                await wait.ContinueWith(_ => { }, TaskScheduler.Default);
                if (random.Next(3) == 0)
                {
                    pacer.GiveBack(turn);
                }
            }
        })));
        await _clock.AdvanceUntilAsync(all, Window);

        Assert.That(_clock.TimerCount, Is.Zero);
    }
}
