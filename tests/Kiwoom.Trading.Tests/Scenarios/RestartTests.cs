using Kiwoom.CreditOrders;
using Kiwoom.Trading.Tests.Support;

namespace Kiwoom.Trading.Tests.Scenarios;

/// <summary>A program that begins anew knows its orders from the lists alone, and can still change them.</summary>
internal sealed class RestartTests
{
    [Test]
    public async Task An_order_on_credit_is_changed_by_the_ids_of_credit_orders()
    {
        await using var simulator = await Exchanges.StartAsync("10:00");
        await using var kiwoom = simulator.Connect();
        var receipt = await kiwoom.CreditOrders.BuyAsync(
            new CreditBuyOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 5, Price = 60_000, Type = OrderType.Limit });
        await using var tracker = kiwoom.TrackOrders();
        await tracker.StartAsync();
        var order = tracker.Orders.Single(candidate => candidate.Current.OrderNumber == receipt.OrderNumber);

        await order.ModifyAsync(60_100);
        await order.UntilAsync(now => now is { State: OrderState.Open, OrderNumbers.Count: 2 });
        await order.CancelAsync();

        Assert.That((await order.Completion.WaitAsync(Exchanges.Patience)).State, Is.EqualTo(OrderState.Cancelled));
        Assert.That(simulator.Requests.Select(request => request.ApiId), Is.SupersetOf(["kt10008", "kt10009"]).And.Not.Contains("kt10002"));
    }
}
