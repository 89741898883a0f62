using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Orders;

/// <summary>kt10000 and kt10001: buys or sells.</summary>
internal sealed class PlaceOrderSource(IOrderLedger ledger, SimulatedOrderSide side) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var typeCode = request["trde_tp"];
        var elements = new OrderElements(request);
        var ticket = new OrderTicket(
            side,
            request["dmst_stex_tp"],
            elements.ReadStockCode(),
            typeCode,
            OrderRules.TakesPrice(typeCode) ? elements.ReadPositive("ord_uv") : elements.ReadOptional("ord_uv"),
            OrderRules.PricingOf(typeCode) == OrderPricing.Stop ? elements.ReadPositive("cond_uv") : elements.ReadOptional("cond_uv"),
            elements.ReadPositive("ord_qty"));

        var refusal = elements.Refusal ?? CheckPrice(ticket);
        if (refusal is not null || !ledger.TryPlace(ticket, out var order, out refusal))
        {
            return Answer.Refused(refusal);
        }

        return Answer.Success(
            writer =>
            {
                writer.WriteString("ord_no", order.OrderNumber);
                writer.WriteString("dmst_stex_tp", order.Exchange);
            },
            side == SimulatedOrderSide.Buy ? "매수주문이 완료되었습니다." : "매도주문이 완료되었습니다.");
    }

    // A price that would be ignored is more likely a wrong order type than a price without meaning.
    private static Refusal? CheckPrice(OrderTicket ticket) => ticket.Price != 0 && !OrderRules.MayTakePrice(ticket.TypeCode)
        ? Refusals.BadElement("ord_uv", "단가를 입력할 수 없는 매매구분입니다")
        : null;
}
