using Spectre.Console;
using Spectre.Console.Rendering;

namespace CandleCharts;

/// <summary>Candles with a price axis, the volumes below, and a date axis.</summary>
/// <param name="series">What is drawn.</param>
/// <param name="size">The room there is.</param>
/// <param name="hasColor">Whether rising and falling differ by colour; otherwise by shape.</param>
internal sealed class CandleChart(BarSeries series, ChartSize size, bool hasColor) : Renderable
{
    private const int MaxBarWidth = 3;

    private readonly IReadOnlyList<Bar> _bars = series.Bars;
    private readonly int _barWidth = Math.Clamp(size.PlotWidth / Math.Max(1, series.Bars.Count), 1, MaxBarWidth);

    private int Width => _bars.Count * _barWidth;

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(size.Width, size.Width);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        if (_bars.Count == 0)
        {
            return [new Segment("  No candles to draw.")];
        }

        return [.. RenderPrices(), .. RenderVolumes(), .. RenderDates()];
    }

    private IEnumerable<Segment> RenderPrices()
    {
        var scale = new PriceScale(_bars.Min(bar => bar.Low), _bars.Max(bar => bar.High), size.PriceRows);
        var last = _bars[^1];
        for (var row = 0; row < size.PriceRows; row++)
        {
            var hasTick = scale.Ticks.TryGetValue(row, out var tick);
            foreach (var bar in _bars)
            {
                var glyph = CandleGlyphs.At(bar, row, scale, hasColor);
                foreach (var segment in Cell(glyph, StyleOf(bar), hasTick ? '┈' : ' '))
                {
                    yield return segment;
                }
            }

            yield return new Segment(hasTick ? "┤ " : "│ ", Palette.Quiet);
            yield return row == scale.RowOf(last.Close)
                ? new Segment($"◀ {Format.Price(last.Close)}", Palette.Bold(StyleOf(last)))
                : new Segment(hasTick ? Format.Price(tick) : "", Palette.Quiet);
            yield return Segment.LineBreak;
        }
    }

    private IEnumerable<Segment> RenderVolumes()
    {
        var highest = _bars.Max(bar => bar.Volume);
        var scale = new VolumeScale(highest, size.VolumeRows);
        for (var row = 0; row < size.VolumeRows; row++)
        {
            foreach (var bar in _bars)
            {
                foreach (var segment in Cell(scale.At(bar.Volume, row), bar.Rises ? Palette.RiseVolume : Palette.FallVolume, ' '))
                {
                    yield return segment;
                }
            }

            yield return new Segment("│ " + (row == 0 ? Format.Short(highest) : ""), Palette.Quiet);
            yield return Segment.LineBreak;
        }
    }

    private IEnumerable<Segment> RenderDates()
    {
        var line = new string('─', Width).ToCharArray();
        var labels = new string(' ', Width).ToCharArray();
        foreach (var (column, text) in DateAxis.Label(_bars, _barWidth))
        {
            line[column] = '┬';
            text.CopyTo(labels.AsSpan(column));
        }

        yield return new Segment(new string(line) + "┘", Palette.Quiet);
        yield return Segment.LineBreak;
        yield return new Segment(new string(labels), Palette.Quiet);
        yield return Segment.LineBreak;
    }

    /// <summary>One column's characters: the candle in the middle, and the grid where it leaves room.</summary>
    private IEnumerable<Segment> Cell(char glyph, Style style, char background)
    {
        for (var i = 0; i < _barWidth; i++)
        {
            var isCenter = i == _barWidth / 2 && glyph != CandleGlyphs.Nothing;
            yield return isCenter ? new Segment(glyph.ToString(), style) : new Segment(background.ToString(), Palette.Faint);
        }
    }

    private static Style StyleOf(in Bar bar) => bar.Rises ? Palette.Rise : Palette.Fall;
}
