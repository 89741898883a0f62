using Kiwoom.Catalog;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary>
/// What people see of orders, most needed first. The lists' own status says that an order was taken, also of one that was executed since; what became of it is told by its quantities.
/// </summary>
internal static class OrderColumns
{
    // How the lists word a change: as an order of its own.
    private const string Modification = "정정";
    private const string Cancellation = "취소";

    // How they word that the server has an order, or has carried out a change.
    private const string Taken = "접수";
    private const string Confirmed = "확인";

    private static readonly IReadOnlyList<CodeEntry> OrderTypes = KiwoomCatalog.CodeTables.First(table => table.Name == nameof(OrderType)).Entries;

    /// <summary>Of the open orders.</summary>
    public static readonly IReadOnlyList<ShownColumn> Open = Create("UnfilledQuantity", "OrderStatus", "Time", "ExchangeName");

    /// <summary>Of all of a day's.</summary>
    public static readonly IReadOnlyList<ShownColumn> Day = Create("RemainingQuantity", "AcceptanceStatus", "OrderTime", "Exchange");

    private static ShownColumn[] Create(string left, string status, string time, string exchange) =>
    [
        ShownColumn.Of("OrderNumber", "order", "주문번호"),
        ShownColumn.Of("StockCode", "code", "종목"),
        new("side", "구분", Side),
        ShownColumn.Number("OrderQuantity", "shares", "수량"),
        new("price", "가격", (row, isKorean) => row["OrderPrice"] is decimal and not 0 ? Shown.ForPeople(row.Find("OrderPrice")!, isKorean) : TypeName(row, isKorean), IsNumber: true),
        ShownColumn.Number("ExecutedQuantity", "traded", "체결"),
        new("state", "상태", (row, isKorean) => State(row, left, status, isKorean)),
        ShownColumn.Number(left, "left", "잔량"),
        new("at", "체결가", (row, isKorean) => row["ExecutedQuantity"] is long and > 0 ? Shown.ForPeople(row.Find("ExecutedPrice")!, isKorean) : "", IsNumber: true),
        ShownColumn.Of("StockName", "name", "종목명", least: 8),
        ShownColumn.Of(time, "time", "시각"),
        new("type", "매매구분", TypeName),
        ShownColumn.Of(exchange, "exchange", "거래소"),
        new("original", "원주문", (row, _) => Text(row, "OriginalOrderNumber").Trim('0').Length == 0 ? "" : Text(row, "OriginalOrderNumber")),
    ];

    /// <summary>What became of an order. A word of the server that is neither taken nor confirmed, such as a refusal, is shown as it is.</summary>
    internal static string State(CatalogRow row, string leftName, string statusName, bool isKorean)
    {
        var status = Text(row, statusName);
        if (Change(row) is Cancellation || row["OrderQuantity"] is not long ordered || row["ExecutedQuantity"] is not long executed || row[leftName] is not long left)
        {
            return Word(status, isKorean);
        }

        if (executed > 0)
        {
            return executed >= ordered ? Say("executed", "체결") : left > 0 ? Say("partly executed", "일부체결") : Say("partly, ended", "일부체결·종료");
        }

        // Cancelled or replaced: the row does not say which.
        return status is not (Taken or Confirmed or "") ? status : left > 0 ? Say("open", "미체결") : Say("ended", "종료");

        string Say(string english, string korean) => isKorean ? korean : english;
    }

    private static string Word(string status, bool isKorean) => (status, isKorean) switch
    {
        (Taken, false) => "taken",
        (Confirmed, false) => "confirmed",
        _ => status,
    };

    private static string Side(CatalogRow row, bool isKorean)
    {
        var words = Text(row, "OrderSideName").TrimStart('+', '-');
        if (isKorean)
        {
            // 현금매수 and 매수 are one thing; 신용매수 is another.
            return words.Replace("현금", "", StringComparison.Ordinal) + (words.Contains(Change(row), StringComparison.Ordinal) ? "" : Change(row));
        }

        var side = words.Contains("매수", StringComparison.Ordinal) ? "buy" : words.Contains("매도", StringComparison.Ordinal) ? "sell" : words;
        var credit = words.Contains("신용", StringComparison.Ordinal) ? " on credit" : "";
        return side + credit + (Change(row) switch { Modification => " mod.", Cancellation => " cancel", _ => "" });
    }

    /// <summary>The lists have the Korean label; in English it is the code's name, where a table has that label.</summary>
    private static string TypeName(CatalogRow row, bool isKorean)
    {
        var label = Text(row, "OrderTypeName");
        return isKorean ? label : OrderTypes.FirstOrDefault(entry => entry.KoreanLabel == label)?.Name ?? label;
    }

    private static string Change(CatalogRow row)
    {
        var words = Text(row, "ModifyCancelStatus") + Text(row, "OrderSideName");
        return words.Contains(Cancellation, StringComparison.Ordinal) ? Cancellation : words.Contains(Modification, StringComparison.Ordinal) ? Modification : "";
    }

    private static string Text(CatalogRow row, string name) => Shown.Text(row[name]?.ToString() ?? "").Trim();
}
