namespace Kiwoom.Simulator.Market;

/// <summary>Where prices come from.</summary>
internal interface IMarket
{
    /// <summary>The stock as it stands now.</summary>
    Quote GetQuote(string code);

    /// <summary>The ten best levels on either side.</summary>
    OrderBook GetOrderBook(string code);

    /// <summary>The daily candles up to a date, today at the latest: oldest first.</summary>
    ReadOnlyMemory<Candle> GetDailyCandles(string code, DateOnly last);
}
