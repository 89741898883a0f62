using Kiwoom;

namespace CandleCharts;

/// <summary>Candles made ready for drawing: complete ones only, oldest first, as many to a column as the width demands.</summary>
/// <param name="Bars">The columns.</param>
/// <param name="DaysPerBar">How many candles one column holds.</param>
internal sealed record BarSeries(IReadOnlyList<Bar> Bars, int DaysPerBar)
{
    public static BarSeries Create(IEnumerable<ICandle> candles, int maxBars)
    {
        var days = candles.Select(ToBar).OfType<Bar>().OrderBy(bar => bar.Start).ToList();
        var size = Math.Max(1, (days.Count + maxBars - 1) / maxBars);

        // Counted from the newest day, so that what is left over is the oldest column.
        var remainder = days.Count % size;
        var groups = days.Skip(remainder).Chunk(size);
        return new BarSeries([.. (remainder == 0 ? groups : groups.Prepend([.. days.Take(remainder)])).Select(Merge)], size);
    }

    private static Bar? ToBar(ICandle candle) =>
        candle is { Time: { } time, OpenPrice: { } open, HighPrice: { } high, LowPrice: { } low, ClosePrice: { } close }
            ? new Bar(DateOnly.FromDateTime(time.DateTime), open, high, low, close, candle.Volume ?? 0)
            : null;

    private static Bar Merge(Bar[] bars) => new(
        bars[0].Start, bars[0].Open, bars.Max(bar => bar.High), bars.Min(bar => bar.Low), bars[^1].Close, bars.Sum(bar => bar.Volume));
}
