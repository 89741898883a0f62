namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>What a sale of shares on a margin loan came to. Amounts in won.</summary>
/// <param name="Profit">What it brought over what the shares cost, before fees and interest.</param>
/// <param name="Repaid">What was given back of the loan.</param>
/// <param name="Interest">What that costs.</param>
internal readonly record struct LoanRepayment(long Profit, long Repaid, long Interest);
