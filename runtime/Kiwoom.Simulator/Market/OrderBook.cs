namespace Kiwoom.Simulator.Market;

/// <summary>The ten best levels on either side, the best first.</summary>
/// <param name="Quote">The stock.</param>
/// <param name="Asks">Who sells, lowest price first.</param>
/// <param name="Bids">Who buys, highest price first.</param>
internal sealed record OrderBook(Quote Quote, BookLevel[] Asks, BookLevel[] Bids)
{
    public const int Depth = 10;

    /// <summary>Shares that wait to be traded at the closing price (시간외).</summary>
    public (long Asks, long Bids) AfterHours { get; init; }

    /// <summary>Lays a full book around a quote; the same for the same stock and day.</summary>
    public static OrderBook Around(Quote quote)
    {
        var random = StableRandom.From(quote.Code, "book", quote.Day.Date.DayNumber);
        var unit = Math.Max(10, quote.Day.Volume / 2_000);
        var asks = new BookLevel[Depth];
        var bids = new BookLevel[Depth];
        var ask = quote.BestAsk;
        var bid = quote.BestBid;
        for (var i = 0; i < Depth; i++)
        {
            asks[i] = new BookLevel(ask, random.Next(unit / 2, unit * 2), random.Next(-unit / 4, unit / 4));
            bids[i] = new BookLevel(bid, random.Next(unit / 2, unit * 2), random.Next(-unit / 4, unit / 4));
            ask = (long)TickSize.Next(ask, quote.Profile.Instrument);
            bid = (long)TickSize.Previous(bid, quote.Profile.Instrument);
        }

        return new OrderBook(quote, asks, bids);
    }
}
