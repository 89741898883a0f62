using CandleCharts;
using Kiwoom.StockInformation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kiwoom.Quickstart.Views;

/// <summary>A stock's name, price and change, and where the price stands in the day's and the year's range.</summary>
internal static class QuoteView
{
    private const int WidestGauge = 60;

    public static IRenderable Create(StockProfile stock, int width)
    {
        var style = Palette.OfChange(stock.Change);
        var headline = new Paragraph()
            .Append(stock.StockName, Palette.Strong)
            .Append($"  {stock.StockCode}   ", Palette.Quiet)
            .Append(Format.Price(stock.CurrentPrice), Palette.Bold(style))
            .Append($"  {Format.Change(stock.Change)}  {Format.Rate(stock.ChangeRate)}", style)
            .Append($"   volume {Format.Count(stock.Volume)}", Palette.Quiet);

        var gaugeWidth = Math.Clamp(width - 40, 20, WidestGauge);
        var ranges = new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().NoWrap().RightAligned())
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().NoWrap());
        AddRange(ranges, "day", stock.LowPrice, stock.HighPrice, stock.CurrentPrice, gaugeWidth);
        AddRange(ranges, "250 days", stock.Low250Days, stock.High250Days, stock.CurrentPrice, gaugeWidth);
        return new Rows(headline, Text.Empty, ranges);
    }

    private static void AddRange(Grid grid, string name, decimal? low, decimal? high, decimal? price, int width) => grid.AddRow(
        new Text(name, Palette.Quiet),
        new Text(Format.Price(low), Palette.Fall),
        CreateGauge(low, high, price, width),
        new Text(Format.Price(high), Palette.Rise));

    private static Paragraph CreateGauge(decimal? low, decimal? high, decimal? price, int width)
    {
        if (low is not { } from || high is not { } to || price is not { } at || to <= from)
        {
            return new Paragraph(new string('━', width), Palette.Faint);
        }

        var position = (int)Math.Round(Math.Clamp((at - from) / (to - from), 0, 1) * (width - 1));
        return new Paragraph(new string('━', position), Palette.Quiet)
            .Append("●", Palette.Accent)
            .Append(new string('━', width - 1 - position), Palette.Faint);
    }
}
