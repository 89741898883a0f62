namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>What trading an instrument brought an account on a day. Amounts in won.</summary>
/// <param name="Day">The trading day.</param>
/// <param name="Code">The instrument.</param>
/// <param name="BoughtValue">What was paid, without commissions.</param>
/// <param name="SoldQuantity">Shares sold.</param>
/// <param name="SoldValue">What they brought, before fees.</param>
/// <param name="Realized">The profit of the sales over what was paid for the shares, before fees.</param>
/// <param name="Commission">Commissions of all the day's trades.</param>
/// <param name="Tax">Taxes of the sales.</param>
internal sealed record DayResult(
    DateOnly Day, string Code, long BoughtValue, long SoldQuantity, long SoldValue, long Realized, long Commission, long Tax)
{
    /// <summary>The day of the margin loan that the shares were bought on; null where they were bought with the account's own money.</summary>
    public DateOnly? LoanDate { get; init; }

    /// <summary>Interest of what was repaid of that loan.</summary>
    public long Interest { get; init; }
}
