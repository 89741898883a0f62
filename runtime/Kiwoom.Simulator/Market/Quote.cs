namespace Kiwoom.Simulator.Market;

/// <summary>A stock at one moment.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Profile">What it is.</param>
/// <param name="Day">Today's candle so far; its close is the current price.</param>
internal sealed record Quote(string Code, StockProfile Profile, Candle Day)
{
    private const long LimitPercent = 30;

    public long Price => Day.Close;

    /// <summary>The previous close, against which signs and limits are counted.</summary>
    public long BasePrice => Day.PreviousClose;

    /// <summary>The lowest price anyone sells at. A rising stock last traded at it.</summary>
    public long BestAsk => Day.Change >= 0 ? Price : (long)TickSize.Next(Price, Profile.Instrument);

    /// <summary>The highest price anyone buys at. A falling stock last traded at it.</summary>
    public long BestBid => Day.Change >= 0 ? (long)TickSize.Previous(Price, Profile.Instrument) : Price;

    public long UpperLimit => (long)TickSize.RoundDown(BasePrice * (100 + LimitPercent) / 100, Profile.Instrument);

    public long LowerLimit => (long)TickSize.RoundUp(BasePrice * (100 - LimitPercent) / 100, Profile.Instrument);

    /// <summary>The market's value of all shares, in 100 million won.</summary>
    public long MarketCap => Price * (Profile.ListedShares / 1_000) / 100_000;
}
