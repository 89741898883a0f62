using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Orders;

/// <summary>kt00007: a day's orders, modifications and cancellations among them.</summary>
internal sealed class OrderHistorySource(IOrderLedger ledger, IMarket market, KoreanClock clock, int rowsPerPage) : IAnswerSource
{
    private const int NumberWidth = 10;

    public Answer GetAnswer(ApiRequest request)
    {
        var date = string.IsNullOrWhiteSpace(request["ord_dt"]) ? WireFormat.Date(clock.Today) : request["ord_dt"];
        var matching = ledger.Snapshot().Where(order => IsOf(date, order) && !OrderWords.IsGold(order) && Matches(order, request));
        var orders = (request["qry_tp"] == "2" ? matching.Reverse() : matching).ToList();
        var page = Page.Of(orders.Count, request.Offset, rowsPerPage);
        return Answer.Success(
            writer =>
            {
                writer.WriteStartArray("acnt_ord_cntr_prps_dtl");
                foreach (var order in orders.Skip(page.Start).Take(page.Count))
                {
                    Write(writer, order);
                }

                writer.WriteEndArray();
            },
            "조회가 완료되었습니다",
            page.Next);
    }

    /// <summary>Whether an order is of a day, as yyyyMMdd.</summary>
    public static bool IsOf(string date, SimulatedOrder order) =>
        string.Equals(date, WireFormat.Date(DateOnly.FromDateTime(order.Time.DateTime)), StringComparison.Ordinal);

    private static bool Matches(SimulatedOrder order, ApiRequest request) =>
        MatchesKind(order, request["qry_tp"])
        && request["stk_bond_tp"] != "2"
        && MatchesOrder(order, request);

    /// <summary>Whether a request wants an order of that side, stock, number and exchange.</summary>
    public static bool MatchesOrder(SimulatedOrder order, ApiRequest request) =>
        (request["sell_tp"] switch
        {
            "1" => order.Side == SimulatedOrderSide.Sell,
            "2" => order.Side == SimulatedOrderSide.Buy,
            _ => true,
        })
        && IsBlankOr(request["stk_cd"], order.StockCode)
        && (string.IsNullOrWhiteSpace(request["fr_ord_no"]) || string.CompareOrdinal(order.OrderNumber, request["fr_ord_no"]) >= 0)
        && (request["dmst_stex_tp"] == "%" || request["dmst_stex_tp"] == order.Exchange);

    private static bool MatchesKind(SimulatedOrder order, string kind) => kind switch
    {
        "3" => order.OpenQuantity > 0,
        "4" => order.FilledQuantity > 0,
        _ => true,
    };

    private static bool IsBlankOr(string wanted, string value) =>
        string.IsNullOrWhiteSpace(wanted) || string.Equals(wanted, value, StringComparison.Ordinal);

    private void Write(Utf8JsonWriter writer, SimulatedOrder order)
    {
        var isChange = order.Action != SimulatedOrderAction.Place;
        writer.WriteStartObject();
        writer.WriteString("ord_no", order.OrderNumber);
        writer.WriteString("stk_cd", "A" + order.StockCode);
        writer.WriteString("trde_tp", OrderWords.Type(order));
        writer.WriteString("crd_tp", OrderWords.Credit(order));
        writer.WriteString("ord_qty", WireFormat.Padded(order.Quantity, NumberWidth));
        writer.WriteString("ord_uv", Padded(order.Price));
        writer.WriteString("cnfm_qty", WireFormat.Padded(isChange ? order.Quantity : 0, NumberWidth));
        writer.WriteString("acpt_tp", isChange ? "확인" : "접수");
        writer.WriteString("rsrv_tp", "");
        writer.WriteString("ord_tm", WireFormat.TimeWithColons(order.Time));
        writer.WriteString("ori_ord", order.OriginalOrderNumber ?? OrderWords.NoOrder);
        writer.WriteString("stk_nm", market.GetQuote(order.StockCode).Profile.Name);
        writer.WriteString("io_tp_nm", OrderWords.SideWithMoney(order));
        writer.WriteString("loan_dt", order.LoanDate is { } date ? WireFormat.Date(date) : "");
        writer.WriteString("cntr_qty", WireFormat.Padded(order.FilledQuantity, NumberWidth));
        writer.WriteString("cntr_uv", Padded(order.FillPrice));
        writer.WriteString("ord_remnq", WireFormat.Padded(order.OpenQuantity, NumberWidth));
        writer.WriteString("comm_ord_tp", "REST API");
        writer.WriteString("mdfy_cncl", OrderWords.Action(order));
        writer.WriteString("cnfm_tm", isChange ? WireFormat.TimeWithColons(order.Time) : "");
        writer.WriteString("dmst_stex_tp", order.Exchange);
        writer.WriteString("cond_uv", Padded(order.ConditionPrice));
        writer.WriteEndObject();
    }

    private static string Padded(decimal price) => price.ToString(CultureInfo.InvariantCulture).PadLeft(NumberWidth, '0');
}
