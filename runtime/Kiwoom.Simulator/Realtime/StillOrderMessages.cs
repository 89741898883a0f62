using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Realtime;

/// <summary>Tells of orders in the market that stands still, where an order trades at once and as a whole or never.</summary>
internal sealed class StillOrderMessages(OrderMessages messages, IMarket market)
{
    private readonly HoldingLedger _holdings = new();
    private int _lastFill;

    /// <summary>Tells of an order that was entered. Called in the order of their numbers, by one thread at a time.</summary>
    public void OnEntered(SimulatedOrder order)
    {
        var quote = market.GetQuote(order.StockCode);
        messages.Publish(order, quote, OrderStatusWords.Accepted, order.FilledQuantity == 0 ? order.OpenQuantity : order.Quantity);
        if (order.Action != SimulatedOrderAction.Place)
        {
            messages.Publish(order, quote, OrderStatusWords.Confirmed, order.OpenQuantity);
        }

        if (order.FilledQuantity > 0)
        {
            var fill = new OrderFill(++_lastFill, order.Time, (long)order.FillPrice, order.FilledQuantity, order.FilledQuantity, order.FilledValue);
            messages.Publish(order, quote, OrderStatusWords.Executed, order.OpenQuantity, fill);
            var holding = _holdings.Apply(order);
            messages.PublishBalance(
                order,
                quote,
                new HoldingState(holding.Quantity, holding.Quantity, holding.AveragePrice, holding.Cost, holding.NetBought, holding.Profit));
        }
    }
}
