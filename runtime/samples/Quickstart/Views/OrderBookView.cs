using CandleCharts;
using Kiwoom.MarketConditions;
using Kiwoom.Quickstart.Screens;
using Kiwoom.StockInformation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kiwoom.Quickstart.Views;

/// <summary>
/// The order book as Korean screens show it: who sells above on the left, who buys below on the right, prices and the spread in
/// the middle, the day's figures in the free corner.
/// </summary>
internal sealed class OrderBookView
{
    private const int Widest = 110;
    private const int QuantityWidth = 10;
    private const int PriceWidth = 10;
    private const int RateWidth = 8;

    // " │" on either side of price and rate.
    private const int MiddleWidth = PriceWidth + RateWidth + 4;

    private readonly OrderBook _book;
    private readonly StockProfile _stock;
    private readonly int _barWidth;
    private readonly long _deepest;

    private OrderBookView(OrderBook book, StockProfile stock, int width)
    {
        _book = book;
        _stock = stock;
        _barWidth = ((Math.Min(width, Widest) - MiddleWidth) / 2) - QuantityWidth;
        _deepest = book.Asks.Concat(book.Bids).Select(level => level.Quantity ?? 0).Append(1).Max();
    }

    private int SideWidth => _barWidth + QuantityWidth;

    public static IRenderable Create(OrderBook book, StockProfile stock, int width) => new OrderBookView(book, stock, width).Create();

    private Rows Create()
    {
        var facts = DayFacts.Of(_stock);
        var asks = _book.Asks.Reverse().Select((level, row) => CreateAsk(level, facts.ElementAtOrDefault(row)));
        var bids = _book.Bids.Select(CreateBid);
        return new Rows([.. asks, CreateSpread(), .. bids, CreateTotals()]);
    }

    private Paragraph CreateAsk(OrderBookLevel level, DayFact? fact)
    {
        var line = new Paragraph()
            .Append(DepthBar.Leftward(level.Quantity, _deepest, _barWidth), Palette.Fall)
            .Append(Format.Count(level.Quantity).PadLeft(QuantityWidth));
        AppendPrice(line, level.Price);
        return fact is null ? line : line.Append(" " + fact.Name, Palette.Quiet).Append(fact.Value, fact.Style);
    }

    private Paragraph CreateBid(OrderBookLevel level)
    {
        var line = new Paragraph(new string(' ', SideWidth));
        AppendPrice(line, level.Price);
        return line
            .Append((" " + Format.Count(level.Quantity)).PadRight(QuantityWidth))
            .Append(DepthBar.Rightward(level.Quantity, _deepest, _barWidth), Palette.Rise);
    }

    private void AppendPrice(Paragraph line, decimal? price)
    {
        var difference = price - _stock.BasePrice;
        var rate = _stock.BasePrice is > 0 ? difference / _stock.BasePrice * 100 : null;
        var style = Palette.OfChange(difference);
        var isLast = price is not null && price == _stock.CurrentPrice;
        line.Append(isLast ? " ▶" : " │", isLast ? Palette.Strong : Palette.Faint)
            .Append(Format.Price(price).PadLeft(PriceWidth), isLast ? Palette.Bold(style) : style)
            .Append(Format.Rate(rate).PadLeft(RateWidth), style)
            .Append(isLast ? " ◀" : " │", isLast ? Palette.Strong : Palette.Faint);
    }

    private Paragraph CreateSpread()
    {
        var spread = Best(_book.Asks) - Best(_book.Bids);
        var rate = _stock.CurrentPrice is > 0 ? spread / _stock.CurrentPrice * 100 : null;
        var text = Cells.Center($" spread {Format.Price(spread)}  {Format.Rate(rate).TrimStart('+')} ", MiddleWidth, '─');
        var side = new string('─', SideWidth);
        return new Paragraph(side, Palette.Faint).Append(text, Palette.Quiet).Append(side, Palette.Faint);
    }

    private static decimal? Best(IReadOnlyList<OrderBookLevel> side) => side is [var best, ..] ? best.Price : null;

    private Paragraph CreateTotals() =>
        new Paragraph()
            .Append(Cells.PadLeft("asks 매도", _barWidth), Palette.Fall)
            .Append(Format.Count(_book.TotalAskQuantity).PadLeft(QuantityWidth), Palette.Strong)
            .Append(Cells.Center($"at {Format.Time(_book.QuoteTime)}", MiddleWidth), Palette.Quiet)
            .Append((" " + Format.Count(_book.TotalBidQuantity)).PadRight(QuantityWidth), Palette.Strong)
            .Append("bids 매수", Palette.Rise);
}
