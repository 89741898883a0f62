using Kiwoom.ConditionSearch;
using Kiwoom.Realtime;
using Kiwoom.Redis.Tests.Support;

namespace Kiwoom.Redis.Tests;

/// <summary>Condition searches of all processes over the one connection.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ConditionTests
{
    private static readonly string[] Stocks = ["005930", "000660", "035420", "005380", "051910", "006400"];

    [Test, CancelAfter(120_000)]
    public async Task Lists_and_searches_come_both_ways([Values] bool isRelayed, CancellationToken cancellationToken)
    {
        await using var bed = await StartAsync();
        var holder = isRelayed ? bed.Create() : null;
        if (holder is not null)
        {
            await holder.Realtime.StockTrades("005930").StartAsync(cancellationToken);
        }

        var kiwoom = isRelayed ? bed.Create() : bed.CreateAlone();
        var list = await kiwoom.ConditionSearch.GetConditionsAsync(cancellationToken);
        var stocks = new List<string>();
        await foreach (var stock in kiwoom.ConditionSearch.EnumerateSearchAsync("1", cancellationToken))
        {
            stocks.Add(stock.StockCode.ToString());
        }

        Assert.Multiple(() =>
        {
            Assert.That(list.Conditions.Select(condition => condition.ConditionName), Is.EqualTo(new[] { "first", "second" }));
            Assert.That(stocks.Select(code => code.TrimStart('A')), Is.EqualTo(Stocks));
            Assert.That(bed.Simulator.Realtime.Sessions, Has.Count.EqualTo(1));
        });
        Assert.That(async () => await kiwoom.ConditionSearch.SearchAsync("7", cancellationToken: cancellationToken), Throws.InstanceOf<KiwoomApiException>().With.Message.Contains("일련번호"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Two_processes_follow_one_condition(CancellationToken cancellationToken)
    {
        await using var bed = await StartAsync();
        var one = bed.Create().ConditionSearch.Follow("1");
        await using var first = one.GetAsyncEnumerator(cancellationToken);
        var begun = await NextAsync<ConditionSnapshot>(first);
        bed.Simulator.Realtime.PublishCondition("1", "068270", inserted: true);
        bed.Simulator.Realtime.PublishCondition("1", "005930", inserted: false);
        var matches = new[] { await NextAsync<ConditionMatch>(first), await NextAsync<ConditionMatch>(first) };

        // Who comes later gets what has become of it, and none of the changes before.
        await using var second = bed.Create().ConditionSearch.Follow("1").GetAsyncEnumerator(cancellationToken);
        var joined = await NextAsync<ConditionSnapshot>(second);
        bed.Simulator.Realtime.PublishCondition("1", "005930", inserted: true);
        var (last, lastOfFirst) = (await NextAsync<ConditionMatch>(second), await NextAsync<ConditionMatch>(first));

        Assert.Multiple(() =>
        {
            Assert.That(begun.Stocks.Select(stock => stock.ToString()), Is.EqualTo(Stocks));
            Assert.That(matches.Select(match => $"{match.StockCode} {match.ConditionChange}"), Is.EqualTo(new[] { $"068270 {ConditionChange.Insert}", $"005930 {ConditionChange.Delete}" }));
            Assert.That(joined.Stocks.Select(stock => stock.ToString()), Is.EqualTo(Stocks.Skip(1).Append("068270")));
            Assert.That(joined.GapBefore, Is.Null);
            Assert.That(last.StockCode.ToString(), Is.EqualTo("005930"));
            Assert.That(last.GapBefore, Is.Null);
            Assert.That(lastOfFirst.StockCode.ToString(), Is.EqualTo("005930"));
            Assert.That(bed.Simulator.Realtime.Sessions, Has.Count.EqualTo(1));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task A_takeover_begins_a_condition_anew_behind_a_gap(CancellationToken cancellationToken)
    {
        await using var bed = await StartAsync();
        var holder = bed.Create();
        await holder.Realtime.StockTrades("005930").StartAsync(cancellationToken);
        await using var reading = bed.Create().ConditionSearch.Follow("1").GetAsyncEnumerator(cancellationToken);
        await NextAsync<ConditionSnapshot>(reading);
        bed.Simulator.Realtime.PublishCondition("1", "068270", inserted: true);
        await NextAsync<ConditionMatch>(reading);

        await holder.DisposeAsync();
        var anew = await NextAsync<ConditionSnapshot>(reading);
        bed.Simulator.Realtime.PublishCondition("1", "005930", inserted: false);
        var match = await NextAsync<ConditionMatch>(reading);

        Assert.Multiple(() =>
        {
            Assert.That(anew.GapBefore?.Reason, Is.EqualTo(StreamGapReason.Takeover));
            Assert.That(anew.Stocks.Select(stock => stock.ToString()), Is.EqualTo(Stocks), "what the server tells anew");
            Assert.That(match.GapBefore, Is.Null);
            Assert.That(match.StockCode.ToString(), Is.EqualTo("005930"));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task A_break_begins_a_condition_anew_behind_a_gap_both_ways([Values] bool isRelayed, CancellationToken cancellationToken)
    {
        await using var bed = await StartAsync();
        var kiwoom = isRelayed ? bed.Create() : bed.CreateAlone();
        await using var reading = kiwoom.ConditionSearch.Follow("1").GetAsyncEnumerator(cancellationToken);
        await NextAsync<ConditionSnapshot>(reading);
        bed.Simulator.Realtime.Drop();
        var anew = await NextAsync<ConditionSnapshot>(reading);

        Assert.That(anew.GapBefore?.Reason, Is.EqualTo(StreamGapReason.ConnectionLost));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_condition_that_nobody_follows_ends_and_one_that_does_not_exist_is_refused(CancellationToken cancellationToken)
    {
        await using var bed = await StartAsync();
        var kiwoom = bed.Create();
        await using (var reading = kiwoom.ConditionSearch.Follow("1").GetAsyncEnumerator(cancellationToken))
        {
            await NextAsync<ConditionSnapshot>(reading);
            Assert.That(bed.Simulator.Realtime.Sessions[0].Conditions, Is.EqualTo(new[] { "1" }));
        }

        await RestartTests.WaitForAsync(() => Task.FromResult(bed.Simulator.Realtime.Sessions[0].Conditions.Count == 0), cancellationToken);
        Assert.That(async () => await kiwoom.ConditionSearch.Follow("7").StartAsync(cancellationToken), Throws.InstanceOf<KiwoomException>().With.Message.Contains("일련번호"));

        // It is asked for again and runs again.
        await using var again = kiwoom.ConditionSearch.Follow("1").GetAsyncEnumerator(cancellationToken);
        Assert.That((await NextAsync<ConditionSnapshot>(again)).GapBefore, Is.Null);
    }

    private static Task<RelayBed> StartAsync() =>
        RelayBed.StartAsync(new() { Realtime = new() { ConditionNames = ["first", "second"], ConditionStocks = Stocks } });

    private static async Task<T> NextAsync<T>(IAsyncEnumerator<RealtimeMessage> reading)
        where T : RealtimeMessage
    {
        Assert.That(await reading.MoveNextAsync());
        Assert.That(reading.Current, Is.InstanceOf<T>());
        return (T)reading.Current;
    }
}
