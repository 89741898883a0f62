namespace Kiwoom.Simulator.Orders;

/// <summary>What the account holds after its executions; it begins with nothing.</summary>
internal sealed class HoldingLedger
{
    private readonly Dictionary<string, Holding> _byCode = new(StringComparer.Ordinal);

    /// <summary>Enters an execution. The market buys back what the account never had: a sale leaves at least nothing.</summary>
    public Holding Apply(SimulatedOrder order)
    {
        var before = _byCode.GetValueOrDefault(order.StockCode);
        var price = (long)order.FillPrice;
        var quantity = order.FilledQuantity;
        var after = order.Side == SimulatedOrderSide.Buy ? before.Buy(quantity, price) : before.Sell(quantity, price);
        _byCode[order.StockCode] = after;
        return after;
    }
}
