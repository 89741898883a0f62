namespace Kiwoom.Simulator.Market;

/// <summary>A stock at one moment.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Profile">What it is.</param>
/// <param name="Day">Today's candle so far; its close is the current price.</param>
internal sealed record Quote(string Code, StockProfile Profile, Candle Day)
{
    private const long LimitPercent = 30;

    private readonly long? _bestAsk;
    private readonly long? _bestBid;
    private readonly long? _upperLimit;
    private readonly long? _lowerLimit;

    public long Price => Day.Close;

    /// <summary>The previous close, against which signs and limits are counted.</summary>
    public long BasePrice => Day.PreviousClose;

    /// <summary>The lowest price anyone sells at, 0 where nobody does. Where no market says it: a rising stock last traded at it.</summary>
    public long BestAsk
    {
        get => _bestAsk ?? (Day.Change >= 0 ? Price : (long)TickSize.Next(Price, Profile.Instrument));
        init => _bestAsk = value;
    }

    /// <summary>The highest price anyone buys at, 0 where nobody does. Where no market says it: a falling stock last traded at it.</summary>
    public long BestBid
    {
        get => _bestBid ?? (Day.Change >= 0 ? (long)TickSize.Previous(Price, Profile.Instrument) : Price);
        init => _bestBid = value;
    }

    public long UpperLimit
    {
        get => _upperLimit ?? (long)TickSize.RoundDown(BasePrice * (100 + LimitPercent) / 100, Profile.Instrument);
        init => _upperLimit = value;
    }

    public long LowerLimit
    {
        get => _lowerLimit ?? (long)TickSize.RoundUp(BasePrice * (100 - LimitPercent) / 100, Profile.Instrument);
        init => _lowerLimit = value;
    }

    /// <summary>What an auction would trade now; the price itself where none is going on.</summary>
    public long ExpectedPrice { get; init; } = Day.Close;

    /// <summary>Shares it would trade.</summary>
    public long ExpectedQuantity { get; init; }

    /// <summary>Buyers' shares for a hundred of the sellers' (체결강도). Where no market says it: as many.</summary>
    public decimal Strength { get; init; } = 100;

    /// <summary>When it last traded; null where no market says it, or before the first trade.</summary>
    public DateTime? LastTime { get; init; }

    /// <summary>The market's value of all shares, in 100 million won.</summary>
    public long MarketCap => Price * (Profile.ListedShares / 1_000) / 100_000;
}
