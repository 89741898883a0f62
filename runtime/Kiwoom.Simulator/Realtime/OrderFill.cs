namespace Kiwoom.Simulator.Realtime;

/// <summary>A trade of an order.</summary>
/// <param name="Number">The trade's number.</param>
/// <param name="Time">When it was, in Korean time.</param>
/// <param name="Price">Its price, in won.</param>
/// <param name="Quantity">Its shares.</param>
/// <param name="TotalQuantity">Shares that the order has traded with this one.</param>
/// <param name="TotalValue">What they were traded for, in won.</param>
/// <param name="Commission">The commissions of the order's trades so far; null where the market asks for none.</param>
/// <param name="Tax">Their taxes; null where the market asks for none.</param>
internal sealed record OrderFill(
    long Number, DateTimeOffset Time, long Price, long Quantity, long TotalQuantity, long TotalValue, long? Commission = null, long? Tax = null);
