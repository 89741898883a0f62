using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Streams;
using Kiwoom.Redis.Tests.Support;

namespace Kiwoom.Redis.Tests;

/// <summary>Where a named program goes on.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PositionTests
{
    [Test, CancelAfter(120_000)]
    public async Task A_program_that_ended_before_its_first_message_goes_on_from_its_beginning(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        await using var kept = bed.Create().Realtime.StockTrades("005930");
        await kept.StartAsync(cancellationToken);
        var first = CreateReader(bed);
        await first.Realtime.StockTrades("005930").StartAsync(cancellationToken);
        await first.DisposeAsync();
        await StreamTests.PublishAsync(bed, "005930", 1);
        await StreamTests.ReadAsync(kept, 1, cancellationToken);
        await using var again = bed.Create().Realtime.StockTrades("005930");
        await again.StartAsync(cancellationToken);

        var second = CreateReader(bed);
        var trades = second.Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 2);
        var received = await StreamTests.ReadAsync(trades, 2, cancellationToken);

        Assert.That(received.Select(trade => trade.CurrentPrice), Is.EqualTo(new[] { 1m, 2m }));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_trim_is_told_from_the_last_message_that_was_read(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        await using var kept = bed.Create(redis => redis.StreamLength = 10).Realtime.StockTrades("005930");
        await kept.StartAsync(cancellationToken);
        var first = CreateReader(bed);
        var trades = first.Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 1);
        await StreamTests.PublishAsync(bed, "005930", 2);
        var read = await StreamTests.ReadAsync(trades, 2, cancellationToken);
        await first.DisposeAsync();
        await using (var reading = kept.GetAsyncEnumerator(cancellationToken))
        {
            for (var i = 0; i < 700; i++)
            {
                await StreamTests.PublishAsync(bed, "005930", 100 + i);
            }

            do
            {
                await reading.MoveNextAsync();
            }
            while (reading.Current.CurrentPrice != 799);

            var received = await StreamTests.ReadAsync(CreateReader(bed).Realtime.StockTrades("005930"), 1, cancellationToken);
            var gap = received[0].GapBefore;

            Assert.That(gap?.Reason, Is.EqualTo(StreamGapReason.Trimmed));
            Assert.That(gap!.From, Is.LessThanOrEqualTo(read[1].ReceivedAt));
            Assert.That(gap.Until, Is.EqualTo(received[0].ReceivedAt));
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task What_came_before_a_break_of_the_way_to_Redis_does_not_come_again(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var link = new RedisLink(server.CreateOptions());
        var positions = new Positions(link, new RedisKeys("test", "account"), "reader");
        var route = new RelayRoute("0B", "005930");
        var stream = new object();
        positions.Began(route, new Position(100, 0));
        positions.Processed(stream, route, new Position(500, 5));
        positions.Received(route, new Position(510, 6));
        await positions.SaveAsync(cancellationToken);

        // Its streams have ten that it has not read yet; what is saved is where it has come to.
        Assert.That(await positions.FindAsync(route, cancellationToken), Is.EqualTo(new Position(510, 6)));
        positions.Ended(stream);
        Assert.That(await positions.FindAsync(route, cancellationToken), Is.EqualTo(new Position(500, 5)));
        Assert.That(await new Positions(link, new RedisKeys("test", "account"), "reader").FindAsync(route, cancellationToken), Is.EqualTo(new Position(500, 5)));
    }

    private static KiwoomClient CreateReader(RelayBed bed) => bed.Create(redis => (redis.Consumer, redis.MayHold) = ("reader", false));
}
