using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Orders;

/// <summary>kt00007: a day's orders, modifications and cancellations among them.</summary>
internal sealed class OrderHistorySource(IOrderLedger ledger, IMarket market, KoreanClock clock, int rowsPerPage) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var matching = DayOrders.Select(ledger, clock, request).Where(order => MatchesKind(order, request["qry_tp"]));
        return DayOrders.ToAnswer([.. request["qry_tp"] == "2" ? matching.Reverse() : matching], request, rowsPerPage, "acnt_ord_cntr_prps_dtl", Write);
    }

    private static bool MatchesKind(SimulatedOrder order, string kind) => kind switch
    {
        "3" => order.OpenQuantity > 0,
        "4" => order.FilledQuantity > 0,
        _ => true,
    };

    private void Write(Utf8JsonWriter writer, SimulatedOrder order)
    {
        var isChange = order.Action != SimulatedOrderAction.Place;
        writer.WriteString("ord_no", order.OrderNumber);
        writer.WriteString("stk_cd", "A" + order.StockCode);
        writer.WriteString("trde_tp", OrderWords.Type(order));
        writer.WriteString("crd_tp", OrderWords.Credit(order));
        writer.WriteString("ord_qty", DayOrders.Padded(order.Quantity));
        writer.WriteString("ord_uv", DayOrders.Padded(order.Price));
        writer.WriteString("cnfm_qty", DayOrders.Padded(isChange ? order.Quantity : 0));
        writer.WriteString("acpt_tp", isChange ? "확인" : "접수");
        writer.WriteString("rsrv_tp", "");
        writer.WriteString("ord_tm", WireFormat.TimeWithColons(order.Time));
        writer.WriteString("ori_ord", order.OriginalOrderNumber ?? OrderWords.NoOrder);
        writer.WriteString("stk_nm", market.GetQuote(order.StockCode).Profile.Name);
        writer.WriteString("io_tp_nm", OrderWords.SideWithMoney(order));
        writer.WriteString("loan_dt", order.LoanDate is { } date ? WireFormat.Date(date) : "");
        writer.WriteString("cntr_qty", DayOrders.Padded(order.FilledQuantity));
        writer.WriteString("cntr_uv", DayOrders.Padded(order.FillPrice));
        writer.WriteString("ord_remnq", DayOrders.Padded(order.OpenQuantity));
        writer.WriteString("comm_ord_tp", "REST API");
        writer.WriteString("mdfy_cncl", OrderWords.Action(order));
        writer.WriteString("cnfm_tm", isChange ? WireFormat.TimeWithColons(order.Time) : "");
        writer.WriteString("dmst_stex_tp", order.Exchange);
        writer.WriteString("cond_uv", DayOrders.Padded(order.ConditionPrice));
    }
}
