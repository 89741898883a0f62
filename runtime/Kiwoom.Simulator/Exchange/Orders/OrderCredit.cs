using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Orders;

/// <summary>The credit of an order; the default is none.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="LoanDate">The day of the loan that a sale repays; null for a purchase, whose loan is of the day on which it trades, and for all loans together.</param>
internal readonly record struct OrderCredit(CreditKind Kind, DateOnly? LoanDate = null)
{
    /// <summary>A purchase on a margin loan.</summary>
    public static OrderCredit Purchase { get; } = new(CreditKind.Loan);

    /// <summary>A sale that repays whatever loans there are.</summary>
    public static OrderCredit AllLoans { get; } = new(CreditKind.AllLoans);

    public bool IsNone => Kind == CreditKind.None;

    /// <summary>A sale that repays the loan of a day.</summary>
    public static OrderCredit RepaymentOf(DateOnly loanDate) => new(CreditKind.Loan, loanDate);

    /// <summary>What the line of an event says of it behind all else; nothing without credit.</summary>
    public string Describe() => IsNone ? "" : string.Create(CultureInfo.InvariantCulture, $" {Kind} {LoanDate:yyyyMMdd}");
}
