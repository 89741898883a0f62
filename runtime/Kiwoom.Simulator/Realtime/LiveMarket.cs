using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Realtime;

/// <summary>Makes the made-up market move: every trade takes a price one tick on, back or nowhere. Used by one thread at a time.</summary>
internal sealed class LiveMarket(IMarket market, KoreanClock clock)
{
    private const int CodeLength = 6;
    private const int MaxStocks = 1_000;

    // A price strays this far from where the day's quote stands.
    private const long MaxStrayPercent = 3;

    private readonly Dictionary<string, Stock> _stocks = new(StringComparer.Ordinal);

    /// <summary>The next message of a type: a trade, an order book, or the example at the present time.</summary>
    public SimulatedMessage Next(string type, string item)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var time = WireFormat.Time(clock.Now);
        switch (type)
        {
            case "0B":
                WriteTrade(values, time, Find(item));
                break;
            case "0D":
                WriteOrderBook(values, time, Find(item));
                break;
            default:
                if (MessageTemplates.For(type).Has("20"))
                {
                    values["20"] = time;
                }

                break;
        }

        return new SimulatedMessage(type, item, values);
    }

    private static void WriteTrade(Dictionary<string, string> values, string time, Stock stock)
    {
        var quote = stock.Trade(out var quantity);
        var basePrice = quote.BasePrice;
        values["20"] = time;
        values["10"] = WireFormat.Price(quote.Price, basePrice);
        values["11"] = WireFormat.Signed(quote.Price - basePrice);
        values["12"] = WireFormat.Percent(quote.Price - basePrice, basePrice);
        values["27"] = WireFormat.Price(quote.BestAsk, basePrice);
        values["28"] = WireFormat.Price(quote.BestBid, basePrice);
        values["15"] = WireFormat.Signed(quantity);
        values["13"] = WireFormat.Number(quote.Day.Volume);
        values["14"] = WireFormat.Number(quote.Day.Volume / 1_000 * quote.Price / 1_000);
        values["16"] = WireFormat.Price(quote.Day.Open, basePrice);
        values["17"] = WireFormat.Price(quote.Day.High, basePrice);
        values["18"] = WireFormat.Price(quote.Day.Low, basePrice);
        values["25"] = WireFormat.ChangeSign(quote.Price - basePrice);
        values["311"] = WireFormat.Number(quote.MarketCap);
    }

    // FIDs 41 to 50, 61 to 70 and 81 to 90 are the asks' prices, quantities and changes; the bids' are ten higher.
    private static void WriteOrderBook(Dictionary<string, string> values, string time, Stock stock)
    {
        var book = Market.OrderBook.Around(stock.Quote);
        long asks = 0;
        long bids = 0;
        for (var i = 0; i < Market.OrderBook.Depth; i++)
        {
            asks += WriteLevel(values, 41 + i, book.Asks[i], stock.Quote.BasePrice, stock.Stir());
            bids += WriteLevel(values, 51 + i, book.Bids[i], stock.Quote.BasePrice, stock.Stir());
        }

        values["21"] = time;
        values["121"] = WireFormat.Number(asks);
        values["122"] = "0";
        values["125"] = WireFormat.Number(bids);
        values["126"] = "0";
        values["128"] = WireFormat.Signed(bids - asks);
        values["129"] = WireFormat.Percent(bids, asks).TrimStart('+');
        values["138"] = WireFormat.Signed(asks - bids);
        values["139"] = WireFormat.Percent(asks, bids).TrimStart('+');
    }

    /// <summary>Writes a level and gives its quantity.</summary>
    private static long WriteLevel(Dictionary<string, string> values, int priceFid, BookLevel level, long basePrice, long stir)
    {
        values[WireFormat.Number(priceFid)] = WireFormat.Price(level.Price, basePrice);
        values[WireFormat.Number(priceFid + 20)] = WireFormat.Number(level.Quantity + stir);
        values[WireFormat.Number(priceFid + 40)] = WireFormat.Signed(stir);
        return level.Quantity + stir;
    }

    private Stock Find(string item)
    {
        var code = item.Length > CodeLength ? item[..CodeLength] : item;
        if (!_stocks.TryGetValue(code, out var stock))
        {
            if (_stocks.Count >= MaxStocks)
            {
                _stocks.Clear();
            }

            stock = new Stock(market.GetQuote(code));
            _stocks[code] = stock;
        }

        return stock;
    }

    private sealed class Stock(Quote start)
    {
        private readonly long _startPrice = start.Price;
        private StableRandom _random = StableRandom.From(start.Code, "trades", start.Day.Date.DayNumber);

        public Quote Quote { get; private set; } = start;

        /// <summary>Trades once; the quantity is negative where someone sold at the bid.</summary>
        public Quote Trade(out long quantity)
        {
            var direction = _random.Next(-1, 1);
            var instrument = Quote.Profile.Instrument;
            var price = direction switch
            {
                > 0 => (long)TickSize.Next(Quote.Price, instrument),
                < 0 => (long)TickSize.Previous(Quote.Price, instrument),
                _ => Quote.Price,
            };
            if (Math.Abs(price - _startPrice) * 100 > _startPrice * MaxStrayPercent || price > Quote.UpperLimit || price < Quote.LowerLimit)
            {
                price = Quote.Price;
            }

            var shares = _random.Next(1, 500);
            quantity = _random.Next(0, 1) == 0 ? shares : -shares;
            var day = Quote.Day;
            Quote = Quote with
            {
                Day = day with { Close = price, High = Math.Max(day.High, price), Low = Math.Min(day.Low, price), Volume = day.Volume + shares },
            };
            return Quote;
        }

        /// <summary>What comes to or goes from a level of the book; every level holds at least five shares.</summary>
        public long Stir() => _random.Next(-4, 40);
    }
}
