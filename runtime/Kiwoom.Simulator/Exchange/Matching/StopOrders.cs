namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>Stop orders that wait for their price, those of buyers and sellers apart.</summary>
internal sealed class StopOrders
{
    private readonly SortedSet<BookOrder> _buys = new(Comparer<BookOrder>.Create((x, y) => Compare(x.StopPrice, y.StopPrice, x, y)));
    private readonly SortedSet<BookOrder> _sells = new(Comparer<BookOrder>.Create((x, y) => Compare(y.StopPrice, x.StopPrice, x, y)));

    /// <summary>All of them.</summary>
    public IEnumerable<BookOrder> All => _buys.Concat(_sells);

    public void Add(BookOrder order)
    {
        order.IsStopped = true;
        Of(order).Add(order);
    }

    public void Remove(BookOrder order)
    {
        order.IsStopped = false;
        Of(order).Remove(order);
    }

    /// <summary>Takes out the next order that a price brings into force; null where there is none.</summary>
    public BookOrder? Take(long price)
    {
        var order = _buys.Min is { } buy && buy.StopPrice <= price ? buy
            : _sells.Min is { } sell && sell.StopPrice >= price ? sell
            : null;
        if (order is not null)
        {
            Remove(order);
        }

        return order;
    }

    private static int Compare(long first, long second, BookOrder x, BookOrder y)
    {
        var byPrice = first.CompareTo(second);
        return byPrice != 0 ? byPrice : x.Id.CompareTo(y.Id);
    }

    private SortedSet<BookOrder> Of(BookOrder order) => order.IsBuy ? _buys : _sells;
}
