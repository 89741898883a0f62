using CandleCharts;
using Kiwoom.Quickstart.Screens;
using Kiwoom.StockInformation;

namespace Kiwoom.Quickstart.Views;

/// <summary>The day's figures of a stock, as they stand beside an order book.</summary>
internal static class DayFacts
{
    private const int NameWidth = 13;
    private const int ValueWidth = 11;

    public static IReadOnlyList<DayFact> Of(StockProfile stock) =>
    [
        Price("상한가 upper", stock.UpperLimitPrice, stock),
        Price("하한가 lower", stock.LowerLimitPrice, stock),
        Price("기준가 base", stock.BasePrice, stock),
        Price("시가 open", stock.OpenPrice, stock),
        Price("고가 high", stock.HighPrice, stock),
        Price("저가 low", stock.LowPrice, stock),
        Price("현재가 last", stock.CurrentPrice, stock),
    ];

    private static DayFact Price(string name, decimal? price, StockProfile stock) =>
        new(Cells.PadRight(name, NameWidth), Format.Price(price).PadLeft(ValueWidth), Palette.OfChange(price - stock.BasePrice));
}
