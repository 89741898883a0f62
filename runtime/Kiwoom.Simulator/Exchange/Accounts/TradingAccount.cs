namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>
/// An account: money, what trades of the last two days still bring or take, shares, and margin loans. All in whole won.
/// Purchases need all of their money (a margin of 100 %), those on a loan the deposit of <see cref="LoanTerms"/>.
/// </summary>
internal sealed class TradingAccount(string number)
{
    private readonly SortedDictionary<string, HeldShares> _holdings = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, long> _unsettled = [];
    private readonly List<DayResult> _results = [];

    public string Number { get; } = number;

    /// <summary>Money paid in and settled (예수금).</summary>
    public long Cash { get; private set; }

    /// <summary>All that was paid in, shares from elsewhere at what they cost among it.</summary>
    public long PaidIn { get; private set; }

    /// <summary>Money that open purchases may need.</summary>
    public long Reserved { get; set; }

    /// <summary>Profit of all sales over what was paid for the shares, before fees.</summary>
    public long Realized { get; private set; }

    /// <summary>Commissions of all trades.</summary>
    public long Commission { get; private set; }

    /// <summary>Taxes of all sales.</summary>
    public long Tax { get; private set; }

    /// <summary>Interest of all that was repaid of loans.</summary>
    public long Interest { get; private set; }

    /// <summary>What is held with the broker's money.</summary>
    public LoanShelf Loans { get; } = new();

    /// <summary>What trades bring (above zero) or take when they are settled, by trading day.</summary>
    public IReadOnlyDictionary<DateOnly, long> Unsettled => _unsettled;

    /// <summary>The money that there is when all trades are settled (D+2 추정예수금).</summary>
    public long CashAfterSettlement => Cash + _unsettled.Values.Sum();

    /// <summary>The money that orders may use.</summary>
    public long OrderableCash => CashAfterSettlement - Reserved;

    /// <summary>Holdings by code, those with no shares left but traded today among them.</summary>
    public IReadOnlyDictionary<string, HeldShares> Holdings => _holdings;

    public HeldShares HoldingOf(string code)
    {
        if (!_holdings.TryGetValue(code, out var holding))
        {
            holding = new HeldShares();
            _holdings.Add(code, holding);
        }

        return holding;
    }

    /// <summary>Shares that an order may sell: those that no other order wants to.</summary>
    public long SellableOf(string code) => _holdings.TryGetValue(code, out var holding) ? holding.Quantity - holding.OnSale : 0;

    public void PayIn(long cash)
    {
        Cash += cash;
        PaidIn += cash;
    }

    public void Deliver(string code, long quantity, long price)
    {
        HoldingOf(code).Deliver(quantity, quantity * price);
        PaidIn += quantity * price;
    }

    public void Buy(string code, long quantity, long value, DateOnly day)
    {
        HoldingOf(code).Buy(quantity, value);
        Owe(day, -value);
    }

    public void Sell(string code, long quantity, long value, DateOnly day)
    {
        Realized += HoldingOf(code).Sell(quantity, value);
        Owe(day, value);
    }

    public void BuyOnLoan(string code, long quantity, long value, long loan, DateOnly day)
    {
        Loans.Take(code, day).Buy(quantity, value, loan);
        Owe(day, loan - value);
    }

    public LoanRepayment Repay(MarginLoan loan, long quantity, long value, int days, DateOnly day)
    {
        var repayment = loan.Sell(quantity, value, days);
        Realized += repayment.Profit;
        Interest += repayment.Interest;
        Owe(day, value - repayment.Repaid - repayment.Interest);
        return repayment;
    }

    /// <summary>Pays the fees of a trade in shares.</summary>
    public void Pay(HeldShares holding, long commission, long tax, DateOnly day)
    {
        holding.CommissionToday += commission;
        holding.TaxToday += tax;
        Commission += commission;
        Tax += tax;
        Owe(day, -commission - tax);
    }

    public void Settle(DateOnly tradeDate, long amount)
    {
        _unsettled.Remove(tradeDate);
        Cash += amount;
    }

    /// <summary>What trading brought, by day and instrument: the days that are over, the oldest first, and the one that is going on.</summary>
    public IEnumerable<DayResult> Results(DateOnly today) => _results.Concat(ResultsOf(today));

    /// <summary>Begins a day after another one.</summary>
    public void BeginDay(DateOnly previous)
    {
        _results.AddRange(ResultsOf(previous));
        Loans.BeginDay();
        foreach (var (code, holding) in _holdings.ToList())
        {
            holding.BeginDay();
            if (holding.Quantity == 0)
            {
                _holdings.Remove(code);
            }
        }
    }

    private IEnumerable<DayResult> ResultsOf(DateOnly day) =>
        _holdings.Select(entry => entry.Value.ResultOf(day, entry.Key)).Concat(Loans.All.Select(loan => loan.ResultOf(day))).OfType<DayResult>();

    private void Owe(DateOnly day, long amount) => _unsettled[day] = _unsettled.GetValueOrDefault(day) + amount;
}
