using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Orders;

/// <summary>ka10075: what is open of today's orders, the latest first.</summary>
internal sealed class UnfilledOrdersSource(IOrderLedger ledger, IMarket market, KoreanClock clock, int rowsPerPage) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var orders = ledger.Snapshot().Where(order => IsOpenToday(order) && !OrderWords.IsGold(order) && Matches(order, request)).Reverse().ToList();
        var page = Page.Of(orders.Count, request.Offset, rowsPerPage);
        return Answer.Success(
            writer =>
            {
                writer.WriteStartArray("oso");
                foreach (var order in orders.Skip(page.Start).Take(page.Count))
                {
                    Write(writer, order, market.GetQuote(order.StockCode));
                }

                writer.WriteEndArray();
            },
            " 조회가 완료되었습니다.",
            page.Next);
    }

    private static bool Matches(SimulatedOrder order, ApiRequest request) =>
        (request["all_stk_tp"] != "1" || order.StockCode == request["stk_cd"])
        && (request["trde_tp"] switch
        {
            "1" => order.Side == SimulatedOrderSide.Sell,
            "2" => order.Side == SimulatedOrderSide.Buy,
            _ => true,
        })
        && (request["stex_tp"] is "0" || OrderWords.ExchangeCode(order) == request["stex_tp"]);

    private static void Write(Utf8JsonWriter writer, SimulatedOrder order, Quote quote)
    {
        var exchange = OrderWords.ExchangeCode(order);
        writer.WriteStartObject();
        writer.WriteString("acnt_no", OrderWords.AccountNumber);
        writer.WriteString("ord_no", order.OrderNumber);
        writer.WriteString("mang_empno", "");
        writer.WriteString("stk_cd", order.StockCode);
        writer.WriteString("tsk_tp", "");
        writer.WriteString("ord_stt", "접수");
        writer.WriteString("stk_nm", quote.Profile.Name);
        writer.WriteString("ord_qty", WireFormat.Number(order.Quantity));
        writer.WriteString("ord_pric", order.Price.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("oso_qty", WireFormat.Number(order.OpenQuantity));
        writer.WriteString("cntr_tot_amt", WireFormat.Number(order.FilledValue));
        writer.WriteString("orig_ord_no", order.OriginalOrderNumber ?? OrderWords.NoOrder);
        writer.WriteString("io_tp_nm", OrderWords.Label(order));
        writer.WriteString("trde_tp", OrderWords.Type(order));
        writer.WriteString("tm", WireFormat.Time(order.Time));
        writer.WriteString("cntr_no", "");
        writer.WriteString("cntr_pric", WireFormat.Number((long)order.FillPrice));
        writer.WriteString("cntr_qty", WireFormat.Number(order.FilledQuantity));
        writer.WriteString("cur_prc", WireFormat.Price(quote.Price, quote.BasePrice));
        writer.WriteString("sel_bid", WireFormat.Price(quote.BestAsk, quote.BasePrice));
        writer.WriteString("buy_bid", WireFormat.Price(quote.BestBid, quote.BasePrice));
        writer.WriteString("unit_cntr_pric", order.LastFillQuantity == 0 ? "" : WireFormat.Number((long)order.LastFillPrice));
        writer.WriteString("unit_cntr_qty", order.LastFillQuantity == 0 ? "" : WireFormat.Number(order.LastFillQuantity));
        writer.WriteString("tdy_trde_cmsn", WireFormat.Number(order.Commission));
        writer.WriteString("tdy_trde_tax", WireFormat.Number(order.Tax));
        writer.WriteString("ind_invsr", "");
        writer.WriteString("stex_tp", exchange);
        writer.WriteString("stex_tp_txt", exchange == "0" ? "통합" : order.Exchange);
        writer.WriteString("sor_yn", order.Exchange == "SOR" ? "Y" : "N");
        writer.WriteString("stop_pric", WireFormat.Number((long)order.ConditionPrice));
        writer.WriteEndObject();
    }

    private bool IsOpenToday(SimulatedOrder order) =>
        order.OpenQuantity > 0 && DateOnly.FromDateTime(order.Time.DateTime) == clock.Today;
}
