using Kiwoom.Catalog;
using Kiwoom.CreditOrders;
using Kiwoom.Tests.Catalogue;
using Kiwoom.Trading.Tests.Support;

namespace Kiwoom.Trading.Tests.Scenarios;

/// <summary>One day of a trader who uses all there is for orders and the account, with a break of the connection in its middle.</summary>
internal sealed class EveryIdTests
{
    private const string Stock = "005930";
    private const string LoanStock = "000660";

    private static readonly DateOnly Today = new(2026, 9, 14);

    private static readonly HashSet<string> Own = ["kt10000", "kt10001", "kt10002", "kt10003", "kt10006", "kt10007", "kt10008", "kt10009"];

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

        await TradeOnLoanAsync(tracker);

        Assert.That((sold.Current.State, cancelled.State, cancelled.WithdrawnQuantity), Is.EqualTo((OrderState.Filled, OrderState.Cancelled, (long?)7)));
    }

    /// <summary>The same with the broker's money: one sale repays the day's loan, the next whatever there is.</summary>
    private static async Task TradeOnLoanAsync(OrderTracker tracker)
    {
        var bought = await tracker.SendAsync(new CreditBuyOrderRequest { Exchange = Exchange.Krx, StockCode = LoanStock, Quantity = 9, Type = OrderType.Market });
        var resting = await tracker.SendAsync(
            new CreditBuyOrderRequest { Exchange = Exchange.Krx, StockCode = LoanStock, Quantity = 7, Price = 150_000, Type = OrderType.Limit });
        await bought.Completion.WaitAsync(Exchanges.Patience);
        await resting.UntilAsync(now => now.State == OrderState.Open);
        await resting.ModifyAsync(150_500, quantity: 7);
        await resting.UntilAsync(now => now is { State: OrderState.Open, OrderNumbers.Count: 2 });
        var sold = await tracker.SendAsync(new CreditSellOrderRequest
        {
            Exchange = Exchange.Krx,
            StockCode = LoanStock,
            Quantity = 4,
            Type = OrderType.Market,
            CreditTradeType = CreditSellType.MarginLoan,
            LoanDate = Today,
        });
        var soldToo = await tracker.SendAsync(new CreditSellOrderRequest
        {
            Exchange = Exchange.Krx,
            StockCode = LoanStock,
            Quantity = 2,
            Type = OrderType.Market,
            CreditTradeType = CreditSellType.TotalMarginLoan,
        });
        await resting.CancelAsync();
        var ends = await Task.WhenAll(sold.Completion, soldToo.Completion, resting.Completion).WaitAsync(Exchanges.Patience);

        Assert.That(ends.Select(order => order.State), Is.EqualTo([OrderState.Filled, OrderState.Filled, OrderState.Cancelled]));
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
        var onLoan = await CompareLoansAsync(kiwoom, tracker);
        Assert.That(await kiwoom.CashAsync() - begin, Is.EqualTo(orders.Sum(CashFlowOf) + onLoan));
    }

    /// <summary>What the orders on credit brought or took of the account's own money.</summary>
    private static async Task<decimal> CompareLoansAsync(KiwoomClient kiwoom, OrderTracker tracker)
    {
        var orders = tracker.Orders.Select(order => order.Current).Where(order => order.Code == LoanStock).ToList();
        var owed = (await kiwoom.Account.GetDepositAsync(DepositQueryType.Estimated)).TotalMarginLoan!.Value;
        var listed = (await kiwoom.Account.GetAccountProfitAsync(Exchange.All)).Positions.Single(position => position.StockCode.Code == LoanStock);
        var holding = (await kiwoom.Account.GetHoldingsAsync(HoldingsQueryType.Individual, Exchange.Krx)).Positions.Single(position => position.StockCode.Code == LoanStock);
        var tracked = tracker.Positions.Single(position => position.Code == LoanStock);
        var held = orders.Sum(order => order.Side == OrderAction.Buy ? order.FilledQuantity : -order.FilledQuantity);
        Assert.Multiple(() =>
        {
            Assert.That(orders, Has.All.Property("IsFinal").True);
            Assert.That(held, Is.Positive);
            Assert.That((tracked.Quantity, tracked.CreditType, tracked.LoanDate), Is.EqualTo(((long?)held, "33", (DateOnly?)Today)));
            Assert.That((listed.HoldingQuantity, listed.CreditType, listed.LoanDate, listed.CreditAmount), Is.EqualTo(((long?)held, "33", (DateOnly?)Today, (long?)owed)));
            Assert.That((holding.HoldingQuantity, holding.CreditTypeName, holding.LoanDate), Is.EqualTo(((long?)held, "융자", (DateOnly?)Today)));
        });
        return orders.Sum(CashFlowOf) + owed;
    }
}
