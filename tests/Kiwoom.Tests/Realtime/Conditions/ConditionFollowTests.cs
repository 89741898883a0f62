using System.Text.Json;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>Searches that go on.</summary>
[Parallelizable]
internal sealed class ConditionFollowTests
{
    [Test]
    public async Task First_come_all_stocks_then_those_that_come_and_go()
    {
        await using var bed = await ConditionBed.StartAsync();
        await using var messages = bed.Search.Follow("4").GetAsyncEnumerator();

        var all = await messages.TakeAsync<ConditionSnapshot>();
        bed.Simulator.Realtime.PublishCondition("4", "005380", inserted: true);
        bed.Simulator.Realtime.PublishCondition("4", "000660", inserted: false);
        var (inserted, deleted) = (await messages.TakeAsync<ConditionMatch>(), await messages.TakeAsync<ConditionMatch>());

        Assert.That(all.Stocks, Has.Count.EqualTo(10).And.Contains((StockCode)"005930"));
        Assert.That(
            (inserted.ConditionNumber, inserted.StockCode, inserted.ConditionChange?.Value),
            Is.EqualTo(("4", (StockCode)"005380", (ConditionChange?)ConditionChange.Insert)));
        Assert.That((deleted.StockCode, deleted.ConditionChange?.Value), Is.EqualTo(((StockCode)"000660", (ConditionChange?)ConditionChange.Delete)));
        Assert.That(bed.Sent, Is.EqualTo("CNSRLST CNSRREQ"));
    }

    [Test]
    public async Task Two_streams_run_a_condition_once_and_the_last_one_ends_it()
    {
        await using var bed = await ConditionBed.StartAsync();
        var first = bed.Search.Follow("1").GetAsyncEnumerator();
        await first.TakeAsync<ConditionSnapshot>();
        bed.Simulator.Realtime.PublishCondition("1", "111111", inserted: true);
        bed.Simulator.Realtime.PublishCondition("1", "005930", inserted: false);
        await first.TakeAsync<ConditionMatch>();
        await first.TakeAsync<ConditionMatch>();

        var second = bed.Search.Follow("1").GetAsyncEnumerator();
        var all = await second.TakeAsync<ConditionSnapshot>();
        await first.DisposeAsync();
        bed.Simulator.Realtime.PublishCondition("1", "222222", inserted: true);
        var match = await second.TakeAsync<ConditionMatch>();
        await second.DisposeAsync();
        await bed.WaitForRunningAsync();

        Assert.That(all.Stocks, Has.Count.EqualTo(10).And.Contains((StockCode)"111111").And.No.Member((StockCode)"005930"));
        Assert.That(match.StockCode, Is.EqualTo((StockCode)"222222"));
        Assert.That(bed.Sent, Is.EqualTo("CNSRLST CNSRREQ CNSRCLR"));
    }

    [Test]
    public async Task Streams_of_two_conditions_get_their_own_matches_and_a_merged_one_gets_both()
    {
        await using var bed = await ConditionBed.StartAsync();
        await using var one = bed.Search.Follow("1").GetAsyncEnumerator();
        await using var two = bed.Search.Follow("2").GetAsyncEnumerator();
        await using var both = bed.Client.Realtime.Merge(bed.Search.Follow("1"), bed.Search.Follow("2")).GetAsyncEnumerator();
        await one.TakeAsync<ConditionSnapshot>();
        await two.TakeAsync<ConditionSnapshot>();
        await both.TakeAsync<ConditionSnapshot>();
        await both.TakeAsync<ConditionSnapshot>();

        bed.Simulator.Realtime.PublishCondition("2", "222222", inserted: true);
        bed.Simulator.Realtime.PublishCondition("1", "111111", inserted: true);

        Assert.That((await one.TakeAsync<ConditionMatch>()).ConditionNumber, Is.EqualTo("1"));
        Assert.That((await two.TakeAsync<ConditionMatch>()).ConditionNumber, Is.EqualTo("2"));
        Assert.That((await both.TakeAsync<ConditionMatch>()).ConditionNumber, Is.EqualTo("2"));
        Assert.That((await both.TakeAsync<ConditionMatch>()).ConditionNumber, Is.EqualTo("1"));
    }

