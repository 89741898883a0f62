namespace Kiwoom.Tests.Realtime;

/// <summary>Breaks of the connection: everything is restored, and every stream learns what it may have missed.</summary>
internal sealed class ReconnectTests
{
    [Test]
    public async Task Stream_goes_on_after_a_break_and_tells_the_gap([Values] Break kind)
    {
        await using var server = new SocketServer();
        using var answered = new SemaphoreSlim(0);
        server.OnFrame = async (session, frame) =>
        {
            await session.AnswerAsync(frame);
            if (frame.Name == "REG")
            {
                answered.Release();
            }
        };
        await using var kiwoom = server.CreateClient(options => options.Realtime.SilenceTimeout = kind == Break.Silence ? TimeSpan.FromSeconds(1.5) : TimeSpan.FromMinutes(5));
        await using var trades = kiwoom.Realtime.StockTrades("005930", "000660").GetAsyncEnumerator();
        var first = trades.NextAsync();
        var session = await server.NextRegistrationAsync();
        await answered.WaitAsync();
        await session.SendTradeAsync("005930", 1);
        var before = await first;

        await BreakAsync(session, kind);
        var next = await server.NextSessionAsync();
        var registration = await next.NextAsync("REG");

        // A message that overtook the answer would end the gap of its own item only.
        await answered.WaitAsync();
        await next.SendTradeAsync("000660", 2);
        await next.SendTradeAsync("005930", 3);

        var after = await trades.NextAsync(2);
        Assert.That((before.GapBefore, after[1].GapBefore), Is.EqualTo(((StreamGap?)null, (StreamGap?)null)));
        Assert.That(after.Select(trade => trade.AccumulatedVolume), Is.EqualTo(new long?[] { 2, 3 }));
        Assert.That(registration.Entries, Is.EqualTo(new[] { "0B 005930", "0B 000660" }));
        var gap = after[0].GapBefore!;
        Assert.That(gap.Reason, Is.EqualTo(kind == Break.Silence ? StreamGapReason.ServerSilent : StreamGapReason.ConnectionLost));
        Assert.That(gap.From, Is.EqualTo(before.ReceivedAt));
        Assert.That(gap.Until, Is.GreaterThanOrEqualTo(gap.From).And.LessThanOrEqualTo(after[0].ReceivedAt));
        Assert.That((kiwoom.Realtime.Statistics.Reconnects, kiwoom.Realtime.Statistics.Gaps), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Gap_is_an_element_of_a_merged_stream_and_comes_at_once()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var merged = kiwoom.Realtime.Merge(kiwoom.Realtime.StockTrades("005930"), kiwoom.Realtime.OrderExecutions()).GetAsyncEnumerator();
        await using var single = kiwoom.Realtime.StockTrades("005930").WithGaps().GetAsyncEnumerator();
        var (first, other) = (merged.NextAsync(), single.NextAsync());
        var session = await server.NextSessionAsync();
        await WaitForEntriesAsync(session, 2);
        await session.SendTradeAsync("005930", 1);
        await Task.WhenAll(first, other);

        session.Reset();

        Assert.That(await merged.NextAsync(), Is.TypeOf<StreamGap>().With.Property("Reason").EqualTo(StreamGapReason.ConnectionLost));
        Assert.That(await single.NextAsync(), Is.TypeOf<StreamGap>());
        var next = await server.NextSessionAsync();
        await next.SendTradeAsync("005930", 2);
        Assert.That(await merged.NextAsync(), Is.TypeOf<StockTrade>().With.Property("AccumulatedVolume").EqualTo(2).And.Property("GapBefore").Null);
    }

    [Test]
    public async Task Break_while_reconnecting_leaves_one_gap_from_the_first_break_on()
    {
        await using var server = new SocketServer();
        server.Upgrades = number => number is not (2 or 3);
        server.OnFrame = (session, frame) =>
        {
            if (session.Number == 4 && frame.Name == "LOGIN")
            {
                session.Reset();
                return Task.CompletedTask;
            }

            if (session.Number == 5 && frame.Name == "REG")
            {
                session.Drop();
                return Task.CompletedTask;
            }

            return session.AnswerAsync(frame);
        };
        await using var kiwoom = server.CreateClient();
        await using var messages = kiwoom.Realtime.StockTrades("005930").WithGaps().GetAsyncEnumerator();
        var session = await server.BeginAsync(messages);
        var before = messages.Current;

        session.Reset();

        var gap = (StreamGap)await messages.NextAsync();
        Assert.That((gap.From, server.SessionCount), Is.EqualTo((before.ReceivedAt, 6)));
        Assert.That(kiwoom.Realtime.Statistics.Gaps, Is.EqualTo(1));
    }

    [Test]
    public async Task States_are_told_in_order()
    {
        var states = new List<RealtimeState>();
        var ready = new SemaphoreSlim(0);
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        kiwoom.Realtime.StateChanged += (_, change) =>
        {
            states.Add(change.State);
            if (change.State == RealtimeState.Ready)
            {
                ready.Release();
            }
        };

        await kiwoom.Realtime.StockTrades("005930").StartAsync();
        await ready.WaitAsync();
        (await server.NextSessionAsync()).Reset();
        await ready.WaitAsync();

        Assert.That(states, Is.EqualTo(new[] { RealtimeState.Connecting, RealtimeState.Ready, RealtimeState.Reconnecting, RealtimeState.Ready }));
        Assert.That(kiwoom.Realtime.State, Is.EqualTo(RealtimeState.Ready));
    }

    [Test]
    public async Task Token_refused_after_a_break_is_replaced()
    {
        await using var server = new SocketServer((session, frame) => session.Number == 2 && frame.Name == "LOGIN"
            ? session.RefuseTokenAsync(frame)
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var messages = kiwoom.Realtime.StockTrades("005930").WithGaps().GetAsyncEnumerator();
        var session = await server.BeginAsync(messages);

        session.Reset();

        Assert.That(await messages.NextAsync(), Is.TypeOf<StreamGap>());
        Assert.That((server.TokenCount, server.SessionCount), Is.EqualTo((2, 3)));
    }

    [Test]
    public async Task Server_that_takes_no_token_any_more_ends_the_streams()
    {
        await using var server = new SocketServer((session, frame) => session.Number > 1
            ? session.RefuseTokenAsync(frame)
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var session = await server.BeginAsync(trades);

        session.Reset();

        var e = await trades.FailureAsync<KiwoomAuthenticationException>();
        Assert.That(e.ErrorCode, Is.EqualTo("8005"));
    }

    [Test]
    public async Task Item_that_is_refused_after_a_break_ends_its_streams_and_no_other()
    {
        await using var server = new SocketServer((session, frame) => session.Number > 1 && frame.Name == "REG" && frame.Entries.Contains("0B 000660")
            ? session.RefuseAsync(frame, 2, "[1901:시장 코드값이 존재하지 않습니다]")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var bad = kiwoom.Realtime.StockTrades("000660").GetAsyncEnumerator();
        await using var good = kiwoom.Realtime.StockTrades("005930").WithGaps().GetAsyncEnumerator();
        var (first, other) = (bad.NextAsync(), good.NextAsync());
        var session = await server.NextSessionAsync();
        await WaitForEntriesAsync(session, 2);
        await session.SendAsync(SocketSession.Frame(SocketSession.Trade("005930", 1), SocketSession.Trade("000660", 1)));
        await Task.WhenAll(first, other);

        session.Reset();

        Assert.That((await bad.FailureAsync<KiwoomNotFoundException>()).ErrorCode, Is.EqualTo("1901"));
        Assert.That(await good.NextAsync(), Is.TypeOf<StreamGap>());
    }

    [Test]
    public async Task Connection_that_nobody_needs_is_not_restored()
    {
        var disconnected = new TaskCompletionSource();
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        kiwoom.Realtime.StateChanged += (_, change) =>
        {
            if (change.State == RealtimeState.Disconnected)
            {
                disconnected.TrySetResult();
            }
        };
        var stream = kiwoom.Realtime.StockTrades("005930");
        await stream.StartAsync();
        await stream.DisposeAsync();
        (await server.NextSessionAsync()).Reset();
        await disconnected.Task;

        await kiwoom.Realtime.StockTrades("005930").StartAsync();

        Assert.That(server.SessionCount, Is.EqualTo(2));
    }

    private static async Task WaitForEntriesAsync(SocketSession session, int count)
    {
        while (session.Frames.Where(frame => frame.Name == "REG").SelectMany(frame => frame.Entries).Count() < count)
        {
            await session.NextAsync("REG");
        }
    }

    private static async Task BreakAsync(SocketSession session, Break kind)
    {
        switch (kind)
        {
            case Break.Reset:
                session.Reset();
                break;
            case Break.Drop:
                session.Drop();
                break;
            case Break.Close:
                await session.CloseAsync();
                break;
            case Break.BadFrame:
                await session.SendRawAsync(Enumerable.Repeat((byte)0xFF, 16).ToArray());
                break;
            case Break.HalfFrame:
                await session.SendRawAsync([0x81, 0x7E, 0x01, 0x00, (byte)'{']);
                session.Drop();
                break;
            case Break.Silence:
                break;
        }
    }

    internal enum Break
    {
        Reset,
        Drop,
        Close,
        BadFrame,
        HalfFrame,
        Silence,
    }
}
