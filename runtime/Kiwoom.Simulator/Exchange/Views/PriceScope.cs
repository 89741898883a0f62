namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>Whose trades and orders a view is of.</summary>
internal enum PriceScope
{
    /// <summary>KRX alone.</summary>
    Krx,

    /// <summary>NXT alone.</summary>
    Nxt,

    /// <summary>Both together (통합).</summary>
    Both,
}
