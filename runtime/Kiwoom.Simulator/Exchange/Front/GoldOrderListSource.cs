using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt50030, kt50031 and kt50075: a day's orders for gold, all of them or those that are open, the latest first.</summary>
internal sealed class GoldOrderListSource(ExchangeHost host, IOrderLedger ledger, bool isOpenOnly = false) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var sheet = new AccountSheet();
        foreach (var order in ledger.Snapshot().Where(OrderWords.IsGold).Where(order => Matches(order, request)).Reverse())
        {
            Write(sheet.AddRow(), order);
        }

        return sheet.ToAnswer(request.Endpoint);
    }

    private static string Number(decimal value) => WireFormat.Padded((long)value, 10);

    private bool Matches(SimulatedOrder order, ApiRequest request)
    {
        var day = request["ord_dt"];
        var side = request["sell_tp"] + request["slby_tp"];
        return (!isOpenOnly || order.OpenQuantity > 0)
            && (string.IsNullOrWhiteSpace(day) ? WireFormat.Date(host.Engine.Sessions.Day) : day) == WireFormat.Date(DateOnly.FromDateTime(order.Time.DateTime))
            && (string.IsNullOrWhiteSpace(request["stk_cd"]) || order.StockCode == request["stk_cd"])
            && (side is "" or "0" || OrderWords.SideCode(order) == side);
    }

    private void Write(AccountSheet row, SimulatedOrder order)
    {
        row["stk_bond_tp"] = "1";
        row["ord_no"] = order.OrderNumber;
        row["stk_cd"] = order.StockCode;
        row["stk_nm"] = host.Engine.Find(order.StockCode)!.Instrument.Name;
        row["trde_tp"] = "지정가";
        row["io_tp_nm"] = OrderWords.Side(order);
        row["crd_tp"] = "보통매매";
        row["ord_qty"] = Number(order.Quantity);
        row["ord_uv"] = Number(order.Price);
        row["cnfm_qty"] = Number(order.Action == SimulatedOrderAction.Place ? 0 : order.Quantity);
        row.Set(order.FilledQuantity > 0 ? "체결" : "접수", "data_send_end_tp", "acpt_tp");
        row["mrkt_deal_tp"] = "5";
        row["ord_tm"] = WireFormat.TimeWithColons(order.Time);
        row.Set(order.OriginalOrderNumber ?? OrderWords.NoOrder, "orig_ord_no", "ori_ord");
        row["dcd_tp_nm"] = "당일";
        row["cntr_qty"] = Number(order.FilledQuantity);
        row["cntr_uv"] = Number(order.FillPrice);
        row["ord_remnq"] = Number(order.OpenQuantity);
        row["comm_ord_tp"] = "REST API";
        row.Set(OrderWords.Action(order), "mdfy_cncl_tp", "mdfy_cncl");
        row["dmst_stex_tp"] = order.Exchange;
        row["cond_uv"] = Number(0);
    }
}
