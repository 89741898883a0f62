using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>An instrument's day so far. Prices in won.</summary>
internal sealed class DaySheet
{
    private (long Volume, long Value)[] _parts = new (long, long)[3];

    public DateOnly Date { get; private set; }

    /// <summary>What changes are counted from.</summary>
    public long BasePrice { get; private set; }

    public long LowerLimit { get; private set; }

    public long UpperLimit { get; private set; }

    /// <summary>The first price; 0 before the first trade, as the other two.</summary>
    public long Open { get; private set; }

    public long High { get; private set; }

    public long Low { get; private set; }

    /// <summary>The last price; the base price before the first trade.</summary>
    public long Last { get; private set; }

    /// <summary>When it last traded; null before the first trade.</summary>
    public DateTime? LastTime { get; private set; }

    /// <summary>Shares of the last trade, below zero where a seller came to a bid.</summary>
    public long LastQuantity { get; private set; }

    public long Volume { get; private set; }

    /// <summary>What they cost, in won.</summary>
    public long Value { get; private set; }

    /// <summary>Shares that buyers took.</summary>
    public long BuyVolume { get; private set; }

    /// <summary>Shares that sellers brought.</summary>
    public long SellVolume { get; private set; }

    /// <summary>Shares traded the day before.</summary>
    public long PreviousVolume { get; private set; }

    /// <summary>What an auction would trade now; 0 where none is going on.</summary>
    public long ExpectedPrice { get; private set; }

    public long ExpectedQuantity { get; private set; }

    public long Change => Last - BasePrice;

    /// <summary>Shares and won of each part of the day, by <see cref="DayPart"/>.</summary>
    public IReadOnlyList<(long Volume, long Value)> Parts => _parts;

    /// <summary>Buyers' shares for a hundred of the sellers' (체결강도).</summary>
    public decimal Strength => SellVolume == 0 ? (BuyVolume == 0 ? 0 : 100) : Math.Round(BuyVolume * 100m / SellVolume, 2);

    /// <summary>What is kept of the day when it is over.</summary>
    public PastDay Past => new(Strength, Parts);

    public void Begin(DateOnly date, BasePriceSet prices)
    {
        PreviousVolume = Volume;
        Date = date;
        BasePrice = prices.BasePrice;
        LowerLimit = prices.LowerLimit;
        UpperLimit = prices.UpperLimit;
        (Open, High, Low, Last) = (0, 0, 0, prices.BasePrice);
        LastTime = null;
        (LastQuantity, Volume, Value, BuyVolume, SellVolume) = (0, 0, 0, 0, 0);
        (ExpectedPrice, ExpectedQuantity) = (0, 0);

        // A new one: what is kept of the day before holds the old one.
        _parts = new (long, long)[3];
    }

    /// <summary>Adds a trade of a part of the day. One at a closing price counts as volume and makes no price.</summary>
    public void Add(Trade trade, DayPart part)
    {
        Volume += trade.Quantity;
        Value += trade.Price * trade.Quantity;
        ref var sum = ref _parts[(int)part];
        sum = (sum.Volume + trade.Quantity, sum.Value + (trade.Price * trade.Quantity));
        if (trade.IsAtClose)
        {
            return;
        }

        Open = Open == 0 ? trade.Price : Open;
        High = Math.Max(High, trade.Price);
        Low = Low == 0 ? trade.Price : Math.Min(Low, trade.Price);
        Last = trade.Price;
        LastTime = trade.Time;
        LastQuantity = trade.Origin == TradeOrigin.Sell ? -trade.Quantity : trade.Quantity;
        BuyVolume += trade.Origin == TradeOrigin.Buy ? trade.Quantity : 0;
        SellVolume += trade.Origin == TradeOrigin.Sell ? trade.Quantity : 0;
    }

    public void Add(IndexChanged index)
    {
        Open = Open == 0 ? index.Value : Open;
        High = Math.Max(High, index.Value);
        Low = Low == 0 ? index.Value : Math.Min(Low, index.Value);
        Last = index.Value;
        LastTime = index.Time;
    }

    public void Expect(long price, long quantity) => (ExpectedPrice, ExpectedQuantity) = (price, quantity);
}
