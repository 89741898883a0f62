using Kiwoom.Realtime;
using Kiwoom.Redis.Tests.Support;

namespace Kiwoom.Redis.Tests;

/// <summary>The README's realtime samples, with a connection of one's own and through the relay: the set-up is all that differs.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ReadmeSampleTests
{
    [Test, CancelAfter(120_000)]
    public async Task Trades_come_both_ways([Values] bool isRelayed, CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var kiwoom = CreateClient(bed, isRelayed);
        var trades = kiwoom.Realtime.StockTrades("005930", "000660");
        await trades.StartAsync(cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 70_000);
        await StreamTests.PublishAsync(bed, "000660", 200_000);

        var received = await StreamTests.ReadAsync(trades, 2, cancellationToken);

        Assert.That(received.Select(trade => $"{trade.StockCode} {trade.CurrentPrice:0} {trade.GapBefore?.Reason}"), Is.EquivalentTo(new[] { "005930 70000 ", "000660 200000 " }));
    }

    [Test, CancelAfter(120_000)]
    public async Task Several_types_in_one_stream_come_both_ways([Values] bool isRelayed, CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var kiwoom = CreateClient(bed, isRelayed);
        var merged = kiwoom.Realtime.Merge(kiwoom.Realtime.StockTrades("005930"), kiwoom.Realtime.OrderBooks("005930"), kiwoom.Realtime.OrderExecutions());
        await merged.StartAsync(cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 70_000);
        await bed.Simulator.Realtime.PublishAsync("0D", "005930", cancellationToken: cancellationToken);
        await bed.Simulator.Realtime.PublishAsync("00", "005930", cancellationToken: cancellationToken);

        var received = await StreamTests.ReadAsync(merged, 3, cancellationToken);

        Assert.That(received.Select(message => message.GetType().Name), Is.EquivalentTo(new[] { nameof(StockTrade), nameof(OrderBookUpdate), nameof(OrderExecutionUpdate) }));
        Assert.That(received.OfType<OrderExecutionUpdate>().Single().Item, Is.EqualTo("005930"));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_break_of_the_connection_is_the_same_gap_both_ways([Values] bool isRelayed, CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var kiwoom = CreateClient(bed, isRelayed);
        var books = kiwoom.Realtime.OrderBooks(["005930"], new StreamOptions { Overflow = StreamOverflow.Latest });
        await books.StartAsync(cancellationToken);
        bed.Simulator.Realtime.Drop();
        await bed.Simulator.Realtime.WaitForAsync(
            sessions => sessions.Any(session => session.IsOpen && session.Registrations.Count > 0 && session.Id > sessions[0].Id), cancellationToken);
        await bed.Simulator.Realtime.PublishAsync("0D", "005930", cancellationToken: cancellationToken);

        var received = await StreamTests.ReadAsync(books, 1, cancellationToken);

        Assert.That(received[0].GapBefore?.Reason, Is.EqualTo(StreamGapReason.ConnectionLost));
    }

    private static KiwoomClient CreateClient(RelayBed bed, bool isRelayed) => isRelayed ? bed.Create() : bed.CreateAlone();
}
