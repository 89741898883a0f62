namespace Kiwoom.Simulator.Exchange.Sessions;

/// <summary>A place where orders meet. Each instrument has a book on each of its boards.</summary>
internal enum Board
{
    /// <summary>KRX: auctions, regular session and after-market.</summary>
    Krx,

    /// <summary>KRX at the closing price: before the opening at the previous day's, after the close at today's.</summary>
    KrxClosingPrice,

    /// <summary>NXT.</summary>
    Nxt,
}
