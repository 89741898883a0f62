namespace Kiwoom.Simulator.Exchange.Orders;

/// <summary>Whether an order uses the broker's money, or gives it back.</summary>
internal enum CreditKind
{
    /// <summary>The account's own money and shares.</summary>
    None,

    /// <summary>A purchase on a margin loan (융자), or a sale that repays the loan of one day.</summary>
    Loan,

    /// <summary>A sale that repays the loans of all days together (융자합), the oldest first.</summary>
    AllLoans,
}
