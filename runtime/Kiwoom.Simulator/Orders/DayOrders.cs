using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Orders;

/// <summary>What the lists of a day's orders (kt00007, kt00009) have in common: which orders are wanted, a page of them, and how numbers are written.</summary>
internal static class DayOrders
{
    /// <summary>Digits of a number.</summary>
    public const int NumberWidth = 10;

    /// <summary>The orders of the day, side, stock, first number and exchange that a request names, the oldest first; gold has lists of its own.</summary>
    public static IEnumerable<SimulatedOrder> Select(IOrderLedger ledger, KoreanClock clock, ApiRequest request)
    {
        var date = string.IsNullOrWhiteSpace(request["ord_dt"]) ? WireFormat.Date(clock.Today) : request["ord_dt"];
        return ledger.Snapshot().Where(order =>
            string.Equals(date, WireFormat.Date(DateOnly.FromDateTime(order.Time.DateTime)), StringComparison.Ordinal)
            && !OrderWords.IsGold(order) && request["stk_bond_tp"] != "2" && Matches(order, request));
    }

    /// <summary>The page of a list that a request asks for, behind the elements of its head.</summary>
    public static Answer ToAnswer(
        IReadOnlyList<SimulatedOrder> orders, ApiRequest request, int rowsPerPage, string list, Action<Utf8JsonWriter, SimulatedOrder> write, Action<Utf8JsonWriter>? writeHead = null)
    {
        var page = Page.Of(orders.Count, request.Offset, rowsPerPage);
        return Answer.Success(
            writer =>
            {
                writeHead?.Invoke(writer);
                writer.WriteStartArray(list);
                foreach (var order in orders.Skip(page.Start).Take(page.Count))
                {
                    writer.WriteStartObject();
                    write(writer, order);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            },
            "조회가 완료되었습니다",
            page.Next);
    }

    public static string Padded(long number) => WireFormat.Padded(number, NumberWidth);

    public static string Padded(decimal price) => price.ToString(CultureInfo.InvariantCulture).PadLeft(NumberWidth, '0');

    private static bool Matches(SimulatedOrder order, ApiRequest request) =>
        (request["sell_tp"] switch
        {
            "1" => order.Side == SimulatedOrderSide.Sell,
            "2" => order.Side == SimulatedOrderSide.Buy,
            _ => true,
        })
        && (string.IsNullOrWhiteSpace(request["stk_cd"]) || string.Equals(request["stk_cd"], order.StockCode, StringComparison.Ordinal))
        && (string.IsNullOrWhiteSpace(request["fr_ord_no"]) || string.CompareOrdinal(order.OrderNumber, request["fr_ord_no"]) >= 0)
        && (request["dmst_stex_tp"] == "%" || request["dmst_stex_tp"] == order.Exchange);
}
