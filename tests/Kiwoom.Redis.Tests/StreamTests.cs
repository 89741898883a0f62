using System.Globalization;
using Kiwoom.Realtime;
using Kiwoom.Redis.Tests.Support;

namespace Kiwoom.Redis.Tests;

internal sealed class StreamTests
{
    [Test, CancelAfter(20_000)]
    public async Task Two_clients_read_over_one_connection(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var one = bed.Create();
        var other = bed.Create();
        var first = one.Realtime.StockTrades("005930");
        var second = other.Realtime.StockTrades("005930", "000660");
        await Task.WhenAll(first.StartAsync(cancellationToken), second.StartAsync(cancellationToken));

        var readingFirst = ReadAsync(first, 3, cancellationToken);
        var readingSecond = ReadAsync(second, 4, cancellationToken);
        for (var i = 1; i <= 3; i++)
        {
            await PublishAsync(bed, "005930", i);
        }

        await PublishAsync(bed, "000660", 9);
        var received = await readingFirst;

        Assert.Multiple(() =>
        {
            Assert.That(received.Select(trade => trade.CurrentPrice), Is.EqualTo(new[] { 1m, 2m, 3m }));
            Assert.That(received.Select(trade => trade.GapBefore), Is.All.Null);
            Assert.That(received.Select(trade => trade.Sequence), Is.Ordered.And.Unique);
            Assert.That(bed.OpenSessions.Count(), Is.EqualTo(1));
            Assert.That(bed.Simulator.Realtime.Sessions, Has.Count.EqualTo(1));
        });
        Assert.That((await readingSecond).Select(trade => trade.CurrentPrice), Is.EquivalentTo(new[] { 1m, 2m, 3m, 9m }));
    }

    [Test, CancelAfter(20_000)]
    public async Task Takeover_is_a_gap_and_costs_no_message_after_it(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var holder = bed.Create();
        await holder.Realtime.StockTrades("005930").StartAsync(cancellationToken);
        var reader = bed.Create();
        var trades = reader.Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        await PublishAsync(bed, "005930", 1);
        await using var reading = trades.GetAsyncEnumerator(cancellationToken);
        Assert.That(await reading.MoveNextAsync());
        var before = reading.Current;

        await holder.DisposeAsync();
        await bed.Simulator.Realtime.WaitForAsync(sessions => sessions.Count == 2 && sessions[1].Registrations.Count > 0, cancellationToken);
        await PublishAsync(bed, "005930", 2);
        Assert.That(await reading.MoveNextAsync());

        Assert.Multiple(() =>
        {
            Assert.That(before.CurrentPrice, Is.EqualTo(1));
            Assert.That(before.GapBefore, Is.Null);
            Assert.That(reading.Current.CurrentPrice, Is.EqualTo(2));
            Assert.That(reading.Current.GapBefore?.Reason, Is.EqualTo(StreamGapReason.Takeover));
            Assert.That(bed.OpenSessions.Count(), Is.EqualTo(1));
        });
    }

    internal static ValueTask<int> PublishAsync(RelayBed bed, string item, int price) =>
        bed.Simulator.Realtime.PublishAsync("0B", item, new Dictionary<string, string> { ["10"] = price.ToString(CultureInfo.InvariantCulture) });

    internal static async Task<List<T>> ReadAsync<T>(RealtimeStream<T> stream, int count, CancellationToken cancellationToken)
        where T : RealtimeMessage
    {
        var received = new List<T>();
        await foreach (var message in stream.WithCancellation(cancellationToken))
        {
            received.Add(message);
            if (received.Count == count)
            {
                break;
            }
        }

        return received;
    }
}
