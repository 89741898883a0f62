namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>
/// Orders that wait for one another in the middle between best bid and best ask, first come first. Simplified: they meet only each other,
/// and half a won is cut off.
/// </summary>
internal sealed class MidPriceOrders
{
    private readonly LinkedList<BookOrder> _buys = new();
    private readonly LinkedList<BookOrder> _sells = new();

    public bool HasBoth => _buys.Count > 0 && _sells.Count > 0;

    /// <summary>All of them, buyers first.</summary>
    public IEnumerable<BookOrder> All => _buys.Concat(_sells);

    public void Add(BookOrder order) => order.Node = Of(order.Side).AddLast(order);

    public void Remove(BookOrder order)
    {
        Of(order.Side).Remove(order.Node!);
        order.Node = null;
    }

    /// <summary>The first order of a side whose limit takes the price; null where there is none.</summary>
    public BookOrder? First(SimulatedOrderSide side, long price) => Of(side).FirstOrDefault(order => order.TakesMidPrice(price));

    /// <summary>Shares of a side that take the price.</summary>
    public long Quantity(SimulatedOrderSide side, long price) => Of(side).Where(order => order.TakesMidPrice(price)).Sum(order => order.Open);

    private LinkedList<BookOrder> Of(SimulatedOrderSide side) => side == SimulatedOrderSide.Buy ? _buys : _sells;
}
