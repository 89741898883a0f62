using System.Globalization;
using Kiwoom.Orders;
using Kiwoom.Realtime;
using Kiwoom.Redis.Tests.Support;
using Kiwoom.Simulator;

namespace Kiwoom.Redis.Tests;

/// <summary>A Redis with a replica, which takes over by hand; what the replica did not get is lost.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ReplicaTests
{
    [Test, CancelAfter(120_000)]
    public async Task What_a_takeover_of_the_replica_loses_is_a_gap(CancellationToken cancellationToken)
    {
        await using var bed = await ReplicaBed.StartAsync(cancellationToken);
        var clients = new[] { bed.Create(), bed.Create(), bed.Create(redis => (redis.Consumer, redis.MayHold) = ("behind", false)) };
        var streams = clients.Select(client => client.Realtime.StockTrades("005930")).ToList();
        await Task.WhenAll(streams.Select(stream => stream.StartAsync(cancellationToken)));
        var readings = streams.Select(stream => stream.GetAsyncEnumerator(cancellationToken)).ToList();
        var number = 0;
        for (; number < 20; number++)
        {
            await PublishAsync(bed.Simulator, number + 1);
        }

        // All have read what the replica has; two of three read what it does not get.
        var seen = new int[3];
        for (var i = 0; i < 3; i++)
        {
            seen[i] = await ReadToAsync(readings[i], 0, 20);
        }

        await bed.WaitForReplicaAsync(cancellationToken);
        bed.Replication.Cut();
        for (; number < 40; number++)
        {
            await PublishAsync(bed.Simulator, number + 1);
        }

        seen[0] = await ReadToAsync(readings[0], seen[0], 40);
        seen[1] = await ReadToAsync(readings[1], seen[1], 40);
        await clients[2].DisposeAsync();
        await bed.FailOverAsync();

        // The one that stood behind goes on at the replica, where what it had not read is not.
        var again = bed.Create(redis => (redis.Consumer, redis.MayHold) = ("behind", false)).Realtime.StockTrades("005930");
        await again.StartAsync(cancellationToken);
        readings[2] = again.GetAsyncEnumerator(cancellationToken);

        using var publishing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var publisher = Task.Run(
            async () =>
            {
                while (!publishing.IsCancellationRequested)
                {
                    await PublishAsync(bed.Simulator, Interlocked.Increment(ref number));
                    await Task.Delay(10, CancellationToken.None);
                }
            },
            cancellationToken);

        // Where it stood the replica knows from some moment before: what it has handled since comes again, and nothing is passed over.
        Assert.That(await readings[2].MoveNextAsync());
        seen[2] = (int)readings[2].Current.CurrentPrice!.Value;
        Assert.That(seen[2], readings[2].Current.GapBefore is null ? Is.LessThanOrEqualTo(21) : Is.GreaterThan(0));
        for (var i = 0; i < 3; i++)
        {
            await ReadToAsync(readings[i], seen[i], Volatile.Read(ref number) + 20);
        }

        await publishing.CancelAsync();
        await publisher;
    }

    [Test, CancelAfter(120_000)]
    public async Task An_order_that_the_replica_has_not_heard_of_is_not_sent(CancellationToken cancellationToken)
    {
        await using var bed = await ReplicaBed.StartAsync(cancellationToken);
        await bed.WaitForReplicaAsync(cancellationToken);
        var one = bed.Create(out var first, redis => redis.OrderReplicas = 1);
        var sent = await first.Orders.SendAsync("one", RequestOf(1), SenderOf(one, 1), cancellationToken);
        bed.Replication.Cut();
        Assert.That(async () => await first.Orders.SendAsync("two", RequestOf(2), SenderOf(one, 2), cancellationToken), Throws.InstanceOf<RedisUnavailableException>());

        await bed.FailOverAsync();
        var other = bed.Create(out var second);
        SharedOrder? known = null;
        await RestartTests.WaitForAsync(
            async () =>
            {
                try
                {
                    known = await second.Orders.SendAsync("one", RequestOf(1), SenderOf(other, 1), cancellationToken);
                    return true;
                }
                catch (RedisUnavailableException)
                {
                    return false;
                }
            },
            cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(sent.IsNew);
            Assert.That(known!.IsNew, Is.False, "the replica has its key");
            Assert.That(bed.Simulator.Orders.Select(order => order.Quantity), Is.EqualTo(new[] { 1 }));
        });

        // The one that was not sent is free where it was not heard of.
        Assert.That((await second.Orders.SendAsync("two", RequestOf(2), SenderOf(other, 2), cancellationToken)).IsNew);
    }

    private static BuyOrderRequest RequestOf(int quantity) =>
        new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = quantity, Price = 70_000, Type = OrderType.Limit };

    private static Func<CancellationToken, Task<string>> SenderOf(KiwoomClient client, int quantity) =>
        async token => (await client.Orders.BuyAsync(RequestOf(quantity), token)).OrderNumber;

    private static ValueTask<int> PublishAsync(KiwoomSimulator simulator, int number) =>
        simulator.Realtime.PublishAsync("0B", "005930", new Dictionary<string, string> { ["10"] = number.ToString(CultureInfo.InvariantCulture) });

    /// <summary>Reads up to a number; each but the next one is behind a gap, and none comes twice.</summary>
    private static async Task<int> ReadToAsync(IAsyncEnumerator<StockTrade> reading, int last, int end)
    {
        while (last < end)
        {
            Assert.That(await reading.MoveNextAsync());
            var number = (int)reading.Current.CurrentPrice!.Value;
            Assert.That(number, reading.Current.GapBefore is null ? Is.EqualTo(last + 1) : Is.GreaterThan(last));
            last = number;
        }

        return last;
    }
}
