namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>What a book does with an order that comes.</summary>
internal enum BookMode
{
    /// <summary>Nothing trades, none come.</summary>
    Closed,

    /// <summary>It trades at once where it can.</summary>
    Continuous,

    /// <summary>It is collected for one price.</summary>
    Auction,
}
