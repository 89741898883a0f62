using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Streams;
using Kiwoom.Redis.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Kiwoom.Redis.Tests;

/// <summary>What a Redis forgets, and what a process that slept remembers.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RestartTests
{
    [Test, CancelAfter(120_000)]
    public async Task A_former_holder_gets_a_new_fencing_number_from_a_Redis_that_has_forgotten_it(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var link = new RedisLink(server.CreateOptions());
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

    [Test, CancelAfter(120_000)]
    public async Task A_holder_that_slept_past_its_lease_does_not_tell_a_Redis_that_has_forgotten_who_holds_it(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var link = new RedisLink(server.CreateOptions());
        await using var redis = await server.ConnectAsync();
        var keys = new RedisKeys("test", "account");
        var length = TimeSpan.FromSeconds(1);
        var sleeper = new Lease(link, keys, "sleeper", length);
        var present = new Lease(link, keys, "present", length);
        await sleeper.TakeAsync(cancellationToken);
        await Task.Delay(length * 1.2, cancellationToken);
        await WaitForAsync(async () => await present.TakeAsync(cancellationToken) == TimeSpan.Zero, cancellationToken);
        await redis.GetDatabase().KeyDeleteAsync([keys.Lease, keys.Fence]);

        Assert.That(await sleeper.RenewAsync(cancellationToken), Is.False);
        Assert.That(await sleeper.TakeAsync(cancellationToken), Is.GreaterThan(TimeSpan.Zero));
        Assert.That(await present.RenewAsync(cancellationToken), Is.True);
    }

    [Test, CancelAfter(120_000)]
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

    [Test, CancelAfter(120_000)]
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

    [Test, CancelAfter(120_000)]
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

    [Test, CancelAfter(120_000)]
    public async Task A_gap_reaches_back_to_the_beginning_where_nothing_came_before_it(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var first = bed.Create(out var former);
        await first.Realtime.OrderExecutions().StartAsync(cancellationToken);
        var second = bed.Create(out var next);
        var executions = second.Realtime.OrderExecutions();
        await executions.StartAsync(cancellationToken);
        await using var redis = await bed.Redis.ConnectAsync();
        var before = DateTimeOffset.UtcNow;
        await WaitForAsync(() => Task.FromResult(next.IsHolding && !former.IsHolding), cancellationToken, () => redis.GetDatabase().KeyDeleteAsync(former.Keys.Lease));
        var reading = StreamTests.ReadAsync(executions, 1, cancellationToken);
        await WaitForAsync(
            () => Task.FromResult(reading.IsCompleted), cancellationToken, async () => await bed.Simulator.Realtime.PublishAsync("00", "005930", cancellationToken: cancellationToken));
        var gap = (await reading)[0].GapBefore;

        // An execution of that time is looked up in it.
        Assert.That(gap?.From, Is.LessThanOrEqualTo(before));
        Assert.That(gap?.Until, Is.GreaterThanOrEqualTo(before));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_full_Redis_costs_nothing_but_sharing_and_loses_no_message(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared, configureClient: options => options.RateLimits.QueriesPerSecond = 1000);
        var trades = client.Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        await using var reading = trades.GetAsyncEnumerator(cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 1);
        Assert.That(await reading.MoveNextAsync());
        await using var redis = await bed.Redis.ConnectAsync();
        await redis.GetServers()[0].ConfigSetAsync("maxmemory", "1");

        await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);
        Assert.That(
            async () => await shared.Orders.SendAsync("key", KeyedOrders.Order, _ => throw new InvalidOperationException("sent"), cancellationToken),
            Throws.InstanceOf<RedisUnavailableException>());
        await WaitForAsync(async () => !await redis.GetDatabase().KeyExistsAsync(shared.Keys.Lease), cancellationToken);
        await StreamTests.PublishAsync(bed, "005930", 2);
        await redis.GetServers()[0].ConfigSetAsync("maxmemory", "0");

        Assert.That(await reading.MoveNextAsync());
        Assert.That(reading.Current.CurrentPrice, Is.EqualTo(2));
        Assert.That(reading.Current.GapBefore, Is.Null);
        Assert.That(bed.Simulator.Realtime.Sessions, Has.Count.EqualTo(1));
    }

    [Test, CancelAfter(120_000)]
    public async Task What_was_being_written_when_a_process_leaves_is_written_first(CancellationToken cancellationToken)
    {
        const int Many = 600;
        await using var server = await RedisServer.StartAsync();
        await using var link = new RedisLink(new KiwoomRedisOptions { Configuration = server.Configuration });
        await using var redis = await server.ConnectAsync();
        var route = new HeldRoute(new RelayRoute("0B", "005930"), "test:stream", 10_000) { Messages = null! };
        var writer = new Streams.StreamWriter(link, new RedisKeys("test", "account"), 1, NullLogger.Instance);
        await link.ProbeAsync(database => database.PingAsync(), cancellationToken);
        writer.Begin(route, 1);
        server.Freeze();
        Add(Many);
        using var leaving = new CancellationTokenSource();
        var running = writer.RunAsync(leaving.Token);
        await WaitForAsync(() => Task.FromResult(writer.Waiting == 0), cancellationToken);
        Add(1);
        await leaving.CancelAsync();
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        server.Thaw();

        await writer.FlushAsync(cancellationToken);

        Assert.That(await redis.GetDatabase().StreamLengthAsync("test:stream"), Is.EqualTo(Many + 1));

        void Add(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var now = DateTimeOffset.UtcNow;
                writer.Add(route, new StreamGap { Type = "0B", Item = "005930", From = now, Until = now, Reason = StreamGapReason.Overflow, ReceivedAt = now });
            }
        }
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
