using Kiwoom.Simulator.Exchange.Accounts;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>What the account's sheets say of its margin loans in all.</summary>
internal static class CreditFigures
{
    /// <summary>What the account is worth: money and holdings at present prices, less what is owed (추정예탁자산).</summary>
    public static long NetAssets(ExchangeHost host, IReadOnlyList<HoldingValue> holdings) =>
        host.Account.CashAfterSettlement + holdings.Sum(holding => holding.Value) - host.Account.Loans.Owed;

    /// <summary>Money and holdings in percent of what is owed (담보비율); 0.00 without loans.</summary>
    public static string CollateralRate(ExchangeHost host, IReadOnlyList<HoldingValue> holdings) =>
        AccountSheet.Rate(host.Account.CashAfterSettlement + holdings.Sum(holding => holding.Value), host.Account.Loans.Owed);

    /// <summary>All shares that were held or traded today, whosever money they were bought with.</summary>
    public static IEnumerable<HeldShares> AllShares(TradingAccount account) => account.Holdings.Values.Concat(account.Loans.All.Select(loan => loan.Shares));
}
