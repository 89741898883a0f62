namespace Kiwoom.Simulator.Realtime;

/// <summary>A margin loan after a trade. Amounts in won.</summary>
/// <param name="Date">The day of the purchase.</param>
/// <param name="DueDate">When it falls due.</param>
/// <param name="Amount">What is owed.</param>
/// <param name="Interest">The interest if it were repaid now.</param>
internal sealed record LoanState(DateOnly Date, DateOnly DueDate, long Amount, long Interest);
