using Kiwoom.Redis.Tests.Support;
using Kiwoom.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Kiwoom.Redis.Tests.Support.KeyedOrders;

namespace Kiwoom.Redis.Tests;

/// <summary>What processes know of an order by its key.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class OrderTests
{
    [Test, CancelAfter(120_000)]
    public async Task One_key_is_one_order_however_many_processes_ask(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var orders = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            var client = bed.Create(out var shared);
            return await BuyAsync(shared, client, cancellationToken);
        }));

        var known = bed.Create(out var later);
        var again = await BuyAsync(later, known, cancellationToken);
        Assert.Multiple(() =>
        {
            Assert.That(bed.Simulator.Orders, Has.Count.EqualTo(1));
            Assert.That(orders.Count(order => order.IsNew), Is.EqualTo(1));
            Assert.That(again.State, Is.EqualTo(SharedOrderState.Accepted));
            Assert.That(again.OrderNumber, Is.EqualTo(bed.Simulator.Orders[0].OrderNumber));
            Assert.That(again.IsNew, Is.False);
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Without_Redis_nothing_is_sent(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        await bed.Redis.KillAsync();

        Assert.That(
            async () => await BuyAsync(shared, client, cancellationToken),
            Throws.InstanceOf<RedisUnavailableException>());
        Assert.That(bed.Simulator.Orders, Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task An_unknown_fate_is_found_and_looked_up_by_another(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        Assert.That(
            async () => await shared.Orders.SendAsync(
                "key",
                Order,
                async token =>
                {
                    await client.Orders.BuyAsync(Order, token);
                    throw KiwoomModelFactory.OrderOutcomeUnknownException(Order, DateTimeOffset.UtcNow);
                },
                cancellationToken),
            Throws.InstanceOf<KiwoomOrderOutcomeUnknownException>());

        var finder = bed.Create(out var other);
        var doubtful = (await other.Orders.FindInDoubtAsync(cancellationToken)).Single();
        var found = await other.Orders.LookUpAsync(finder, doubtful.Key, cancellationToken);
        Assert.That(doubtful.State, Is.EqualTo(SharedOrderState.Unknown));
        Assert.That(found.IsUnambiguous);
        Assert.That(await other.Orders.ResolveAsync("key", found.Candidates[0].OrderNumber, cancellationToken));
        Assert.That((await shared.Orders.FindAsync("key", cancellationToken))?.OrderNumber, Is.EqualTo(bed.Simulator.Orders[0].OrderNumber));
        Assert.That(await other.Orders.FindInDoubtAsync(cancellationToken), Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task What_was_certainly_not_sent_leaves_its_key_free(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        bed.Create(out var shared);
        Assert.That(
            async () => await shared.Orders.SendAsync("key", Order, _ => throw KiwoomModelFactory.RequestException("kt10000", "no"), cancellationToken),
            Throws.InstanceOf<KiwoomRequestException>());

        var order = await shared.Orders.SendAsync("key", Order, _ => Task.FromResult("7"), cancellationToken);

        Assert.That(order.OrderNumber, Is.EqualTo("7"));
    }

    [Test, CancelAfter(120_000)]
    public async Task What_was_begun_beside_an_order_may_send_orders_of_its_own_afterwards(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        var isOver = new TaskCompletionSource();
        Task? later = null;
        await shared.Orders.SendAsync(
            "key",
            Order,
            async token =>
            {
                later = BuyLaterAsync();
                return (await client.Orders.BuyAsync(Order, token)).OrderNumber;
            },
            cancellationToken);

        isOver.SetResult();
        await later!;

        Assert.That(bed.Simulator.Orders, Has.Count.EqualTo(2));

        async Task BuyLaterAsync()
        {
            await isOver.Task;
            await client.Orders.BuyAsync(Order, cancellationToken);
        }
    }

    [TestCase("state", "Sending")]
    [TestCase("state", "Sold")]
    [CancelAfter(120_000)]
    public async Task A_torn_record_is_in_doubt_hides_no_other_and_lets_nothing_be_sent(string field, string value, CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        await using var redis = await bed.Redis.ConnectAsync();
        await redis.GetDatabase().HashSetAsync(shared.Keys.Order("key"), field, value);
        await redis.GetDatabase().SortedSetAddAsync(shared.Keys.OrdersInDoubt, "key", 1);
        Assert.That(
            async () => await shared.Orders.SendAsync("other", Order, _ => throw KiwoomModelFactory.OrderOutcomeUnknownException(Order, DateTimeOffset.UtcNow), cancellationToken),
            Throws.InstanceOf<KiwoomOrderOutcomeUnknownException>());

        var doubtful = await shared.Orders.FindInDoubtAsync(cancellationToken);

        Assert.That(doubtful.Select(order => (order.Key, order.State)), Is.EqualTo([("key", SharedOrderState.Unknown), ("other", SharedOrderState.Unknown)]));
        Assert.That(async () => await BuyAsync(shared, client, cancellationToken), Throws.ArgumentException);
        Assert.That(bed.Simulator.Orders, Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task A_client_of_the_container_shares_with_one_line(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var other = bed.Create();
        var trades = other.Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        var services = new ServiceCollection().AddLogging();
        services.AddKiwoom(options =>
        {
            var own = bed.CreateOptions();
            (options.Environment, options.AppKey, options.SecretKey) = (own.Environment, own.AppKey, own.SecretKey);
        }).UseRedis(bed.Redis.Configuration);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<KiwoomClient>().Realtime.StockTrades("005930").StartAsync(cancellationToken);

        Assert.That((await provider.GetRequiredService<KiwoomRedis>().GetStatusAsync(cancellationToken)).Processes, Has.Count.EqualTo(2));
        Assert.That(bed.Simulator.Realtime.Sessions, Has.Count.EqualTo(1));
    }
}
