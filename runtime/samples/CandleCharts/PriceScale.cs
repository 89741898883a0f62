namespace CandleCharts;

/// <summary>
/// Maps prices to rows. A row has two halves: box-drawing characters can end a body or a wick in the middle of a cell.
/// </summary>
internal sealed class PriceScale
{
    private const int RowsPerTick = 3;

    private readonly decimal _low;
    private readonly decimal _range;
    private readonly int _lastHalf;

    /// <param name="low">The lowest price that is drawn.</param>
    /// <param name="high">The highest price that is drawn.</param>
    /// <param name="rows">Rows to draw on.</param>
    public PriceScale(decimal low, decimal high, int rows)
    {
        _low = low;
        _range = high > low ? high - low : 1;
        _lastHalf = (rows * 2) - 1;
        Ticks = CreateTicks(rows);
    }

    /// <summary>Round prices for the axis, by row.</summary>
    public IReadOnlyDictionary<int, decimal> Ticks { get; }

    /// <summary>The half row of a price; 0 is the upper half of the top row.</summary>
    public int HalfOf(decimal price) => (int)Math.Round((_low + _range - price) / _range * _lastHalf, MidpointRounding.AwayFromZero);

    public int RowOf(decimal price) => HalfOf(price) / 2;

    private Dictionary<int, decimal> CreateTicks(int rows)
    {
        var step = RoundStep(_range / Math.Max(1, rows / RowsPerTick));
        var ticks = new Dictionary<int, decimal>();
        for (var price = Math.Ceiling(_low / step) * step; price <= _low + _range; price += step)
        {
            ticks.TryAdd(RowOf(price), price);
        }

        return ticks;
    }

    /// <summary>The next of 1, 2, 5, 10, 20, 50, … that is not smaller.</summary>
    private static decimal RoundStep(decimal smallest)
    {
        var power = 1m;
        while (true)
        {
            foreach (var factor in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (power * factor >= smallest)
                {
                    return power * factor;
                }
            }

            power *= 10;
        }
    }
}
