namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>
/// What margin loans (신용융자) cost. The document has a deposit rate in an example (kt20016: 45 %), and neither interest nor a term: those are the simulator's.
/// A real broker's interest depends on the loan's age and on the customer.
/// </summary>
internal static class LoanTerms
{
    /// <summary>The part of a purchase that the account pays itself (신용보증금율), in percent.</summary>
    public const int DepositPercent = 45;

    /// <summary>Interest of a year of 365 days.</summary>
    public const decimal YearlyInterest = 0.09m;

    /// <summary>Calendar days until a loan falls due. Nothing happens then: the simulator sells nobody's shares.</summary>
    public const int TermDays = 90;

    /// <summary>The broker's part of a purchase, cut to whole won.</summary>
    public static long LoanOf(long value, int depositPercent = DepositPercent) => (long)((Int128)value * (100 - depositPercent) / 100);

    /// <summary>What a loan costs over days, cut to whole won.</summary>
    public static long InterestOf(long loan, int days) => (long)decimal.Floor(loan * YearlyInterest * days / 365);
}
