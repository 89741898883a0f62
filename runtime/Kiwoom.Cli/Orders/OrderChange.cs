namespace Kiwoom.Cli.Orders;

/// <summary>A modification or cancellation as a person or an agent says it.</summary>
/// <param name="Action">Which of the two.</param>
/// <param name="Number">The number of the order that it changes.</param>
/// <param name="Code">The stock's code; null for that of the order.</param>
/// <param name="Quantity">Shares; 0 cancels all that is left.</param>
/// <param name="Price">The new price; null for a cancellation.</param>
/// <param name="Exchange">The exchange; null for that of the order.</param>
internal sealed record OrderChange(OrderAction Action, string Number, string? Code, string Quantity, string? Price, string? Exchange)
{
    public OrderDraft ToDraft(string code, string? exchange) => OrderDraft.Create(Action, code, Quantity, Price, null, null, exchange, Number);
}
