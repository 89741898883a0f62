namespace Kiwoom.Simulator;

/// <summary>Which side of the market an order is on.</summary>
public enum SimulatedOrderSide
{
    /// <summary>Buys (매수).</summary>
    Buy,

    /// <summary>Sells (매도).</summary>
    Sell,
}
