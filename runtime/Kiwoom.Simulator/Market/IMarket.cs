namespace Kiwoom.Simulator.Market;

/// <summary>Where prices come from.</summary>
internal interface IMarket
{
    /// <summary>Whether there is such a stock, on the exchange that the symbol names.</summary>
    bool Has(StockSymbol symbol);

    /// <summary>The stock as it stands now. The code may have its exchange behind it.</summary>
    Quote GetQuote(string code);

    /// <summary>The ten best levels on either side.</summary>
    OrderBook GetOrderBook(string code);

    /// <summary>The daily candles up to a date, today at the latest: oldest first.</summary>
    ReadOnlyMemory<Candle> GetDailyCandles(string code, DateOnly last);
}
