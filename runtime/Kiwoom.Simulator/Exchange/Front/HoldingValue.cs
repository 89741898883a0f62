using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// A holding at the present price, as the balance shows it. Amounts in won. The profit is what would be left if it were sold now, the purchase's
/// commission counted too, as in the document's example of kt00018.
/// </summary>
/// <param name="Code">The instrument.</param>
/// <param name="Name">Its Korean name.</param>
/// <param name="Price">The present price.</param>
/// <param name="BasePrice">The last close.</param>
/// <param name="Shares">The shares.</param>
/// <param name="BuyCommission">The commission of what they cost.</param>
/// <param name="SellCommission">The commission of selling them now.</param>
/// <param name="Tax">The tax of selling them now.</param>
internal sealed record HoldingValue(
    string Code, string Name, long Price, long BasePrice, HeldShares Shares, long BuyCommission, long SellCommission, long Tax)
{
    public long Value => Shares.Quantity * Price;

    public long Profit => Value - Shares.Cost - BuyCommission - SellCommission - Tax - Interest;

    /// <summary>The kind of credit (신용구분): 00 for none, 33 for a margin loan, 99 for all of an instrument's together.</summary>
    public string CreditCode { get; private init; } = OrderWords.NoCredit;

    /// <summary>The day of the margin loan (대출일); null for none, or for several together.</summary>
    public DateOnly? LoanDate { get; private init; }

    /// <summary>When the margin loan falls due (만기일); null for none, or for several together.</summary>
    public DateOnly? DueDate { get; private init; }

    /// <summary>What is owed for the shares, without interest.</summary>
    public long Loan { get; private init; }

    /// <summary>The interest if it were repaid now.</summary>
    public long Interest { get; private init; }

    public bool IsOnLoan => CreditCode != OrderWords.NoCredit;

    /// <summary>The account's holdings, by code: those of its own money and then each margin loan's, the oldest first.</summary>
    public static IReadOnlyList<HoldingValue> All(ExchangeHost host) =>
    [
        .. Own(host).Concat(host.Account.Loans.All.Where(loan => loan.Shares.Quantity > 0).Select(loan => Of(host, loan)))
            .OrderBy(holding => holding.Code, StringComparer.Ordinal).ThenBy(holding => holding.LoanDate ?? DateOnly.MinValue),
    ];

    /// <summary>The stocks with the margin loans of each together (합산).</summary>
    public static IReadOnlyList<HoldingValue> CombinedStocks(ExchangeHost host) =>
    [
        .. Stocks(host).GroupBy(holding => (holding.Code, holding.IsOnLoan)).Select(group => group.Key.IsOnLoan && group.Count() > 1
            ? Of(host, group.Key.Code, HeldShares.Sum(group.Select(holding => holding.Shares))) with
            {
                CreditCode = OrderWords.AllLoans,
                Loan = group.Sum(holding => holding.Loan),
                Interest = group.Sum(holding => holding.Interest),
            }
            : group.First()),
    ];

    /// <summary>The holdings but for gold, which has ids of its own.</summary>
    public static IReadOnlyList<HoldingValue> Stocks(ExchangeHost host) => [.. All(host).Where(holding => !IsGold(host, holding.Code))];

    /// <summary>The gold among the holdings.</summary>
    public static IReadOnlyList<HoldingValue> Gold(ExchangeHost host) => [.. All(host).Where(holding => IsGold(host, holding.Code))];

    /// <summary>Whether an instrument is gold.</summary>
    public static bool IsGold(ExchangeHost host, string code) => host.Engine.Find(code)?.Instrument.Kind == InstrumentKind.Gold;

    private static IEnumerable<HoldingValue> Own(ExchangeHost host) =>
        host.Account.Holdings.Where(entry => entry.Value.Quantity > 0).Select(entry => Of(host, entry.Key, entry.Value));

    private static HoldingValue Of(ExchangeHost host, MarginLoan loan) => Of(host, loan.Code, loan.Shares) with
    {
        CreditCode = OrderWords.Loan,
        LoanDate = loan.Date,
        DueDate = loan.DueDate,
        Loan = loan.Amount,
        Interest = host.Engine.Ledger.InterestOf(loan),
    };

    private static HoldingValue Of(ExchangeHost host, string code, HeldShares holding)
    {
        var instrument = host.Engine.Find(code)!.Instrument;
        var day = host.Board.DayOf(code);
        var (price, basePrice) = day is { BasePrice: > 0 } ? (day.Last, day.BasePrice) : (instrument.BasePrice, instrument.BasePrice);
        var fees = host.Engine.Options.Fees;
        var value = holding.Quantity * price;
        return new HoldingValue(
            code, instrument.Name, price, basePrice, holding, fees.CommissionOf(holding.Cost), fees.CommissionOf(value), fees.TaxOf(value, instrument.Kind));
    }
}
