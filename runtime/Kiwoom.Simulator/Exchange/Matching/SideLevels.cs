namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>One side of a book: its levels by price, the best first.</summary>
internal sealed class SideLevels(SimulatedOrderSide side)
{
    private readonly SortedSet<PriceLevel> _levels = new(side == SimulatedOrderSide.Buy ? HighestFirst.Instance : LowestFirst.Instance);
    private readonly Dictionary<long, PriceLevel> _byPrice = [];

    public SimulatedOrderSide Side { get; } = side;

    /// <summary>The level that trades first; null where the side is empty.</summary>
    public PriceLevel? Best => _levels.Min;

    /// <summary>The levels, the best first.</summary>
    public IEnumerable<PriceLevel> Levels => _levels;

    public int Count => _levels.Count;

    /// <summary>Puts an order behind the others of its limit.</summary>
    public PriceLevel Add(BookOrder order)
    {
        if (!_byPrice.TryGetValue(order.Limit, out var level))
        {
            level = new PriceLevel(order.Limit);
            _byPrice.Add(order.Limit, level);
            _levels.Add(level);
        }

        level.Add(order);
        return level;
    }

    /// <summary>Takes shares from an order, and the level away when nothing is left of it.</summary>
    public void Reduce(BookOrder order, long quantity)
    {
        var level = order.Level!;
        level.Reduce(order, quantity);
        Drop(level);
    }

    public void Remove(BookOrder order)
    {
        var level = order.Level!;
        level.Remove(order);
        Drop(level);
    }

    /// <summary>Whether an order of the other side with a limit meets a level of this one.</summary>
    public bool Meets(long limit, PriceLevel level) => Side == SimulatedOrderSide.Buy ? limit <= level.Price : limit >= level.Price;

    private void Drop(PriceLevel level)
    {
        if (level.IsEmpty)
        {
            _levels.Remove(level);
            _byPrice.Remove(level.Price);
        }
    }

    private sealed class HighestFirst : IComparer<PriceLevel>
    {
        public static readonly HighestFirst Instance = new();

        public int Compare(PriceLevel? x, PriceLevel? y) => y!.Price.CompareTo(x!.Price);
    }

    private sealed class LowestFirst : IComparer<PriceLevel>
    {
        public static readonly LowestFirst Instance = new();

        public int Compare(PriceLevel? x, PriceLevel? y) => x!.Price.CompareTo(y!.Price);
    }
}
