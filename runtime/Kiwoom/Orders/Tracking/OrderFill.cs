namespace Kiwoom.Orders;

/// <summary>A trade of a followed order, as a message told it.</summary>
/// <param name="OrderNumber">The number that the order had then: a modification gives it another one.</param>
/// <param name="ExecutionNumber">The trade's number (체결번호, FID 909); empty where the server sent none.</param>
/// <param name="Quantity">Shares of this trade alone (단위체결량, FID 915).</param>
/// <param name="Price">Its price in won (단위체결가, FID 914).</param>
/// <param name="Time">The server's time of day of it, in Korea (FID 908); null where it sent none.</param>
public sealed record OrderFill(string OrderNumber, string ExecutionNumber, long Quantity, decimal Price, TimeOnly? Time);