    [Test]
    public async Task After_a_break_a_gap_and_a_new_snapshot_come([Values] bool asElements)
    {
        await using var bed = await ConditionBed.StartAsync();
        await using var trades = bed.Client.Realtime.StockTrades("005930");
        await trades.StartAsync();
        var stream = bed.Search.Follow("3");
        await using var messages = (asElements ? stream.WithGaps() : stream).GetAsyncEnumerator();
        await messages.TakeAsync<ConditionSnapshot>();

        bed.Simulator.Realtime.Reset();
        var gap = asElements ? await messages.TakeAsync<StreamGap>() : null;
        var all = await messages.TakeAsync<ConditionSnapshot>();
        bed.Simulator.Realtime.PublishCondition("3", "333333", inserted: true);
        var match = await messages.TakeAsync<ConditionMatch>();

        Assert.That((gap ?? all.GapBefore)?.Reason, Is.EqualTo(StreamGapReason.ConnectionLost));
        Assert.That(all.Stocks, Has.Count.EqualTo(10));
        Assert.That((match.StockCode, match.GapBefore), Is.EqualTo(((StockCode)"333333", (StreamGap?)null)));
        Assert.That(bed.Sent.Replace("REG ", "", StringComparison.Ordinal), Is.EqualTo("CNSRLST CNSRREQ CNSRLST CNSRREQ"));
    }

    [Test]
    public async Task Frame_that_cannot_be_read_is_a_gap()
    {
        await using var bed = await ConditionBed.StartAsync();
        await using var messages = bed.Search.Follow("3").GetAsyncEnumerator();
        await messages.TakeAsync<ConditionSnapshot>();

        bed.Simulator.Realtime.SendText("{");
        bed.Simulator.Realtime.PublishCondition("3", "333333", inserted: true);
        var match = await messages.TakeAsync<ConditionMatch>();
        await using var joined = bed.Search.Follow("3").GetAsyncEnumerator();

        Assert.That(match.GapBefore?.Reason, Is.EqualTo(StreamGapReason.UnreadableFrame));
        Assert.That((await joined.TakeAsync<ConditionSnapshot>()).GapBefore?.Reason, Is.EqualTo(StreamGapReason.UnreadableFrame));
    }

