namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>An account's margin loans, by instrument and day, those of which nothing is left but that were repaid today among them.</summary>
internal sealed class LoanShelf
{
    private readonly SortedDictionary<(string Code, DateOnly Date), MarginLoan> _loans = new(Comparer<(string Code, DateOnly Date)>.Create(Compare));
    private readonly Dictionary<long, LoanMoney> _byOrder = [];

    public IEnumerable<MarginLoan> All => _loans.Values;

    /// <summary>What is owed in all, without interest.</summary>
    public long Owed => _loans.Values.Sum(loan => loan.Amount);

    public MarginLoan? Find(string code, DateOnly date) => _loans.GetValueOrDefault((code, date));

    /// <summary>The loans of an instrument with shares left, the oldest first.</summary>
    public IEnumerable<MarginLoan> Of(string code) => _loans.Values.Where(loan => loan.Code == code && loan.Shares.Quantity > 0);

    public MarginLoan Take(string code, DateOnly date)
    {
        if (!_loans.TryGetValue((code, date), out var loan))
        {
            loan = new MarginLoan(code, date);
            _loans.Add((code, date), loan);
        }

        return loan;
    }

    /// <summary>What an order's trades moved.</summary>
    public LoanMoney MoneyOf(long orderId) => _byOrder.GetValueOrDefault(orderId);

    /// <summary>Writes down what a trade of an order moved.</summary>
    public void Book(long orderId, LoanMoney money) => _byOrder[orderId] = MoneyOf(orderId).With(money);

    public void BeginDay()
    {
        foreach (var (key, loan) in _loans.ToList())
        {
            loan.BeginDay();
            if (loan.Shares.Quantity == 0)
            {
                _loans.Remove(key);
            }
        }
    }

    private static int Compare((string Code, DateOnly Date) one, (string Code, DateOnly Date) other)
    {
        var codes = string.CompareOrdinal(one.Code, other.Code);
        return codes == 0 ? one.Date.CompareTo(other.Date) : codes;
    }
}
