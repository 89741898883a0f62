using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Orders;

/// <summary>kt00009: a day's orders with what they executed, and the sums of it.</summary>
internal sealed class OrderStatusSource(IOrderLedger ledger, IMarket market, KoreanClock clock, int rowsPerPage) : IAnswerSource
{
    private const int NumberWidth = 10;
    private const int AmountWidth = 12;

    public Answer GetAnswer(ApiRequest request)
    {
        var date = string.IsNullOrWhiteSpace(request["ord_dt"]) ? WireFormat.Date(clock.Today) : request["ord_dt"];
        var orders = ledger.Snapshot()
            .Where(order => !OrderWords.IsGold(order) && OrderHistorySource.IsOf(date, order) && Matches(order, request))
            .ToList();
        var page = Page.Of(orders.Count, request.Offset, rowsPerPage);
        var (sold, bought) = (ValueOf(orders, SimulatedOrderSide.Sell), ValueOf(orders, SimulatedOrderSide.Buy));
        return Answer.Success(
            writer =>
            {
                writer.WriteString("sell_grntl_engg_amt", WireFormat.Padded(sold, AmountWidth));
                writer.WriteString("buy_engg_amt", WireFormat.Padded(bought, AmountWidth));
                writer.WriteString("engg_amt", WireFormat.Padded(sold + bought, AmountWidth));
                writer.WriteStartArray("acnt_ord_cntr_prst_array");
                foreach (var order in orders.Skip(page.Start).Take(page.Count))
                {
                    Write(writer, order);
                }

                writer.WriteEndArray();
            },
            "조회가 완료되었습니다",
            page.Next);
    }

    private static long ValueOf(List<SimulatedOrder> orders, SimulatedOrderSide side) =>
        orders.Where(order => order.Side == side).Sum(order => order.FilledValue);

    private static string Padded(decimal number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(NumberWidth, '0');

    private static bool Matches(SimulatedOrder order, ApiRequest request) =>
        (request["qry_tp"] != "1" || order.FilledQuantity > 0) && request["stk_bond_tp"] != "2" && OrderHistorySource.MatchesOrder(order, request);

    private void Write(Utf8JsonWriter writer, SimulatedOrder order)
    {
        var isChange = order.Action != SimulatedOrderAction.Place;
        writer.WriteStartObject();
        writer.WriteString("stk_bond_tp", "1");
        writer.WriteString("ord_no", order.OrderNumber);
        writer.WriteString("stk_cd", "A" + order.StockCode);
        writer.WriteString("trde_tp", OrderWords.Type(order));
        writer.WriteString("io_tp_nm", OrderWords.SideWithMoney(order));
        writer.WriteString("ord_qty", WireFormat.Padded(order.Quantity, NumberWidth));
        writer.WriteString("ord_uv", Padded(order.Price));
        writer.WriteString("cnfm_qty", WireFormat.Padded(isChange ? order.Quantity : 0, NumberWidth));
        writer.WriteString("rsrv_oppo", "");
        writer.WriteString("cntr_no", "");
        writer.WriteString("acpt_tp", isChange ? "확인" : "접수");
        writer.WriteString("orig_ord_no", order.OriginalOrderNumber ?? OrderWords.NoOrder);
        writer.WriteString("stk_nm", market.GetQuote(order.StockCode).Profile.Name);
        writer.WriteString("setl_tp", "삼일결제");
        writer.WriteString("crd_deal_tp", OrderWords.Credit(order));
        writer.WriteString("cntr_qty", WireFormat.Padded(order.FilledQuantity, NumberWidth));
        writer.WriteString("cntr_uv", Padded(decimal.Round(order.FillPrice, 4)));
        writer.WriteString("comm_ord_tp", "REST API");
        writer.WriteString("mdfy_cncl_tp", OrderWords.Action(order));
        writer.WriteString("cntr_tm", "");
        writer.WriteString("dmst_stex_tp", order.Exchange);
        writer.WriteString("cond_uv", Padded(order.ConditionPrice));
        writer.WriteEndObject();
    }
}
