using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Orders;

/// <summary>kt10003 and kt10009: cancels an order, of cash or on credit.</summary>
internal sealed class CancelOrderSource(IOrderLedger ledger, bool isOnCredit = false) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var elements = new OrderElements(request);
        var change = new OrderChange(request["orig_ord_no"], elements.ReadStockCode(), elements.ReadOptional("cncl_qty"), IsOnCredit: isOnCredit);

        var refusal = elements.Refusal;
        if (refusal is not null || !ledger.TryCancel(change, out var order, out refusal))
        {
            return Answer.Refused(refusal);
        }

        return Answer.Success(
            writer =>
            {
                writer.WriteString("ord_no", order.OrderNumber);
                writer.WriteString("base_orig_ord_no", order.RootOrderNumber);
                writer.WriteString("cncl_qty", WireFormat.Padded(order.Quantity, OrderWords.QuantityWidth));
            },
            $"{OrderWords.Side(order)}취소 주문입력이 완료되었습니다");
    }
}
