using Kiwoom.Account;

namespace Kiwoom.Cli.Orders;

/// <summary>The draft of an order, and what was looked up for it.</summary>
/// <param name="Draft">The order.</param>
/// <param name="Original">The open order that it changes; null where it was not looked up or not read.</param>
/// <param name="NoOriginal">Why it was not read; null where it was, or was not looked up.</param>
internal sealed record ChangeDraft(OrderDraft Draft, OpenOrder? Original, string? NoOriginal);
