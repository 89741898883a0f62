namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>What an account's open order holds back, and what its trades have cost so far.</summary>
internal sealed class OrderStake(TradingAccount account, string code, SimulatedOrderSide side, long open, long reservePrice)
{
    public TradingAccount Account { get; } = account;

    public string Code { get; } = code;

    public bool IsBuy { get; } = side == SimulatedOrderSide.Buy;

    /// <summary>What a share may cost at most.</summary>
    public long ReservePrice { get; } = reservePrice;

    public long Open { get; set; } = open;

    /// <summary>Money held back for what is open.</summary>
    public long Reserved { get; set; }

    /// <summary>The value of its trades, in won.</summary>
    public long Value { get; set; }

    public long Commission { get; set; }

    public long Tax { get; set; }
}
