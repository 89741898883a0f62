using Kiwoom.Tests.Realtime.WebSockets;

namespace Kiwoom.Tests.Realtime;

/// <summary>Messages that have no end, or none that anybody could wait for.</summary>
[Parallelizable]
internal sealed class LongMessageTests
{
    [Test]
    public async Task Header_that_declares_an_absurd_length_ends_the_connection_with_a_gap()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var session = await server.BeginAsync(trades);

        await session.SendRawAsync([.. ServerFrames.Header(0x81, 1L << 62), (byte)'{']);
        await session.Ended;

        session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 2);
        var next = await trades.NextAsync();
        Assert.That((next.AccumulatedVolume, next.GapBefore?.Reason), Is.EqualTo((2L, StreamGapReason.FrameTooLarge)));
        Assert.That(kiwoom.Realtime.Statistics.OversizedFrames, Is.EqualTo(1));
    }

    [Test]
    public async Task Fragments_without_an_end_end_the_connection_with_a_gap()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(options => options.Realtime.MaxFrameBytes = 1024);
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var session = await server.BeginAsync(trades);

        await session.SendRawAsync(ServerFrames.Frame(ServerFrames.Text, new byte[1000], isFinal: false));
        for (var i = 0; i < 20 && !session.Ended.IsCompleted; i++)
        {
            await session.SendRawAsync(ServerFrames.Frame(ServerFrames.Continuation, new byte[1000], isFinal: false)).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        session = await server.NextRegistrationAsync();
        await session.SendTradeAsync("005930", 2);
        Assert.That((await trades.NextAsync()).GapBefore?.Reason, Is.EqualTo(StreamGapReason.FrameTooLarge));
    }

    [Test]
    public async Task Message_that_has_begun_and_does_not_end_is_no_sign_of_life()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(clock: clock);
        await using var trades = kiwoom.Realtime.StockTrades("005930").WithGaps().GetAsyncEnumerator();
        var session = await server.BeginAsync(trades);
        var next = trades.NextAsync();

        await session.SendRawAsync(ServerFrames.Header(0x81, 1000));
        while (!session.Ended.IsCompleted)
        {
            await session.SendRawAsync("x"u8.ToArray()).ContinueWith(_ => { }, TaskScheduler.Default);
            await Task.Delay(5);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await clock.AdvanceUntilAsync(next, TimeSpan.FromSeconds(1));
        Assert.That(((StreamGap)await next).Reason, Is.EqualTo(StreamGapReason.ServerSilent));
    }
}
