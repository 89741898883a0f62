using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>The exchange as the sources of quotes, books and daily candles know markets. Every call is a turn of its own, or part of one.</summary>
internal sealed class ExchangeMarket(ExchangeHost host) : IMarket
{
    public bool Has(StockSymbol symbol)
    {
        var (code, scope) = ScopeOf.Text(symbol.Text);
        return Find(code) is { } listed && (scope != PriceScope.Nxt || listed.IsOnNxt);
    }

    public Quote GetQuote(string code)
    {
        using var turn = host.Begin();
        var (bare, scope) = ScopeOf.Text(code);
        if (Find(bare) is not { } listed || host.Board.DayOf(bare, scope) is not { BasePrice: > 0 } day)
        {
            return Unopened(bare);
        }

        return new Quote(code, listed.ToProfile(), CandleOf(day))
        {
            BestAsk = host.Board.AsksOf(bare, scope, 1) is [var ask, ..] ? ask.Price : 0,
            BestBid = host.Board.BidsOf(bare, scope, 1) is [var bid, ..] ? bid.Price : 0,
            UpperLimit = day.UpperLimit,
            LowerLimit = day.LowerLimit,
            ExpectedPrice = day.ExpectedPrice == 0 ? day.Last : day.ExpectedPrice,
            ExpectedQuantity = day.ExpectedQuantity,
            Strength = day.Strength,
            LastTime = day.LastTime,
        };
    }

    public Market.OrderBook GetOrderBook(string code)
    {
        using var turn = host.Begin();
        var (bare, scope) = ScopeOf.Text(code);
        return new Market.OrderBook(
            GetQuote(code),
            Fill(host.Board.AsksOf(bare, scope, Market.OrderBook.Depth)),
            Fill(host.Board.BidsOf(bare, scope, Market.OrderBook.Depth)))
        {
            AfterHours = scope != PriceScope.Nxt && host.Board.AtCloseOf(bare) is { } book ? (book.AskQuantity, book.BidQuantity) : default,
        };
    }

    public ReadOnlyMemory<Candle> GetDailyCandles(string code, DateOnly last)
    {
        using var turn = host.Begin();
        var (bare, scope) = ScopeOf.Text(code);
        return Find(bare) is { } listed ? host.History.Until(listed, scope, last).ToArray() : default;
    }

    private static Candle CandleOf(DaySheet day) =>
        new(day.Date, day.BasePrice, day.Open, day.High, day.Low, day.Last, day.Volume) { Value = day.Value };

    private static BookLevel[] Fill(IReadOnlyList<BookLine> lines) =>
        [.. Enumerable.Range(0, Market.OrderBook.Depth).Select(i => i < lines.Count ? new BookLevel(lines[i].Price, lines[i].Quantity, 0) : default)];

    // Gold and indices have ids of their own.
    private ListedInstrument? Find(string code) =>
        host.Engine.Find(code)?.Instrument is { Kind: not (InstrumentKind.Gold or InstrumentKind.Index) } listed ? listed : null;

    /// <summary>A code that is not listed, or the time before the first day has begun.</summary>
    private Quote Unopened(string code)
    {
        var price = Find(code)?.BasePrice ?? 0;
        var profile = Find(code) is { } listed ? listed.ToProfile() : new Market.StockProfile("", 0, 0);
        return new Quote(code, profile, new Candle(host.Clock.Today, price, 0, 0, 0, price, 0) { Value = 0 })
        {
            BestAsk = 0,
            BestBid = 0,
            UpperLimit = 0,
            LowerLimit = 0,
            Strength = 0,
        };
    }
}
