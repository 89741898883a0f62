namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>Shares of one instrument that an account bought on one day with the broker's money (융자), and what is owed for them. Amounts in won.</summary>
internal sealed class MarginLoan(string code, DateOnly date)
{
    private long _repaidToday;

    public string Code { get; } = code;

    /// <summary>The day of the purchase (대출일), by which a sale names the loan.</summary>
    public DateOnly Date { get; } = date;

    /// <summary>When it falls due (만기일).</summary>
    public DateOnly DueDate => Date.AddDays(LoanTerms.TermDays);

    /// <summary>The shares, at what they cost in all.</summary>
    public HeldShares Shares { get; } = new();

    /// <summary>What is owed, without interest.</summary>
    public long Amount { get; private set; }

    /// <summary>Interest of what was repaid today.</summary>
    public long InterestToday { get; private set; }

    /// <summary>The number of the trade that changed it last.</summary>
    public long LastTrade { get; set; }

    /// <summary>Shares that no order wants to sell.</summary>
    public long Free => Shares.Quantity - Shares.OnSale;

    public void Buy(long quantity, long value, long loan)
    {
        Shares.Buy(quantity, value);
        Amount += loan;
    }

    /// <summary>
    /// Sells shares and repays their part of the loan, cut to whole won; the last ones repay all that is left. Interest is reckoned over the day's repayments
    /// together, so that many small ones cost what one large one does.
    /// </summary>
    /// <param name="quantity">Shares.</param>
    /// <param name="value">What they brought, before fees.</param>
    /// <param name="days">How long the loan has lasted.</param>
    public LoanRepayment Sell(long quantity, long value, int days)
    {
        var repaid = quantity == Shares.Quantity ? Amount : (long)((Int128)Amount * quantity / Shares.Quantity);
        var profit = Shares.Sell(quantity, value);
        Shares.OnSale -= quantity;
        Amount -= repaid;
        _repaidToday += repaid;
        var interest = LoanTerms.InterestOf(_repaidToday, days) - InterestToday;
        InterestToday += interest;
        return new LoanRepayment(profit, repaid, interest);
    }

    /// <summary>What has come of the day so far; null where nothing was traded.</summary>
    public DayResult? ResultOf(DateOnly day) => Shares.ResultOf(day, Code) is { } result ? result with { LoanDate = Date, Interest = InterestToday } : null;

    public void BeginDay()
    {
        Shares.BeginDay();
        _repaidToday = 0;
        InterestToday = 0;
    }
}
