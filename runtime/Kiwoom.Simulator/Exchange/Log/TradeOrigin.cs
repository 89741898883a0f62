namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>Which side of a trade came to the other.</summary>
internal enum TradeOrigin
{
    /// <summary>A buyer took what was offered.</summary>
    Buy,

    /// <summary>A seller took what was bid.</summary>
    Sell,

    /// <summary>Neither: an auction's price brought them together.</summary>
    Auction,
}
