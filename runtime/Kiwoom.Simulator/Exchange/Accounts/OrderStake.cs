using Kiwoom.Simulator.Exchange.Orders;

namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>What an account's open order holds back, and what its trades have cost so far.</summary>
internal sealed class OrderStake(TradingAccount account, string code, SimulatedOrderSide side, long open, long reservePrice, OrderCredit credit)
{
    public TradingAccount Account { get; } = account;

    public string Code { get; } = code;

    public bool IsBuy { get; } = side == SimulatedOrderSide.Buy;

    public OrderCredit Credit { get; } = credit;

    /// <summary>The broker's part of its purchases.</summary>
    public long Loan { get; set; }

    /// <summary>Where the shares of a sale on credit that are open come from, in the order in which they are sold.</summary>
    public List<(MarginLoan Loan, long Quantity)> Lots { get; } = [];

    /// <summary>What a share may cost at most.</summary>
    public long ReservePrice { get; } = reservePrice;

    public long Open { get; set; } = open;

    /// <summary>Money held back for what is open.</summary>
    public long Reserved { get; set; }

    /// <summary>The value of its trades, in won.</summary>
    public long Value { get; set; }

    public long Commission { get; set; }

    public long Tax { get; set; }

    /// <summary>Holds shares back for a sale on credit: those of its loan, or of whatever loans there are, the oldest first.</summary>
    public void TakeLots(long quantity)
    {
        var loans = Credit.LoanDate is { } date ? [Account.Loans.Find(Code, date)!] : Account.Loans.Of(Code);
        foreach (var loan in loans)
        {
            var taken = Math.Min(loan.Free, quantity);
            if (taken > 0)
            {
                loan.Shares.OnSale += taken;
                Lots.Add((loan, taken));
                quantity -= taken;
            }
        }
    }

    /// <summary>Lets go of shares that are not open any more, those of the latest loan first.</summary>
    public void GiveLotsBack()
    {
        for (var excess = Lots.Sum(lot => lot.Quantity) - Open; excess > 0;)
        {
            var (loan, quantity) = Lots[^1];
            var given = Math.Min(quantity, excess);
            loan.Shares.OnSale -= given;
            excess -= given;
            Lots.RemoveAt(Lots.Count - 1);
            if (quantity > given)
            {
                Lots.Add((loan, quantity - given));
            }
        }
    }

    /// <summary>The shares that a trade sells. They are held back no more once they are sold.</summary>
    public IReadOnlyList<(MarginLoan Loan, long Quantity)> UseLots(long quantity)
    {
        List<(MarginLoan Loan, long Quantity)> used = [];
        while (quantity > 0)
        {
            var (loan, held) = Lots[0];
            var sold = Math.Min(held, quantity);
            used.Add((loan, sold));
            quantity -= sold;
            Lots.RemoveAt(0);
            if (held > sold)
            {
                Lots.Insert(0, (loan, held - sold));
            }
        }

        return used;
    }
}
