namespace Kiwoom.Cli.Orders;

/// <summary>What the account has for an order.</summary>
/// <param name="OrderableCash">The cash a buy can use, in won; null where it was not read.</param>
/// <param name="Held">The shares of the stock that the account holds; null where they were not read.</param>
/// <param name="Sellable">How many of them can be sold now.</param>
internal sealed record Funds(decimal? OrderableCash = null, long? Held = null, long? Sellable = null);
