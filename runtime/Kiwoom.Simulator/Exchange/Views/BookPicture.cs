using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>A book as others see it, from the changes of its levels.</summary>
internal sealed class BookPicture
{
    private const int Depth = 10;

    private readonly List<(DateTime Until, long Asks, long Bids)> _minutes = [];
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

    /// <summary>Shares of the ten best levels on either side as they are now, or were at the last full minute up to a time of the day.</summary>
    public (long Asks, long Bids) TotalsAt(DateTime time)
    {
        if (ChangedAt is not { } changed || changed <= time)
        {
            return Totals;
        }

        var last = _minutes.FindLast(minute => minute.Until <= time);
        return (last.Asks, last.Bids);
    }

    public void Apply(LevelChanged change)
    {
        KeepMinute(change.Time);
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
        KeepMinute(time);
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

    private (long Asks, long Bids) Totals => (_asks.Values.Take(Depth).Sum(), _bids.Values.Take(Depth).Sum());

    /// <summary>Before a change: what the minute of the last one ended with. Of the day before nothing is kept.</summary>
    private void KeepMinute(DateTime now)
    {
        var last = ChangedAt ?? now;
        ChangedAt = now;
        if (last.Date != now.Date)
        {
            _minutes.Clear();
        }
        else if (last.Ticks / TimeSpan.TicksPerMinute is var minute && minute != now.Ticks / TimeSpan.TicksPerMinute)
        {
            var (asks, bids) = Totals;
            _minutes.Add((new DateTime((minute + 1) * TimeSpan.TicksPerMinute), asks, bids));
        }
    }

    private static IEnumerable<BookLine> Lines(SortedDictionary<long, long> levels)
    {
        foreach (var (price, quantity) in levels)
        {
            yield return new BookLine(price, quantity);
        }
    }
}
