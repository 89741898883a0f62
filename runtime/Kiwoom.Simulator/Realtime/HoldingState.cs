namespace Kiwoom.Simulator.Realtime;

/// <summary>What an account holds of a stock after a trade. Amounts in won.</summary>
/// <param name="Quantity">Shares.</param>
/// <param name="Sellable">Shares that no open order wants to sell.</param>
/// <param name="AveragePrice">What a share cost.</param>
/// <param name="Cost">What all of them cost.</param>
/// <param name="NetBought">Shares bought less shares sold today.</param>
/// <param name="Profit">Profit of today's sales.</param>
internal sealed record HoldingState(long Quantity, long Sellable, long AveragePrice, long Cost, long NetBought, long Profit)
{
    /// <summary>The margin loan that the shares were bought on; null where they were bought with the account's own money.</summary>
    public LoanState? Loan { get; init; }
}
