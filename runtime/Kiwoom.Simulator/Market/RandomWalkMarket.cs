using System.Collections.Concurrent;

namespace Kiwoom.Simulator.Market;

/// <summary>A market that follows from the stock code and the date alone, and stands still during a day.</summary>
internal sealed class RandomWalkMarket(KoreanClock clock) : IMarket
{
    // A stock's history takes some hundred kilobytes; made-up codes must not fill the memory.
    private const int MaxCachedStocks = 256;

    private readonly ConcurrentDictionary<string, History> _histories = new(StringComparer.Ordinal);

    public bool Has(StockSymbol symbol) => StockDirectory.Has(symbol.Code);

    public Quote GetQuote(string code)
    {
        code = StockSymbol.CodeOf(code);
        var history = GetHistory(code);
        return new Quote(code, history.Profile, history.Candles[^1]);
    }

    public OrderBook GetOrderBook(string code) => OrderBook.Around(GetQuote(code));

    public ReadOnlyMemory<Candle> GetDailyCandles(string code, DateOnly last)
    {
        var candles = GetHistory(StockSymbol.CodeOf(code)).Candles;
        return candles.AsMemory(0, Math.Min(candles.Length, TradingCalendar.IndexOf(last) + 1));
    }

    private History GetHistory(string code)
    {
        // A clock before the calendar's start still has one day to show.
        var count = Math.Max(1, TradingCalendar.IndexOf(clock.Today) + 1);
        if (_histories.TryGetValue(code, out var history) && history.Candles.Length == count)
        {
            return history;
        }

        if (_histories.Count >= MaxCachedStocks)
        {
            _histories.Clear();
        }

        var profile = StockDirectory.Find(code);
        history = new History(profile, CandleWalk.Generate(code, profile, count));
        _histories[code] = history;
        return history;
    }

    private sealed record History(StockProfile Profile, Candle[] Candles);
}
