using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>An instrument at one moment, of one venue or both: what lists say of it.</summary>
internal sealed class StockView
{
    private readonly Lazy<Candle[]> _history;

    private StockView(ExchangeHost host, ListedInstrument listed, PriceScope scope, DaySheet day)
    {
        (Host, Listed, Scope, Day) = (host, listed, scope, day);
        Asks = host.Board.AsksOf(listed.Code, scope, Market.OrderBook.Depth);
        Bids = host.Board.BidsOf(listed.Code, scope, Market.OrderBook.Depth);
        _history = new Lazy<Candle[]>(() => [.. host.History.Until(listed, scope, day.Date.AddDays(-1))]);
    }

    public ExchangeHost Host { get; }

    public ListedInstrument Listed { get; }

    public PriceScope Scope { get; }

    public DaySheet Day { get; }

    /// <summary>The levels that sell, as many as the order book shows.</summary>
    public IReadOnlyList<BookLine> Asks { get; }

    public IReadOnlyList<BookLine> Bids { get; }

    public BookLine Ask => Asks is [var best, ..] ? best : default;

    public BookLine Bid => Bids is [var best, ..] ? best : default;

    public long AskTotal => Asks.Sum(line => line.Quantity);

    public long BidTotal => Bids.Sum(line => line.Quantity);

    /// <summary>The daily candles before today, the oldest first.</summary>
    public Candle[] History => _history.Value;

    public long PreviousVolume => History is [.., var last] ? last.Volume : 0;

    /// <summary>What was traded the day before, in won.</summary>
    public long PreviousValue => History is [.., var last] ? last.Value ?? last.ValueInMillions * 1_000_000 : 0;

    public bool IsAtUpperLimit => HasLimits && Day.Last == Day.UpperLimit;

    public bool IsAtLowerLimit => HasLimits && Day.Last == Day.LowerLimit;

    private bool HasLimits => Listed.LimitPercent > 0;

    /// <summary>An instrument of a day that has begun; null where there is none, or not on that venue.</summary>
    public static StockView? Of(ExchangeHost host, string text, Func<ListedInstrument, bool> isWanted)
    {
        var (code, scope) = ScopeOf.Text(text);
        return host.Engine.Find(code)?.Instrument is { } listed && isWanted(listed) ? Of(host, listed, scope) : null;
    }

    /// <inheritdoc cref="Of(ExchangeHost, string, Func{ListedInstrument, bool})"/>
    public static StockView? Of(ExchangeHost host, ListedInstrument listed, PriceScope scope) =>
        (scope != PriceScope.Nxt || listed.IsOnNxt) && host.Board.DayOf(listed.Code, scope) is { BasePrice: > 0 } day ? new StockView(host, listed, scope, day) : null;

    /// <summary>The candles of the last so many days, today so far among them.</summary>
    public IEnumerable<Candle> Last(int days) => Today is { } today ? History.TakeLast(days - 1).Append(today) : History.TakeLast(days);

    /// <summary>Today's candle so far; null before the first trade.</summary>
    public Candle? Today => Day.LastTime is null
        ? null
        : new Candle(Day.Date, Day.BasePrice, Day.Open, Day.High, Day.Low, Day.Last, Day.Volume) { Value = Day.Value };

    /// <summary>A price with the sign of its side of the base price.</summary>
    public string Price(long price) => WireFormat.Price(price, Day.BasePrice);

    /// <summary>The direction's code of a price: at a limit, up, unchanged or down.</summary>
    public string Sign(long price) => !HasLimits ? WireFormat.ChangeSign(price - Day.BasePrice)
        : price == Day.UpperLimit ? "1"
        : price == Day.LowerLimit ? "4"
        : WireFormat.ChangeSign(price - Day.BasePrice);

    /// <summary>Whether it stands in the lists of stocks, as funds and notes do too.</summary>
    public static bool IsStock(ListedInstrument listed) => listed.Kind is InstrumentKind.Stock or InstrumentKind.Etf or InstrumentKind.Etn;

    /// <summary>Whether a request for a stock's code can mean it.</summary>
    public static bool IsListed(ListedInstrument listed) => IsStock(listed) || IsElw(listed);

    public static bool IsElw(ListedInstrument listed) => listed.Kind == InstrumentKind.Elw;

    public static bool IsEtf(ListedInstrument listed) => listed.Kind == InstrumentKind.Etf;

    public static bool IsGold(ListedInstrument listed) => listed.Kind == InstrumentKind.Gold;
}
