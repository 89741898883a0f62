namespace Kiwoom.Simulator.Exchange.Sessions;

/// <summary>Where an order is sent.</summary>
internal enum Venue
{
    /// <summary>한국거래소.</summary>
    Krx,

    /// <summary>넥스트레이드.</summary>
    Nxt,

    /// <summary>The better of both, chosen when the order comes.</summary>
    Sor,
}
