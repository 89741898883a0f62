namespace Kiwoom.Tests.Orders;

/// <summary>One order for each of the twelve endpoints that take orders, and what it is sent with.</summary>
internal static class OrderCalls
{
    private const string Stock = "005930";
    private const string Gold = "M04020000";

    private static readonly Exchange Krx = Exchange.Krx;

    /// <summary>The calls by API ID; a test sees that none is missing.</summary>
    public static IReadOnlyDictionary<string, Func<KiwoomClient, CancellationToken, Task<KiwoomResponse>>> All { get; } =
        new Dictionary<string, Func<KiwoomClient, CancellationToken, Task<KiwoomResponse>>>
        {
            ["kt10000"] = async (kiwoom, ct) => await kiwoom.Orders.BuyAsync(
                new() { Exchange = Krx, StockCode = Stock, Quantity = 10, Price = 70_000, Type = OrderType.Limit }, ct),
            ["kt10001"] = async (kiwoom, ct) => await kiwoom.Orders.SellAsync(
                new() { Exchange = Krx, StockCode = Stock, Quantity = 10, Price = 70_000, Type = OrderType.Limit }, ct),
            ["kt10002"] = async (kiwoom, ct) => await kiwoom.Orders.ModifyAsync(
                new() { Exchange = Krx, OriginalOrderNumber = "0000139", StockCode = Stock, Quantity = 10, Price = 70_000 }, ct),
            ["kt10003"] = async (kiwoom, ct) => await kiwoom.Orders.CancelAsync(
                new() { Exchange = Krx, OriginalOrderNumber = "0000139", StockCode = Stock, Quantity = 10 }, ct),
            ["kt10006"] = async (kiwoom, ct) => await kiwoom.CreditOrders.BuyAsync(
                new() { Exchange = Krx, StockCode = Stock, Quantity = 10, Price = 70_000, Type = OrderType.Limit }, ct),
            ["kt10007"] = async (kiwoom, ct) => await kiwoom.CreditOrders.SellAsync(
                new()
                {
                    Exchange = Krx,
                    StockCode = Stock,
                    Quantity = 10,
                    Price = 70_000,
                    Type = OrderType.Limit,
                    CreditTradeType = CreditSellType.TotalMarginLoan,
                },
                ct),
            ["kt10008"] = async (kiwoom, ct) => await kiwoom.CreditOrders.ModifyAsync(
                new() { Exchange = Krx, OriginalOrderNumber = "0000139", StockCode = Stock, Quantity = 10, Price = 70_000 }, ct),
            ["kt10009"] = async (kiwoom, ct) => await kiwoom.CreditOrders.CancelAsync(
                new() { Exchange = Krx, OriginalOrderNumber = "0000139", StockCode = Stock, Quantity = 10 }, ct),
            ["kt50000"] = async (kiwoom, ct) => await kiwoom.Orders.BuyGoldAsync(
                new() { StockCode = Gold, Quantity = 10, Price = 160_000, Type = GoldOrderType.Limit }, ct),
            ["kt50001"] = async (kiwoom, ct) => await kiwoom.Orders.SellGoldAsync(
                new() { StockCode = Gold, Quantity = 10, Price = 160_000, Type = GoldOrderType.Limit }, ct),
            ["kt50002"] = async (kiwoom, ct) => await kiwoom.Orders.ModifyGoldAsync(
                new() { StockCode = Gold, OriginalOrderNumber = "0000139", Quantity = 10, Price = 160_000 }, ct),
            ["kt50003"] = async (kiwoom, ct) => await kiwoom.Orders.CancelGoldAsync(
                new() { StockCode = Gold, OriginalOrderNumber = "0000139", Quantity = 10 }, ct),
        };

    public static IEnumerable<string> Ids => All.Keys;

    /// <summary>Sends the order of an endpoint.</summary>
    public static Task<KiwoomResponse> OrderAsync(this KiwoomClient kiwoom, string apiId, CancellationToken cancellationToken = default) =>
        All[apiId](kiwoom, cancellationToken);

    /// <summary>The order's number in a receipt.</summary>
    public static string NumberOf(KiwoomResponse receipt) => receipt switch
    {
        OrderReceipt placed => placed.OrderNumber,
        OrderChangeReceipt changed => changed.OrderNumber,
        _ => throw new ArgumentException($"{receipt.GetType().Name} is no receipt", nameof(receipt)),
    };
}