    [Test]
    public async Task Eleventh_condition_is_refused_before_it_is_sent_and_finds_room_when_one_ends()
    {
        await using var bed = await ConditionBed.StartAsync(new SimulatorRealtimeOptions { ConditionNames = [.. Enumerable.Range(0, 11).Select(i => $"조건{i}")] });
        var streams = Enumerable.Range(0, 10).Select(i => bed.Search.Follow($"{i}")).ToList();
        await Task.WhenAll(streams.Select(stream => stream.StartAsync()));
        await using var eleventh = bed.Search.Follow("10");

        Assert.That(() => eleventh.StartAsync(), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("10 conditions"));
        Assert.That(bed.Sent, Is.EqualTo("CNSRLST" + string.Concat(Enumerable.Repeat(" CNSRREQ", 10))));
        await using var again = bed.Search.Follow("9");
        await again.StartAsync();
        await streams[0].DisposeAsync();
        await eleventh.StartAsync();

        await bed.WaitForRunningAsync("1", "10", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    [Test]
    public async Task Condition_takes_no_place_of_an_item()
    {
        await using var bed = await ConditionBed.StartAsync();
        await using var kiwoom = ConditionBed.CreateClient(bed.Simulator.BaseAddress, options => options.MaxItemsPerConnection = 1);
        await using var trades = kiwoom.Realtime.StockTrades("005930");
        await trades.StartAsync();
        await using var condition = kiwoom.ConditionSearch.Follow("0");

        await condition.StartAsync();

        Assert.That(bed.Sent, Is.EqualTo("REG CNSRLST CNSRREQ"));
    }

    [Test]
    public async Task Unknown_condition_is_refused_and_other_streams_go_on()
    {
        await using var bed = await ConditionBed.StartAsync();
        await using var messages = bed.Search.Follow("0").GetAsyncEnumerator();
        await messages.TakeAsync<ConditionSnapshot>();
        await using var unknown = bed.Search.Follow("99");

        Assert.That(() => unknown.StartAsync(), Throws.InstanceOf<KiwoomApiException>().With.Property("ApiId").EqualTo("ka10173"));

        bed.Simulator.Realtime.PublishCondition("0", "111111", inserted: true);
        Assert.That((await messages.TakeAsync<ConditionMatch>()).GapBefore, Is.Null);
    }

    [Test]
    public async Task Stream_that_is_never_answered_tells_its_caller_and_leaves_the_others_alive()
    {
        await using var server = new ConditionServer(Mute("9"));
        await using var kiwoom = ConditionBed.CreateClient(server.Address, options => options.AnswerTimeout = TimeSpan.FromSeconds(1));
        await using var messages = kiwoom.ConditionSearch.Follow("0").GetAsyncEnumerator();
        await messages.TakeAsync<ConditionSnapshot>();
        await using var mute = kiwoom.ConditionSearch.Follow("9");

        Assert.That(() => mute.StartAsync(), Throws.TypeOf<KiwoomTransportException>().With.Property("ApiId").EqualTo("ka10173"));
        Assert.That((await messages.TakeAsync<ConditionSnapshot>()).GapBefore?.Reason, Is.EqualTo(StreamGapReason.ServerSilent));
    }

    [Test]
    public async Task Stream_that_is_not_answered_after_a_break_ends_with_the_reason_and_the_others_go_on()
    {
        var muted = "";
        await using var server = new ConditionServer(frame => Mute(Volatile.Read(ref muted))(frame));
        await using var kiwoom = ConditionBed.CreateClient(server.Address, options => options.AnswerTimeout = TimeSpan.FromSeconds(1));
        await using var healthy = kiwoom.ConditionSearch.Follow("0").GetAsyncEnumerator();
        await using var muting = kiwoom.ConditionSearch.Follow("9").GetAsyncEnumerator();
        await healthy.TakeAsync<ConditionSnapshot>();
        await muting.TakeAsync<ConditionSnapshot>();

        Volatile.Write(ref muted, "9");
        await using var third = kiwoom.ConditionSearch.Follow("8");
        Volatile.Write(ref muted, "8,9");
        Assert.That(() => third.StartAsync(), Throws.TypeOf<KiwoomTransportException>());

        Assert.That(async () => await muting.MoveNextAsync().AsTask().WaitAsync(StreamReading.Patience), Throws.TypeOf<KiwoomTransportException>());
        Assert.That((await healthy.TakeAsync<ConditionSnapshot>()).GapBefore, Is.Not.Null);
    }

    [Test]
    public async Task Options_that_would_drop_are_refused([Values(StreamOverflow.DropOldest, StreamOverflow.Latest)] StreamOverflow overflow)
    {
        await using var bed = await ConditionBed.StartAsync();

        Assert.That(() => bed.Search.Follow("0", new StreamOptions { Overflow = overflow }), Throws.TypeOf<KiwoomRequestException>());
    }

    [Test]
    public async Task Key_that_is_used_elsewhere_ends_streams_and_searches()
    {
        await using var bed = await ConditionBed.StartAsync();
        await using var messages = bed.Search.Follow("0").GetAsyncEnumerator();
        await messages.TakeAsync<ConditionSnapshot>();

        bed.Simulator.Realtime.KickOut();

        Assert.That(async () => await messages.MoveNextAsync().AsTask().WaitAsync(StreamReading.Patience), Throws.TypeOf<KiwoomSessionReplacedException>());
        Assert.That(() => bed.Search.SearchAsync("0"), Throws.TypeOf<KiwoomSessionReplacedException>());
    }

    private static Func<JsonElement, IEnumerable<string>> Mute(string numbers) => frame =>
    {
        var name = ConditionServer.Trnm(frame);
        return name == "CNSRREQ" && numbers.Split(',').Contains(frame.GetProperty("seq").GetString())
            ? []
            : [$$"""{"trnm":"{{name}}","return_code":0,"return_msg":"","data":[]}"""];
    };
}
