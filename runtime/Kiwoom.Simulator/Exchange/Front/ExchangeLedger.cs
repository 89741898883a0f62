using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>The account's orders at the exchange.</summary>
internal sealed class ExchangeLedger(ExchangeHost host) : IOrderLedger
{
    private const int NumberWidth = 7;

    private static readonly TimeSpan KoreanOffset = TimeSpan.FromHours(9);

    public IReadOnlyList<SimulatedOrder> Snapshot()
    {
        using var turn = host.Begin();
        return [.. host.Register.All.Select(ToOrder)];
    }

    public bool TryPlace(OrderTicket ticket, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal)
    {
        using var turn = host.Begin();
        if (OrderCodes.Kind(ticket.TypeCode) is not { } kind)
        {
            return Conclude(OrderOutcome.Refused(RejectReason.TypeNotAllowed), ticket.StockCode, out order, out refusal);
        }

        var outcome = host.Engine.Place(new NewOrder(
            OrderWords.AccountNumber,
            ticket.StockCode,
            OrderCodes.Venue(ticket.Exchange),
            ticket.Side,
            kind,
            ticket.Quantity,
            ticket.Price,
            ticket.ConditionPrice,
            OrderCodes.Credit(ticket.CreditCode, ticket.LoanDate)));
        return Conclude(outcome, ticket.StockCode, out order, out refusal);
    }

    public bool TryModify(OrderChange change, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal)
    {
        using var turn = host.Begin();
        var outcome = host.Engine.Modify(
            OrderWords.AccountNumber, IdOf(change.OriginalOrderNumber), change.StockCode, change.Quantity, change.Price, change.ConditionPrice ?? 0,
            change.IsOnCredit);
        return Conclude(outcome, change.StockCode, out order, out refusal);
    }

    public bool TryCancel(OrderChange change, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal)
    {
        using var turn = host.Begin();
        var outcome = host.Engine.Cancel(
            OrderWords.AccountNumber, IdOf(change.OriginalOrderNumber), change.StockCode, change.Quantity, change.IsOnCredit);
        return Conclude(outcome, change.StockCode, out order, out refusal);
    }

    /// <summary>An order as the order lists know it.</summary>
    public SimulatedOrder ToOrder(AccountOrder order) => new()
    {
        OrderNumber = NumberOf(order.OrderId),
        OriginalOrderNumber = order.OriginalId == 0 ? null : NumberOf(order.OriginalId),
        RootOrderNumber = NumberOf(order.RootId),
        Action = order.Action,
        Side = order.Side,
        Exchange = OrderCodes.Code(order.Venue),
        StockCode = order.Code,
        TypeCode = OrderCodes.Code(order.Kind),
        CreditCode = OrderCodes.Code(order.Credit.Kind),
        LoanDate = order.Credit.LoanDate,
        Price = order.Price,
        ConditionPrice = order.StopPrice,
        Quantity = order.Quantity,
        FilledQuantity = order.FilledQuantity,
        FillPrice = order.AveragePrice,
        FilledValue = order.FilledValue,
        LastFillQuantity = order.LastTrade?.Quantity ?? 0,
        LastFillPrice = order.LastTrade?.Price ?? 0,
        Commission = host.Engine.Options.Fees.CommissionOf(order.FilledValue),
        Tax = TaxOf(order),
        OpenQuantity = order.Open,
        Time = new DateTimeOffset(order.At, KoreanOffset),
    };

    private static string NumberOf(long id) => WireFormat.Padded(id, NumberWidth);

    // A number of another length is nobody's: 1 is not 0000001.
    private static long IdOf(string number) =>
        number.Length == NumberWidth && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private long TaxOf(AccountOrder order) => order.Side == SimulatedOrderSide.Buy
        ? 0
        : host.Engine.Options.Fees.TaxOf(order.FilledValue, host.Engine.Find(order.Code)!.Instrument.Kind);

    private bool Conclude(
        OrderOutcome outcome, string code, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal)
    {
        order = outcome.IsAccepted ? ToOrder(host.Register.Find(outcome.RequestId)!) : null;
        refusal = order is null ? RejectionWords.Of(outcome.Reason, code) : null;
        return order is not null;
    }
}
