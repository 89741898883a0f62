using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>ka10076: today's orders that have traded, the latest first.</summary>
internal sealed class FilledOrdersSource(IOrderLedger ledger, IMarket market, KoreanClock clock, int rowsPerPage) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var orders = ledger.Snapshot().Where(order => IsFilledToday(order) && !OrderWords.IsGold(order) && Matches(order, request)).Reverse().ToList();
        var page = Page.Of(orders.Count, request.Offset, rowsPerPage);
        return Answer.Success(
            writer =>
            {
                writer.WriteStartArray("cntr");
                foreach (var order in orders.Skip(page.Start).Take(page.Count))
                {
                    Write(writer, order);
                }

                writer.WriteEndArray();
            },
            " 조회가 완료되었습니다.",
            page.Next);
    }

    private static bool Matches(SimulatedOrder order, ApiRequest request) =>
        (request["qry_tp"] != "1" || order.StockCode == request["stk_cd"])
        && (request["sell_tp"] is "0" || OrderWords.SideCode(order) == request["sell_tp"])
        && (string.IsNullOrWhiteSpace(request["ord_no"]) || string.CompareOrdinal(order.OrderNumber, request["ord_no"]) < 0)
        && (request["stex_tp"] is "0" || OrderWords.ExchangeCode(order) == request["stex_tp"]);

    private bool IsFilledToday(SimulatedOrder order) =>
        order.FilledQuantity > 0 && DateOnly.FromDateTime(order.Time.DateTime) == clock.Today;

    private void Write(Utf8JsonWriter writer, SimulatedOrder order)
    {
        writer.WriteStartObject();
        writer.WriteString("ord_no", order.OrderNumber);
        writer.WriteString("stk_nm", market.GetQuote(order.StockCode).Profile.Name);
        writer.WriteString("io_tp_nm", OrderWords.Label(order));
        writer.WriteString("ord_pric", order.Price.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("ord_qty", WireFormat.Number(order.Quantity));
        writer.WriteString("cntr_pric", WireFormat.Number((long)order.FillPrice));
        writer.WriteString("cntr_qty", WireFormat.Number(order.FilledQuantity));
        writer.WriteString("oso_qty", WireFormat.Number(order.OpenQuantity));
        writer.WriteString("tdy_trde_cmsn", WireFormat.Number(order.Commission));
        writer.WriteString("tdy_trde_tax", WireFormat.Number(order.Tax));
        writer.WriteString("ord_stt", "체결");
        writer.WriteString("trde_tp", OrderWords.Type(order));
        writer.WriteString("orig_ord_no", order.OriginalOrderNumber ?? OrderWords.NoOrder);
        writer.WriteString("ord_tm", WireFormat.Time(order.Time));
        writer.WriteString("stk_cd", order.StockCode);
        writer.WriteString("stex_tp", OrderWords.ExchangeCode(order));
        writer.WriteString("stex_tp_txt", order.Exchange);
        writer.WriteString("sor_yn", order.Exchange == "SOR" ? "Y" : "N");
        writer.WriteEndObject();
    }
}
