namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>The orders of one side at one price, first come first.</summary>
internal sealed class PriceLevel(long price)
{
    private readonly LinkedList<BookOrder> _queue = new();

    public long Price { get; } = price;

    /// <summary>Shares that wait here.</summary>
    public long Quantity { get; private set; }

    public bool IsEmpty => _queue.Count == 0;

    public BookOrder First => _queue.First!.Value;

    /// <summary>The orders, first come first.</summary>
    public IEnumerable<BookOrder> Orders => _queue;

    public void Add(BookOrder order)
    {
        order.Level = this;
        order.Node = _queue.AddLast(order);
        Quantity += order.Open;
    }

    /// <summary>Lets an order take another's place in the queue.</summary>
    public void Replace(BookOrder order, BookOrder successor)
    {
        successor.Level = this;
        successor.Node = _queue.AddBefore(order.Node!, successor);
        Quantity += successor.Open;
        Remove(order);
    }

    /// <summary>Takes shares from an order of the queue, and the order itself when none are left.</summary>
    public void Reduce(BookOrder order, long quantity)
    {
        order.Open -= quantity;
        Quantity -= quantity;
        if (order.Open == 0)
        {
            Remove(order);
        }
    }

    public void Remove(BookOrder order)
    {
        Quantity -= order.Open;
        _queue.Remove(order.Node!);
        order.Node = null;
        order.Level = null;
    }
}
