using Kiwoom.Catalog;

namespace Kiwoom.Simulator.Orders;

/// <summary>The servers' words for what an order is.</summary>
internal static class OrderWords
{
    /// <summary>Digits of a quantity in an order's receipt.</summary>
    public const int QuantityWidth = 12;

    /// <summary>The account that the orders belong to; the document's example has it.</summary>
    public const string AccountNumber = "1234567890";

    /// <summary>Stands where an order has no original.</summary>
    public const string NoOrder = "0000000";

    private const string GoldPrefix = "M04";

    private static readonly Lazy<Dictionary<string, string>> TypeLabels = new(ReadTypeLabels);

    public static string Side(SimulatedOrder order) => order.Side == SimulatedOrderSide.Buy ? "매수" : "매도";

    /// <summary>The suffix that tells a modification or cancellation; empty for an order of its own.</summary>
    public static string Action(SimulatedOrder order) => order.Action switch
    {
        SimulatedOrderAction.Modify => "정정",
        SimulatedOrderAction.Cancel => "취소",
        _ => "",
    };

    /// <summary>The code of the exchange that an order was sent to: 1 KRX, 2 NXT, 0 SOR.</summary>
    public static string ExchangeCode(SimulatedOrder order) => order.Exchange switch
    {
        "KRX" => "1",
        "NXT" => "2",
        _ => "0",
    };

    /// <summary>Whether an order is one of gold, which has lists of its own.</summary>
    public static bool IsGold(SimulatedOrder order) => order.StockCode.StartsWith(GoldPrefix, StringComparison.Ordinal);

    /// <summary>1 for a sale, 2 for a purchase.</summary>
    public static string SideCode(SimulatedOrder order) => order.Side == SimulatedOrderSide.Buy ? "2" : "1";

    /// <summary>Side and action with the sign that stands for the side's colour: <c>+매수</c>, <c>-매도정정</c>.</summary>
    public static string Label(SimulatedOrder order) => (order.Side == SimulatedOrderSide.Buy ? "+" : "-") + Side(order) + Action(order);

    /// <summary>The document's label of the order type.</summary>
    public static string Type(SimulatedOrder order) => TypeLabels.Value.GetValueOrDefault(order.TypeCode, order.TypeCode);

    private static Dictionary<string, string> ReadTypeLabels()
    {
        var codes = KiwoomCatalog.Find("kt10000")?.Request.FirstOrDefault(field => field.WireName == "trde_tp")?.Codes;
        return codes?.Entries.ToDictionary(entry => entry.Code, entry => entry.KoreanLabel, StringComparer.Ordinal) ?? [];
    }
}
