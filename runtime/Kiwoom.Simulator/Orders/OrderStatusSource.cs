using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Orders;

/// <summary>kt00009: a day's orders with what they executed, and the sums of it.</summary>
internal sealed class OrderStatusSource(IOrderLedger ledger, IMarket market, KoreanClock clock, int rowsPerPage) : IAnswerSource
{
    private const int AmountWidth = 12;

    public Answer GetAnswer(ApiRequest request)
    {
        var orders = DayOrders.Select(ledger, clock, request).Where(order => request["qry_tp"] != "1" || order.FilledQuantity > 0).ToList();
        var (sold, bought) = (ValueOf(orders, SimulatedOrderSide.Sell), ValueOf(orders, SimulatedOrderSide.Buy));
        return DayOrders.ToAnswer(orders, request, rowsPerPage, "acnt_ord_cntr_prst_array", Write, writer =>
        {
            writer.WriteString("sell_grntl_engg_amt", WireFormat.Padded(sold, AmountWidth));
            writer.WriteString("buy_engg_amt", WireFormat.Padded(bought, AmountWidth));
            writer.WriteString("engg_amt", WireFormat.Padded(sold + bought, AmountWidth));
        });
    }

    private static long ValueOf(List<SimulatedOrder> orders, SimulatedOrderSide side) =>
        orders.Where(order => order.Side == side).Sum(order => order.FilledValue);

    private void Write(Utf8JsonWriter writer, SimulatedOrder order)
    {
        var isChange = order.Action != SimulatedOrderAction.Place;
        writer.WriteString("stk_bond_tp", "1");
        writer.WriteString("ord_no", order.OrderNumber);
        writer.WriteString("stk_cd", "A" + order.StockCode);
        writer.WriteString("trde_tp", OrderWords.Type(order));
        writer.WriteString("io_tp_nm", OrderWords.SideWithMoney(order));
        writer.WriteString("ord_qty", DayOrders.Padded(order.Quantity));
        writer.WriteString("ord_uv", DayOrders.Padded(order.Price));
        writer.WriteString("cnfm_qty", DayOrders.Padded(isChange ? order.Quantity : 0));
        writer.WriteString("rsrv_oppo", "");
        writer.WriteString("cntr_no", "");
        writer.WriteString("acpt_tp", isChange ? "확인" : "접수");
        writer.WriteString("orig_ord_no", order.OriginalOrderNumber ?? OrderWords.NoOrder);
        writer.WriteString("stk_nm", market.GetQuote(order.StockCode).Profile.Name);
        writer.WriteString("setl_tp", "삼일결제");
        writer.WriteString("crd_deal_tp", OrderWords.Credit(order));
        writer.WriteString("cntr_qty", DayOrders.Padded(order.FilledQuantity));
        writer.WriteString("cntr_uv", DayOrders.Padded(decimal.Round(order.FillPrice, 4)));
        writer.WriteString("comm_ord_tp", "REST API");
        writer.WriteString("mdfy_cncl_tp", OrderWords.Action(order));
        writer.WriteString("cntr_tm", "");
        writer.WriteString("dmst_stex_tp", order.Exchange);
        writer.WriteString("cond_uv", DayOrders.Padded(order.ConditionPrice));
    }
}
