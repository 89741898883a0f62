namespace Kiwoom.Tests.Realtime;

/// <summary>Gaps when this machine's clock is set.</summary>
[Parallelizable]
internal sealed class GapClockTests
{
    [TestCase(-28)]
    [TestCase(28)]
    public async Task Gap_is_as_long_as_it_took_however_the_clock_was_set_meanwhile(int hours)
    {
        var clock = new SetClock();
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(clock: clock);
        await using var messages = kiwoom.Realtime.StockTrades("005930").WithGaps().GetAsyncEnumerator();
        var session = await server.BeginAsync(messages);

        clock.Offset = TimeSpan.FromHours(hours);
        session.Reset();
        var next = messages.NextAsync();
        await next;
        await session.Ended;

        var gap = (StreamGap)next.Result;
        Assert.That(gap.Until - gap.From, Is.GreaterThanOrEqualTo(TimeSpan.Zero).And.LessThan(TimeSpan.FromHours(1)));
        Assert.That((gap.Until - clock.GetUtcNow()).Duration(), Is.LessThan(TimeSpan.FromHours(1)), "by the clock as it is now");
    }

    [Test]
    public async Task Unreadable_frame_after_the_clock_was_set_back_is_a_gap_that_does_not_end_before_it_begins()
    {
        var clock = new SetClock();
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(clock: clock);
        await using var messages = kiwoom.Realtime.StockTrades("005930").WithGaps().GetAsyncEnumerator();
        var session = await server.BeginAsync(messages);

        clock.Offset = TimeSpan.FromHours(-28);
        await session.SendAsync("not a frame");

        var gap = (StreamGap)await messages.NextAsync();
        Assert.That(gap.Until, Is.GreaterThanOrEqualTo(gap.From));
    }

    /// <summary>The system's clock, which somebody sets.</summary>
    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
