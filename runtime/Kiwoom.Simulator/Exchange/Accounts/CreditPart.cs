namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>What the trades of one order on credit moved between account and broker, in won.</summary>
/// <param name="Lent">What the broker paid of a purchase.</param>
/// <param name="Repaid">What a sale gave back.</param>
/// <param name="Interest">The interest that it paid.</param>
internal readonly record struct CreditPart(long Lent, long Repaid, long Interest);
