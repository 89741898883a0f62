namespace Kiwoom.Tests.Realtime;

/// <summary>An item that the server does not answer, or answers so that nobody can read it, and what others notice of it.</summary>
[Parallelizable]
internal sealed class SickItemTests
{
    [Test]
    public async Task Item_that_is_never_answered_fails_after_some_tries_and_what_ran_before_goes_on()
    {
        await using var server = new SocketServer(Ignore("000777"));
        await using var kiwoom = server.CreateClient(options => options.Realtime.AnswerTimeout = TimeSpan.FromSeconds(1));
        await using var healthy = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var session = await server.BeginAsync(healthy);

        var e = (await Assert.ThrowsAsync<KiwoomTransportException>(() => kiwoom.Realtime.StockTrades("000777").StartAsync()))!;

        Assert.That(e.ApiId, Is.EqualTo("REG"));
        Assert.That(e.InnerException, Is.TypeOf<TimeoutException>());
        var next = healthy.NextAsync();
        while (!next.IsCompleted)
        {
            // The last try costs a connection too, which may still be on its way out.
            session = await server.NextSessionAsync();
            Assert.That((await session.NextAsync("REG")).Entries, Is.EqualTo(new[] { "0B 005930" }), "apart from what may not be answered");
            await session.SendTradeAsync("005930", 2).ContinueWith(_ => { }, TaskScheduler.Default);
            await Task.WhenAny(next, session.Ended);
        }

        Assert.That(((await next).AccumulatedVolume, next.Result.GapBefore?.Reason), Is.EqualTo((2L, StreamGapReason.ServerSilent)));
        Assert.That(server.SessionCount, Is.GreaterThanOrEqualTo(4), "three tries");
    }

    [Test]
    public async Task One_of_many_new_items_that_is_not_answered_is_found_and_the_others_run()
    {
        await using var server = new SocketServer(Ignore("000777"));
        await using var kiwoom = server.CreateClient(options => options.Realtime.AnswerTimeout = TimeSpan.FromSeconds(1));
        var streams = Enumerable.Range(770, 15).Select(i => kiwoom.Realtime.StockTrades($"{i:000000}")).ToList();

        var starting = streams.Select(stream => stream.StartAsync()).ToList();

        await Task.WhenAll(starting).ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.That(starting.FindAll(start => !start.IsCompletedSuccessfully).Select(start => starting.IndexOf(start)), Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public async Task Answer_without_a_return_code_fails_its_stream_and_no_other_and_the_item_is_removed()
    {
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && frame.Entries.Contains("0B 000777")
            ? session.SendAsync("""{"trnm":"REG","return_msg":"?"}""")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var healthy = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var first = healthy.NextAsync();
        var session = await server.NextRegistrationAsync();

        Assert.That(async () => await kiwoom.Realtime.StockTrades("000777").StartAsync(), Throws.TypeOf<KiwoomProtocolException>());

        Assert.That((await session.NextAsync("REMOVE")).Entries, Is.EqualTo(new[] { "0B 000777" }), "the server may have it");
        await session.SendTradeAsync("005930", 1);
        Assert.That((await first).GapBefore, Is.Null);
        Assert.That(server.SessionCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Stream_that_shares_an_item_with_a_refused_one_runs()
    {
        await using var held = new HeldLogin();
        await using var kiwoom = held.Server.CreateClient();
        var bad = kiwoom.Realtime.StockTrades("000003", HeldLogin.RefusedItem).StartAsync();
        var good = kiwoom.Realtime.StockTrades("000003", "000004").StartAsync();
        await held.AdmitAsync();

        Assert.That(async () => await bad, Throws.TypeOf<KiwoomInvalidRequestException>());
        await good;
    }

    private static Func<SocketSession, SocketFrame, Task> Ignore(string item) => (session, frame) =>
        frame.Name == "REG" && frame.Entries.Contains($"0B {item}") ? Task.CompletedTask : session.AnswerAsync(frame);
}
