using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Orders;

/// <summary>kt10000 and kt10001, kt10006 and kt10007: buys or sells, with the account's own money or on credit.</summary>
internal sealed class PlaceOrderSource(IOrderLedger ledger, SimulatedOrderSide side, bool isOnCredit = false) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        var typeCode = request["trde_tp"];
        var elements = new OrderElements(request);
        var (creditCode, loanDate) = isOnCredit ? ReadCredit(request, elements) : ("", null);
        var ticket = new OrderTicket(
            side,
            request["dmst_stex_tp"],
            elements.ReadStockCode(),
            typeCode,
            OrderRules.TakesPrice(typeCode) ? elements.ReadPositive("ord_uv") : elements.ReadOptional("ord_uv"),
            OrderRules.PricingOf(typeCode) == OrderPricing.Stop ? elements.ReadPositive("cond_uv") : elements.ReadOptional("cond_uv"),
            elements.ReadPositive("ord_qty"),
            creditCode,
            loanDate);

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
            $"{(isOnCredit ? "신용 " : "")}{OrderWords.Side(order)}주문이 완료되었습니다.");
    }

    /// <summary>A purchase is on a loan; a sale says which loans it repays, by the date of one or all together.</summary>
    private (string Code, DateOnly? LoanDate) ReadCredit(ApiRequest request, OrderElements elements) => side == SimulatedOrderSide.Buy
        ? (OrderWords.Loan, null)
        : request["crd_deal_tp"] == OrderWords.AllLoans ? (OrderWords.AllLoans, elements.ReadNoDate("crd_loan_dt"))
        : (OrderWords.Loan, elements.ReadDate("crd_loan_dt"));

    // A price that would be ignored is more likely a wrong order type than a price without meaning.
    private static Refusal? CheckPrice(OrderTicket ticket) => ticket.Price != 0 && !OrderRules.MayTakePrice(ticket.TypeCode)
        ? Refusals.BadElement("ord_uv", "단가를 입력할 수 없는 매매구분입니다")
        : null;
}
