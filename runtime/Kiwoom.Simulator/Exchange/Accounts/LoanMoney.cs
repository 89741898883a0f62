namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>What an order's trades moved between an account and its broker, in won; nothing for one without credit.</summary>
/// <param name="Lent">The broker's part of a purchase.</param>
/// <param name="Repaid">What a sale repaid, without interest.</param>
/// <param name="Interest">Interest of that.</param>
/// <param name="Date">The day of the loan; null for none, and for several.</param>
internal readonly record struct LoanMoney(long Lent, long Repaid, long Interest, DateOnly? Date)
{
    /// <summary>What the account has of it.</summary>
    public long CashChange => Lent - Repaid - Interest;

    /// <summary>Adds what another trade of the same order moved.</summary>
    public LoanMoney With(LoanMoney other) => this == default
        ? other
        : new LoanMoney(Lent + other.Lent, Repaid + other.Repaid, Interest + other.Interest, Date == other.Date ? Date : null);
}
