using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Orders;

/// <summary>kt10002 and kt10008: modifies an order, of cash or on credit.</summary>
internal sealed class ModifyOrderSource(IOrderLedger ledger, bool isOnCredit = false) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var elements = new OrderElements(request);
        var conditionPrice = elements.ReadOptional("mdfy_cond_uv");
        var change = new OrderChange(
            request["orig_ord_no"],
            elements.ReadStockCode(),
            elements.ReadPositive("mdfy_qty"),
            elements.ReadPositive("mdfy_uv"),
            conditionPrice == 0 ? null : conditionPrice,
            isOnCredit);

        var refusal = elements.Refusal;
        if (refusal is not null || !ledger.TryModify(change, out var order, out refusal))
        {
            return Answer.Refused(refusal);
        }

        return Answer.Success(
            writer =>
            {
                writer.WriteString("ord_no", order.OrderNumber);
                writer.WriteString("base_orig_ord_no", order.RootOrderNumber);
                writer.WriteString("mdfy_qty", WireFormat.Padded(order.Quantity, OrderWords.QuantityWidth));
                writer.WriteString("dmst_stex_tp", order.Exchange);
            },
            $"{OrderWords.Side(order)}정정 주문입력이 완료되었습니다");
    }
}
