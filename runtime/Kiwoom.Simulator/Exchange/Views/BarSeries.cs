namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>Candles in the order of time; of too many the oldest are forgotten.</summary>
internal sealed class BarSeries(int capacity)
{
    private readonly List<Bar> _bars = [];

    /// <summary>The candles, the oldest first.</summary>
    public IReadOnlyList<Bar> Bars => _bars;

    /// <summary>Adds to the candle that begins at a time, which is the last one or a new one.</summary>
    public void Add(Bar bar)
    {
        if (_bars.Count > 0 && _bars[^1].Start == bar.Start)
        {
            _bars[^1] = _bars[^1].With(bar);
            return;
        }

        // In one go and rarely: taking the first of a list moves all others.
        if (_bars.Count >= capacity + (capacity / 8))
        {
            _bars.RemoveRange(0, _bars.Count - capacity);
        }

        _bars.Add(bar);
    }

    /// <summary>Larger candles made of these.</summary>
    /// <param name="startOf">The beginning of the larger candle that a time belongs to.</param>
    public IReadOnlyList<Bar> Group(Func<DateTime, DateTime> startOf)
    {
        var grouped = new List<Bar>();
        foreach (var bar in _bars)
        {
            var start = startOf(bar.Start);
            if (grouped.Count > 0 && grouped[^1].Start == start)
            {
                grouped[^1] = grouped[^1].With(bar);
            }
            else
            {
                grouped.Add(bar with { Start = start });
            }
        }

        return grouped;
    }
}
