namespace Kiwoom.Tests.Realtime;

/// <summary>What the server holds is what streams want, also of those that left too early to be noticed.</summary>
[Parallelizable]
internal sealed class LeaveTests
{
    [Test]
    public async Task Item_that_was_left_before_its_acknowledgement_is_removed_after_it()
    {
        var registered = new TaskCompletionSource<SocketFrame>();
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && registered.TrySetResult(frame) ? Task.CompletedTask : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        using var cancellation = new CancellationTokenSource();
        var starting = kiwoom.Realtime.StockTrades("005930").StartAsync(cancellation.Token);
        var session = await server.NextSessionAsync();
        var frame = await registered.Task;

        await cancellation.CancelAsync();
        Assert.That(async () => await starting, Throws.InstanceOf<OperationCanceledException>());
        await session.AnswerAsync(frame);

        Assert.That((await session.NextAsync("REMOVE")).Entries, Is.EqualTo(new[] { "0B 005930" }));
    }

    [Test]
    public async Task Streams_that_come_and_go_within_an_acknowledgement_never_hold_more_than_the_server_takes()
    {
        var held = new HashSet<string>();
        var most = 0;
        await using var server = new SocketServer(async (session, frame) =>
        {
            if (frame.Name is "REG" or "REMOVE")
            {
                await Task.Yield();
                lock (held)
                {
                    if (frame.Name == "REG")
                    {
                        held.UnionWith(frame.Entries);
                    }
                    else
                    {
                        held.ExceptWith(frame.Entries);
                    }

                    most = Math.Max(most, held.Count);
                }
            }

            await session.AnswerAsync(frame);
        });
        await using var kiwoom = server.CreateClient(options => options.Realtime.MaxItemsPerConnection = 101);

        // Somebody stays, so that the connection does, and what is left over on it can be seen.
        await using var staying = kiwoom.Realtime.StockTrades("999999");
        await staying.StartAsync();
        for (var round = 0; round < 6; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var codes = Enumerable.Range(round * 50, 50).Select(i => (StockCode)$"{i:000000}").ToArray();

            // On a quick machine it has started before it is cancelled, and goes when it is disposed.
            await using var passing = kiwoom.Realtime.StockTrades(codes);
            var starting = passing.StartAsync(cancellation.Token);
            await Task.Yield();
            await cancellation.CancelAsync();
            await starting.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        Assert.That(Held, Is.EqualTo(new[] { "0B 999999" }).After(10_000, 10));
        lock (held)
        {
            Assert.That(most, Is.LessThanOrEqualTo(101));
        }

        string[] Held()
        {
            lock (held)
            {
                return [.. held];
            }
        }
    }

    [Test]
    public async Task Stream_that_ends_because_one_of_its_items_is_refused_after_a_break_holds_none_of_the_others()
    {
        await using var server = new SocketServer((session, frame) => session.Number > 1 && frame.Name == "REG" && frame.Entries.Contains("0B 000007")
            ? session.RefuseAsync(frame, 2, "[1901:시장 코드값이 존재하지 않습니다]")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        var codes = Enumerable.Range(1, 50).Select(i => (StockCode)$"{i:000000}").ToArray();
        await using var stream = kiwoom.Realtime.StockTrades(codes);
        await using var healthy = kiwoom.Realtime.StockTrades("000003");
        await stream.StartAsync();
        await healthy.StartAsync();

        (await server.NextSessionAsync()).Reset();

        var session = await server.NextSessionAsync();
        var held = new HashSet<string>();
        await foreach (var frame in session.ReadAsync())
        {
            if (frame.Name == "REG" && !frame.Entries.Contains("0B 000007"))
            {
                held.UnionWith(frame.Entries);
            }
            else if (frame.Name == "REMOVE")
            {
                held.ExceptWith(frame.Entries);
                if (held.SetEquals(["0B 000003"]))
                {
                    break;
                }
            }
        }
    }

    [Test]
    public async Task Removal_that_is_refused_for_coming_too_fast_is_repeated()
    {
        var refusals = 0;
        await using var server = new SocketServer((session, frame) => frame.Name == "REMOVE" && Interlocked.Increment(ref refusals) == 1
            ? session.RefuseAsync(frame, 105110, "초당 요청 건수를 초과하였습니다")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");
        await stream.StartAsync();
        await stream.DisposeAsync();

        var session = await server.NextSessionAsync();
        await session.NextAsync("REMOVE");
        Assert.That((await session.NextAsync("REMOVE")).Entries, Is.EqualTo(new[] { "0B 005930" }));
    }

    [Test]
    public async Task Item_that_the_server_does_not_let_go_keeps_its_place_and_says_so()
    {
        var log = new CapturingLogger();
        await using var server = new SocketServer((session, frame) => frame.Name == "REMOVE"
            ? session.RefuseAsync(frame, 2, "[1511:필수 입력 값에 값이 존재하지 않습니다]")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient(options => options.Realtime.MaxItemsPerConnection = 1, log);
        var stream = kiwoom.Realtime.StockTrades("005930");
        await stream.StartAsync();
        await stream.DisposeAsync();
        await log.WaitForAsync(entry => entry.Text.Contains("keeps its place", StringComparison.Ordinal));

        Assert.That(async () => await kiwoom.Realtime.StockTrades("000660").StartAsync(), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("1 places are taken"));
        await kiwoom.Realtime.StockTrades("005930").StartAsync();

        var session = await server.NextSessionAsync();
        Assert.That(session.Frames.Count(frame => frame.Name == "REMOVE"), Is.EqualTo(3));
    }
}
