using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>A book as others see it, from the changes of its levels.</summary>
internal sealed class BookPicture
{
    private readonly SortedDictionary<long, long> _asks = [];
    private readonly SortedDictionary<long, long> _bids = new(Comparer<long>.Create((x, y) => y.CompareTo(x)));

    /// <summary>When it last changed; null while it never did.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>The levels that sell, the lowest first.</summary>
    public IEnumerable<BookLine> Asks => Lines(_asks);

    /// <summary>The levels that buy, the highest first.</summary>
    public IEnumerable<BookLine> Bids => Lines(_bids);

    public long AskQuantity { get; private set; }

    public long BidQuantity { get; private set; }

    /// <summary>Shares that wait at a price; 0 where none do.</summary>
    public long QuantityAt(SimulatedOrderSide side, long price) => (side == SimulatedOrderSide.Sell ? _asks : _bids).GetValueOrDefault(price);

    public void Apply(LevelChanged change)
    {
        ChangedAt = change.Time;
        var isAsk = change.Side == SimulatedOrderSide.Sell;
        var levels = isAsk ? _asks : _bids;
        var difference = change.Quantity - levels.GetValueOrDefault(change.Price);
        if (change.Quantity == 0)
        {
            levels.Remove(change.Price);
        }
        else
        {
            levels[change.Price] = change.Quantity;
        }

        AskQuantity += isAsk ? difference : 0;
        BidQuantity += isAsk ? 0 : difference;
    }

    public void Clear(DateTime time)
    {
        ChangedAt = time;
        _asks.Clear();
        _bids.Clear();
        (AskQuantity, BidQuantity) = (0, 0);
    }

    /// <summary>The levels of two books together.</summary>
    public static IEnumerable<BookLine> Merge(IEnumerable<BookLine> first, IEnumerable<BookLine> second, bool isAsk)
    {
        var merged = first.Concat(second).GroupBy(line => line.Price).Select(group => new BookLine(group.Key, group.Sum(line => line.Quantity)));
        return isAsk ? merged.OrderBy(line => line.Price) : merged.OrderByDescending(line => line.Price);
    }

    private static IEnumerable<BookLine> Lines(SortedDictionary<long, long> levels)
    {
        foreach (var (price, quantity) in levels)
        {
            yield return new BookLine(price, quantity);
        }
    }
}
