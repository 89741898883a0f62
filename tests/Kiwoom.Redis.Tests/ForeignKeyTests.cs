using Kiwoom.Redis.Tests.Support;
using StackExchange.Redis;

namespace Kiwoom.Redis.Tests;

/// <summary>A key of a stream that somebody else has made something else of.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ForeignKeyTests
{
    [Test, CancelAfter(120_000)]
    public async Task A_key_that_is_no_stream_is_set_aside_and_holds_up_no_other([Values] bool isWrittenTo)
    {
        CancellationToken cancellationToken = TestContext.CurrentContext.CancellationToken;
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        await using var trades = client.Realtime.StockTrades("005930", "000660");
        await trades.StartAsync(cancellationToken);
        await using var reading = trades.GetAsyncEnumerator(cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 1);
        Assert.That(await reading.MoveNextAsync());
        await using var redis = await bed.Redis.ConnectAsync();
        var key = shared.Keys.Stream("0B:005930");
        await redis.GetDatabase().StringSetAsync(key, "foreign");

        if (isWrittenTo)
        {
            await StreamTests.PublishAsync(bed, "005930", 2);
        }

        // Now and then a reader looks at all its streams.
        await Task.Delay(1500, cancellationToken);
        await StreamTests.PublishAsync(bed, "000660", 3);
        var prices = new List<decimal>();
        for (var i = 0; i < (isWrittenTo ? 2 : 1); i++)
        {
            Assert.That(await reading.MoveNextAsync());
            Assert.That(reading.Current.GapBefore, Is.Null);
            prices.Add(reading.Current.CurrentPrice!.Value);
        }

        Assert.That(prices, Is.EquivalentTo(isWrittenTo ? new[] { 2m, 3m } : [3m]));

        // It is somebody's: it is kept under another name.
        var aside = redis.GetServers()[0].Keys(pattern: key.Replace("{", "\\{", StringComparison.Ordinal) + ":*").ToList();
        Assert.That(aside, Has.Count.EqualTo(1));
        Assert.That((string?)await redis.GetDatabase().StringGetAsync(aside[0]), Is.EqualTo("foreign"));
        Assert.That(bed.Simulator.Realtime.Sessions, Has.Count.EqualTo(1));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_stream_begins_where_its_key_is_no_stream(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        await using var redis = await bed.Redis.ConnectAsync();
        await redis.GetDatabase().ListLeftPushAsync(shared.Keys.Stream("0B:005930"), "foreign");

        await using var trades = client.Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        var reading = StreamTests.ReadAsync(trades, 1, cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 1);

        Assert.That((await reading)[0].CurrentPrice, Is.EqualTo(1));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_reader_that_has_read_nothing_yet_is_told_of_a_trim_from_its_beginning(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        await using var kept = bed.Create(out var shared).Realtime.StockTrades("005930");
        await kept.StartAsync(cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 1);
        await StreamTests.ReadAsync(kept, 1, cancellationToken);

        await using var trades = bed.Create(redis => redis.MayHold = false).Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        var before = DateTimeOffset.UtcNow;
        await using var redis = await bed.Redis.ConnectAsync();
        var database = redis.GetDatabase();
        var last = (await database.StreamRangeAsync(shared.Keys.Stream("0B:005930"), messageOrder: Order.Descending, count: 1))[0];

        // Eight that it has not read are no more.
        await Task.Delay(20, cancellationToken);
        var number = Streams.StreamReader.NumberOf(last.Id) + 9;
        var time = Streams.RelayTime.ToMicroseconds(DateTimeOffset.UtcNow);
        await database.StreamAddAsync(shared.Keys.Stream("0B:005930"), "1", $"{time} 12\n{{\"10\":\"700\"}}\n", number);
        var received = (await StreamTests.ReadAsync(trades, 1, cancellationToken))[0];

        Assert.That(received.CurrentPrice, Is.EqualTo(700));
        Assert.That(received.GapBefore?.From, Is.LessThanOrEqualTo(before));
    }
}
