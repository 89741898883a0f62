using CandleCharts;
using Kiwoom.Quickstart.Screens;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kiwoom.Quickstart.Views;

/// <summary>The price chart and what there is to say about it.</summary>
internal static class ChartView
{
    public static IRenderable Create(IReadOnlyList<ICandle> candles, int pages, Screen screen)
    {
        var size = ChartSize.Fit(screen.Width, screen.Height);
        var series = BarSeries.Create(candles, size.PlotWidth);
        return new Rows(
            new CandleChart(series, size, hasColor: !screen.IsPlain),
            Describe(candles, series, pages, screen.IsPlain));
    }

    private static Paragraph Describe(IReadOnlyList<ICandle> candles, BarSeries series, int pages, bool isPlain)
    {
        var text = new Paragraph($"{Format.Plural(candles.Count, "daily candle")} in {Format.Plural(pages, "page")}")
            .Append(series.DaysPerBar == 1 ? ", one to a column   " : $", {series.DaysPerBar} to a column   ", Palette.Quiet)
            .Append(isPlain ? "┃ rising" : "┃ rise", Palette.Rise)
            .Append("  ")
            .Append(isPlain ? "░ falling" : "┃ fall", Palette.Fall);
        return text;
    }
}
