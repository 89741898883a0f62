using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Streams;
using Kiwoom.Redis.Tests.Support;
using StackExchange.Redis;

namespace Kiwoom.Redis.Tests;

/// <summary>What a Redis forgets, and what a process that slept remembers.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RestartTests
{
    [Test, CancelAfter(20_000)]
    public async Task A_former_holder_gets_a_new_fencing_number_from_a_Redis_that_has_forgotten_it(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var link = new RedisLink(new KiwoomRedisOptions { Configuration = server.Configuration });
        await using var redis = await server.ConnectAsync();
        var keys = new RedisKeys("test", "account");
        var former = new Lease(link, keys, "former", TimeSpan.FromSeconds(1));
        var present = new Lease(link, keys, "present", TimeSpan.FromSeconds(1));
        await former.TakeAsync(cancellationToken);
        var first = former.Fence;
        await redis.GetDatabase().KeyDeleteAsync(keys.Lease);
        await present.TakeAsync(cancellationToken);

        // The one that slept learns that another holds it, and then Redis forgets everything.
        Assert.That(await former.TakeAsync(cancellationToken), Is.GreaterThan(TimeSpan.Zero));
        await redis.GetDatabase().KeyDeleteAsync([keys.Lease, keys.Fence]);

        // Whoever holds the connection comes first: it renews, the other one waits for as long as a lease is.
        Assert.That(await former.TakeAsync(cancellationToken), Is.GreaterThan(TimeSpan.Zero));
        Assert.That(await present.RenewAsync(cancellationToken), Is.True);
        Assert.That(await former.TakeAsync(cancellationToken), Is.GreaterThan(TimeSpan.Zero));
        await redis.GetDatabase().KeyDeleteAsync([keys.Lease, keys.Fence]);
        await WaitForAsync(async () => await former.TakeAsync(cancellationToken) == TimeSpan.Zero, cancellationToken);
        Assert.That(former.Fence, Is.GreaterThan(first).And.GreaterThan(present.Fence));
        Assert.That(await present.RenewAsync(cancellationToken), Is.False);
    }

    [Test, CancelAfter(60_000)]
    public async Task Readers_go_on_after_each_takeover_and_each_restart(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(bed.Redis.Configuration + ",abortConnect=false");
        var clients = new List<(KiwoomClient Client, KiwoomRedis Shared)>();
        for (var i = 0; i < 3; i++)
        {
            var client = bed.Create(out var shared);
            clients.Add((client, shared));
        }

        var readings = new List<IAsyncEnumerator<StockTrade>>();
        foreach (var (client, _) in clients)
        {
            var stream = client.Realtime.StockTrades("005930");
            await stream.StartAsync(cancellationToken);
            readings.Add(stream.GetAsyncEnumerator(cancellationToken));
        }

        using var publishing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var number = 0;
        var publisher = Task.Run(
            async () =>
            {
                while (!publishing.IsCancellationRequested)
                {
                    await StreamTests.PublishAsync(bed, "005930", Interlocked.Increment(ref number));
                    await Task.Delay(5, CancellationToken.None);
                }
            },
            cancellationToken);
        for (var round = 0; round < 3; round++)
        {
            // The lease goes to another one, as after a sleep of its holder; and before that one has held it for long, Redis forgets all.
            var holder = clients.Single(pair => pair.Shared.IsHolding).Shared;
            await redis.GetDatabase().KeyDeleteAsync(holder.Keys.Lease);
            await WaitForAsync(() => Task.FromResult(clients.Exists(pair => pair.Shared.IsHolding && pair.Shared != holder) && !holder.IsHolding), cancellationToken, () => redis.GetDatabase().KeyDeleteAsync(holder.Keys.Lease));
            await bed.Redis.KillAsync();
            await bed.Redis.RestartAsync();
            var from = Volatile.Read(ref number);
            foreach (var reading in readings)
            {
                do
                {
                    Assert.That(await reading.MoveNextAsync());
                }
                while (reading.Current.CurrentPrice <= from);
            }

            await WaitForAsync(() => Task.FromResult(clients.Count(pair => pair.Shared.IsHolding) == 1), cancellationToken);
        }

        await publishing.CancelAsync();
        await publisher;
    }

    [Test, CancelAfter(30_000)]
    public async Task A_refusal_holds_no_longer_than_its_reason(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync(new() { Realtime = new() { MaxItemsPerConnection = 1 } });
        var holder = bed.Create(configureClient: options => options.Realtime.MaxItemsPerConnection = 1);
        var first = holder.Realtime.StockTrades("005930");
        await first.StartAsync(cancellationToken);
        var other = bed.Create(redis => redis.MayHold = false);
        Assert.That(async () => await other.Realtime.StockTrades("000660").StartAsync(cancellationToken), Throws.InstanceOf<KiwoomException>());

        await first.DisposeAsync();
        await bed.Simulator.Realtime.WaitForAsync(sessions => sessions[^1].Registrations.Count == 0, cancellationToken);

        await other.Realtime.StockTrades("000660").StartAsync(cancellationToken);
    }

    [Test, CancelAfter(20_000)]
    public async Task A_stream_that_nobody_follows_does_not_stay_for_ever(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        var trades = client.Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 1);
        await StreamTests.ReadAsync(trades, 1, cancellationToken);
        await using var redis = await bed.Redis.ConnectAsync();

        Assert.That(
            await redis.GetDatabase().KeyTimeToLiveAsync(shared.Keys.Stream("0B:005930")), Is.InRange(TimeSpan.FromDays(6), TimeSpan.FromDays(7)));
    }

    internal static async Task WaitForAsync(Func<Task<bool>> condition, CancellationToken cancellationToken, Func<Task>? again = null)
    {
        while (!await condition())
        {
            await Task.Delay(50, cancellationToken);
            if (again is not null)
            {
                await again();
            }
        }
    }
}
