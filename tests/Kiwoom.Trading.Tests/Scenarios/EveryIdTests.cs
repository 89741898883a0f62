using Kiwoom.Catalog;
using Kiwoom.Tests.Catalogue;
using Kiwoom.Trading.Tests.Support;

namespace Kiwoom.Trading.Tests.Scenarios;

/// <summary>One day of a trader who uses all there is for orders and the account, with a break of the connection in its middle.</summary>
internal sealed class EveryIdTests
{
    private const string Stock = "005930";

    private static readonly HashSet<string> Own = ["kt10000", "kt10001", "kt10002", "kt10003"];

    private static IReadOnlyList<string> Ids { get; } =
        [.. KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order || endpoint.Area == "Account").Select(endpoint => endpoint.ApiId)];

    [Test]
    public async Task Every_order_id_and_every_account_id_are_used_on_both_sides_of_a_break_and_tell_one_story()
    {
        await using var simulator = await Exchanges.StartAsync("10:00");
        await using var kiwoom = simulator.Connect();
        var begin = await kiwoom.CashAsync();
        await using var tracker = kiwoom.TrackOrders(new OrderTrackerOptions { FirstPause = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromMilliseconds(200) });
        await tracker.StartAsync();

        await TradeAsync(tracker, breakInTheMiddle: null);
        await CallAllAsync(kiwoom);
        await CompareAsync(kiwoom, tracker, begin);
        var calls = simulator.Requests.Count;
        Assert.That(Ids.Except(simulator.Requests.Select(request => request.ApiId)), Is.Empty);

        await TradeAsync(tracker, () => simulator.Realtime.Drop());
        await CallAllAsync(kiwoom);
        await CompareAsync(kiwoom, tracker, begin);
        Assert.That(Ids.Except(simulator.Requests.Skip(calls).Select(request => request.ApiId)), Is.Empty);
        Assert.That(Ids, Has.Count.EqualTo(12 + 33));
    }

    private static async Task TradeAsync(OrderTracker tracker, Action? breakInTheMiddle)
    {
        var bought = await tracker.SendAsync(new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = Stock, Quantity = 10, Type = OrderType.Market });
        var resting = await tracker.SendAsync(new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = Stock, Quantity = 7, Price = 60_000, Type = OrderType.Limit });
        await bought.Completion.WaitAsync(Exchanges.Patience);
        await resting.UntilAsync(now => now.State == OrderState.Open);
        breakInTheMiddle?.Invoke();

        // The order's number is known whether or not the connection is there.
        await resting.ModifyAsync(60_500, quantity: 7);
        var sold = await tracker.SendAsync(new SellOrderRequest { Exchange = Exchange.Krx, StockCode = Stock, Quantity = 4, Type = OrderType.Market });
        await sold.Completion.WaitAsync(Exchanges.Patience);
        await resting.UntilAsync(now => now is { State: OrderState.Open, OrderNumbers.Count: 2 });
        await resting.CancelAsync();
        var cancelled = await resting.Completion.WaitAsync(Exchanges.Patience);

        Assert.That((sold.Current.State, cancelled.State, cancelled.WithdrawnQuantity), Is.EqualTo((OrderState.Filled, OrderState.Cancelled, (long?)7)));
    }

    private static async Task CallAllAsync(KiwoomClient kiwoom)
    {
        foreach (var id in Ids.Where(id => !Own.Contains(id)))
        {
            try
            {
                await kiwoom.SendExampleAsync(id);
            }
            catch (KiwoomOrderRejectedException)
            {
                // The document's example changes an order that this account does not have.
            }
        }
    }

    /// <summary>What an order brought. One that was executed during the break is known by a list alone, whose average price this simulator does not round.</summary>
    private static decimal CashFlowOf(OrderSnapshot order)
    {
        var amount = decimal.Round(order.AveragePrice * order.FilledQuantity ?? 0);
        return (order.Side == OrderAction.Buy ? -amount : amount) - order.Commission!.Value - order.Tax!.Value;
    }

    private static async Task CompareAsync(KiwoomClient kiwoom, OrderTracker tracker, decimal begin)
    {
        var orders = tracker.Orders.Select(order => order.Current).Where(order => order.Code == Stock).ToList();
        var history = await kiwoom.Account.GetOrderHistoryAsync(OrderHistoryQueryType.OrderSequence);
        var holdings = await kiwoom.Account.GetHoldingsAsync(HoldingsQueryType.Combined, Exchange.Krx);
        var executed = await kiwoom.Account.GetExecutedOrdersAsync(StockScope.All, Exchange.All);
        var held = orders.Sum(order => order.Side == OrderAction.Buy ? order.FilledQuantity : -order.FilledQuantity);
        Assert.Multiple(() =>
        {
            Assert.That(orders, Has.All.Property("IsFinal").True);
            Assert.That(history.Orders.Where(order => order.StockCode.Code == Stock).Sum(order => order.ExecutedQuantity), Is.EqualTo(orders.Sum(order => order.FilledQuantity)));
            Assert.That(executed.Orders.Where(order => order.StockCode.Code == Stock).Sum(order => order.TodayCommission), Is.EqualTo((long?)orders.Sum(order => order.Commission)));
            Assert.That(holdings.Positions.Single(position => position.StockCode.Code == Stock).HoldingQuantity, Is.EqualTo(held));
            Assert.That(tracker.Positions.Single(position => position.Code == Stock).Quantity, Is.EqualTo(held));
        });
        Assert.That(await kiwoom.CashAsync() - begin, Is.EqualTo(orders.Sum(CashFlowOf)));
    }
}
