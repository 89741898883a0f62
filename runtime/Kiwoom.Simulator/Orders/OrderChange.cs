namespace Kiwoom.Simulator.Orders;

/// <summary>A wish to modify or cancel an order.</summary>
/// <param name="OriginalOrderNumber">The order it is about.</param>
/// <param name="StockCode">That order's stock.</param>
/// <param name="Quantity">Shares; 0 cancels all that is open.</param>
/// <param name="Price">The new price of a modification.</param>
/// <param name="ConditionPrice">The new condition price of a modification; null keeps the old one.</param>
/// <param name="IsOnCredit">Whether it is a change of an order on credit, which has API IDs of its own.</param>
internal sealed record OrderChange(string OriginalOrderNumber, string StockCode, long Quantity, long Price = 0, long? ConditionPrice = null, bool IsOnCredit = false);
