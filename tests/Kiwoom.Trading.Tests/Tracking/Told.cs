namespace Kiwoom.Trading.Tests.Tracking;

/// <summary>What is told of orders for ten shares.</summary>
internal static class Told
{
    public static OrderExecutionUpdate Message(
        string number, OrderStatus status, long open, long quantity = 10, string original = "0000000", string side = "+매수", decimal price = 70_000) => new()
        {
            OrderNumber = number,
            OriginalOrderNumber = original,
            OrderStatus = Code.Parse<OrderStatus>(status.ToCode()),
            StockCode = "005930",
            OrderSideName = side,
            OrderQuantity = quantity,
            OrderPrice = price,
            UnfilledQuantity = open,
        };

    public static OrderExecutionUpdate Fill(
        string order, long quantity, long price, long total, long open, string number, long ordered = 10, long? amount = null) =>
        Message(order, OrderStatus.Executed, open, ordered) with
        {
            ExecutionNumber = number,
            ExecutedPrice = price,
            ExecutedQuantity = total,
            UnitExecutedPrice = price,
            UnitExecutedQuantity = quantity,
            AccumulatedExecutedAmount = amount,
        };

    public static OrderCandidate Row(string number, long filled, long open) => new()
    {
        OrderNumber = number,
        IsNew = true,
        Code = "005930",
        SideText = "현금매수",
        Quantity = 10,
        Price = 70_000,
        ExecutedQuantity = filled,
        UnfilledQuantity = open,
        ExecutedPrice = filled > 0 ? 69_950 : 0,
        ApiIds = ["history"],
    };
}
