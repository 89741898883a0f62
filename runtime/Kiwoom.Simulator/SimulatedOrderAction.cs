namespace Kiwoom.Simulator;

/// <summary>What an order does.</summary>
public enum SimulatedOrderAction
{
    /// <summary>Enters the market.</summary>
    Place,

    /// <summary>Takes over what is open of another order, at another price (정정).</summary>
    Modify,

    /// <summary>Withdraws what is open of another order (취소).</summary>
    Cancel,
}
