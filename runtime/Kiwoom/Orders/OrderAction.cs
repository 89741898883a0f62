namespace Kiwoom;

/// <summary>What an order does.</summary>
public enum OrderAction
{
    /// <summary>Buys.</summary>
    Buy,

    /// <summary>Sells.</summary>
    Sell,

    /// <summary>Changes quantity or price of an open order (정정).</summary>
    Modify,

    /// <summary>Withdraws an open order (취소).</summary>
    Cancel,
}
