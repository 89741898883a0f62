namespace Kiwoom.Cli.Orders;

/// <summary>An order that was checked and not sent.</summary>
/// <param name="Draft">The order.</param>
/// <param name="Address">Where it would go.</param>
/// <param name="Body">What would be sent.</param>
/// <param name="Value">Price times quantity in won; null where it has no price.</param>
/// <param name="BestBid">The best bid now; null where the book was not read.</param>
/// <param name="BestAsk">The best ask now; null where the book was not read.</param>
/// <param name="NoMarket">Why the book was not read; null where it was.</param>
/// <param name="Warning">What speaks against its price; null where nothing does.</param>
/// <param name="Code">Confirms it.</param>
internal sealed record OrderPreview(OrderDraft Draft, Uri Address, string Body, decimal? Value, decimal? BestBid, decimal? BestAsk, string? NoMarket, string? Warning, string Code);
