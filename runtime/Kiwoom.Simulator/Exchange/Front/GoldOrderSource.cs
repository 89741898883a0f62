using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt50000 to kt50003: orders for gold, at KRX alone and always with a price.</summary>
internal sealed class GoldOrderSource(IOrderLedger ledger, SimulatedOrderAction action, SimulatedOrderSide side = default) : IAnswerSource
{
    private const string Exchange = "KRX";

    public Answer GetAnswer(ApiRequest request)
    {
        var elements = new OrderElements(request);
        var code = request["stk_cd"];
        SimulatedOrder? order;
        Refusal? refusal;
        var isTaken = action switch
        {
            SimulatedOrderAction.Place => TryPlace(request, elements, code, out order, out refusal),
            SimulatedOrderAction.Modify => TryModify(request, elements, code, out order, out refusal),
            _ => TryCancel(request, elements, code, out order, out refusal),
        };
        return isTaken
            ? Answer.Success(writer => Write(writer, order!), $"{OrderWords.Side(order!)}{OrderWords.Action(order!)}주문이 완료되었습니다.")
            : Answer.Refused(refusal!);
    }

    private void Write(Utf8JsonWriter writer, SimulatedOrder order)
    {
        writer.WriteString("ord_no", order.OrderNumber);
        if (action != SimulatedOrderAction.Place)
        {
            writer.WriteString("base_orig_ord_no", order.RootOrderNumber);
            writer.WriteString(action == SimulatedOrderAction.Modify ? "mdfy_qty" : "cncl_qty", WireFormat.Padded(order.Quantity, OrderWords.QuantityWidth));
        }
    }

    private bool TryPlace(ApiRequest request, OrderElements elements, string code, out SimulatedOrder? order, out Refusal? refusal)
    {
        order = null;
        var typeCode = request["trde_tp"] == "00" ? "0" : request["trde_tp"];
        var ticket = new OrderTicket(side, Exchange, code, typeCode, elements.ReadPositive("ord_uv"), 0, elements.ReadPositive("ord_qty"));
        refusal = elements.Refusal;
        return refusal is null && ledger.TryPlace(ticket, out order, out refusal);
    }

    private bool TryModify(ApiRequest request, OrderElements elements, string code, out SimulatedOrder? order, out Refusal? refusal)
    {
        order = null;
        var change = new OrderChange(request["orig_ord_no"], code, elements.ReadPositive("mdfy_qty"), elements.ReadPositive("mdfy_uv"));
        refusal = elements.Refusal;
        return refusal is null && ledger.TryModify(change, out order, out refusal);
    }

    private bool TryCancel(ApiRequest request, OrderElements elements, string code, out SimulatedOrder? order, out Refusal? refusal)
    {
        order = null;
        var change = new OrderChange(request["orig_ord_no"], code, elements.ReadOptional("cncl_qty"));
        refusal = elements.Refusal;
        return refusal is null && ledger.TryCancel(change, out order, out refusal);
    }
}
