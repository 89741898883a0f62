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

    private static readonly Lazy<Dictionary<string, string>> TypeLabels = new(ReadTypeLabels);

    public static string Side(SimulatedOrder order) => order.Side == SimulatedOrderSide.Buy ? "매수" : "매도";

    /// <summary>The suffix that tells a modification or cancellation; empty for an order of its own.</summary>
    public static string Action(SimulatedOrder order) => order.Action switch
    {
        SimulatedOrderAction.Modify => "정정",
        SimulatedOrderAction.Cancel => "취소",
        _ => "",
    };

    /// <summary>The document's label of the order type.</summary>
    public static string Type(SimulatedOrder order) => TypeLabels.Value.GetValueOrDefault(order.TypeCode, order.TypeCode);

    private static Dictionary<string, string> ReadTypeLabels()
    {
        var codes = KiwoomCatalog.Find("kt10000")?.Request.FirstOrDefault(field => field.WireName == "trde_tp")?.Codes;
        return codes?.Entries.ToDictionary(entry => entry.Code, entry => entry.KoreanLabel, StringComparer.Ordinal) ?? [];
    }
}
