using Kiwoom.Redis.Tests.Support;

namespace Kiwoom.Redis.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class OrderKeyTests
{
    private static readonly IOrderRequest[] Others =
    [
        KeyedOrders.Order with { Quantity = 11 },
        KeyedOrders.Order with { Price = 70_100 },
        KeyedOrders.Order with { Exchange = Exchange.Nxt },
        KeyedOrders.Order with { Type = OrderType.AfterHoursSinglePrice },
    ];

    [TestCaseSource(nameof(Others)), CancelAfter(120_000)]
    public async Task Another_order_under_the_same_key_is_refused(IOrderRequest other, CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        bed.Create(out var shared);
        await shared.Orders.SendAsync("key", KeyedOrders.Order, _ => Task.FromResult("1"), cancellationToken);

        Assert.That(
            async () => await shared.Orders.SendAsync("key", other, _ => throw new InvalidOperationException("sent"), cancellationToken),
            Throws.ArgumentException);
    }

    [Test, CancelAfter(120_000), SetCulture("tr-TR")]
    public async Task The_same_order_is_the_same_in_another_culture_and_with_other_zeros(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        bed.Create(out var shared);
        var order = KeyedOrders.Order with { Price = 70_000.0m, StopPrice = 1.5m, Exchange = Exchange.Sor };
        var first = await shared.Orders.SendAsync("key", order, _ => Task.FromResult("1"), cancellationToken);

        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("en-US");
        var again = await shared.Orders.SendAsync("key", order with { Price = 70_000, StopPrice = 1.50m }, _ => throw new InvalidOperationException("sent"), cancellationToken);

        Assert.That(again.OrderNumber, Is.EqualTo(first.OrderNumber));
        Assert.That(again.RequestSummary, Does.Contain("Exchange = ").And.EqualTo(first.RequestSummary));
    }

    [Test, CancelAfter(120_000)]
    public async Task An_order_whose_key_has_lived_its_life_is_in_doubt_no_more(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        bed.Create(out var shared);
        await using var redis = await bed.Redis.ConnectAsync();
        Assert.That(
            async () => await shared.Orders.SendAsync("key", KeyedOrders.Order, _ => throw new InvalidOperationException("nobody knows"), cancellationToken),
            Throws.InvalidOperationException);
        Assert.That((await shared.GetStatusAsync(cancellationToken)).OrdersInDoubt, Is.EqualTo(1));

        await redis.GetDatabase().KeyDeleteAsync(shared.Keys.Order("key"));

        Assert.That((await shared.GetStatusAsync(cancellationToken)).OrdersInDoubt, Is.Zero);
        Assert.That(await shared.Orders.FindInDoubtAsync(cancellationToken), Is.Empty);
    }
}
