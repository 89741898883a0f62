namespace Kiwoom.Simulator.Orders;

/// <summary>How an order finds its price.</summary>
internal enum OrderPricing
{
    /// <summary>At its own price or better.</summary>
    Limit,

    /// <summary>At the best price of the other side, whatever that is.</summary>
    Market,

    /// <summary>Waits at the best price of its own side.</summary>
    OwnBest,

    /// <summary>Waits until the market reaches its condition price, then acts as a limit order.</summary>
    Stop,
}
