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

    /// <summary>The kind of credit (신용거래구분) of one margin loan, as the document has it.</summary>
    public const string Loan = "33";

    /// <summary>The kind of credit of all margin loans of a stock together.</summary>
    public const string AllLoans = "99";

    /// <summary>Stands for no credit where a code is asked for.</summary>
    public const string NoCredit = "00";

    /// <summary>Stands for no date in messages and lists that always have one.</summary>
    public const string NoDate = "00000000";

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

    /// <summary>What a list calls the kind of credit: 보통매매 is the document's, 융자 and 융자합 are its labels of the codes.</summary>
    public static string Credit(SimulatedOrder order) => order.CreditCode.Length == 0 ? "보통매매" : CreditName(order.CreditCode);

    /// <summary>The document's label of a kind of credit; blank for none, as in its example of kt00018.</summary>
    public static string CreditName(string code) => code switch
    {
        Loan => "융자",
        AllLoans => "융자합",
        _ => "",
    };

    /// <summary>Whether the account's own money is in an order or the broker's, before the side: <c>현금매수</c>, <c>신용매도</c>.</summary>
    public static string SideWithMoney(SimulatedOrder order) => (order.CreditCode.Length == 0 ? "현금" : "신용") + Side(order);

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
