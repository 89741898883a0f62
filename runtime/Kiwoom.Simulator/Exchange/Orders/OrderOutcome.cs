using System.Diagnostics.CodeAnalysis;
using Kiwoom.Simulator.Exchange.Matching;

namespace Kiwoom.Simulator.Exchange.Orders;

/// <summary>What became of an order, or of a change of one, when it was sent.</summary>
/// <param name="Reason">Why it was refused; <see cref="RejectReason.None"/> where it was not.</param>
/// <param name="Order">The order that was entered, or from which shares were withdrawn; null where it was refused.</param>
/// <param name="RequestId">The number of this request: the new order's, or a cancellation's own.</param>
/// <param name="Quantity">Shares that it is about.</param>
internal readonly record struct OrderOutcome(RejectReason Reason, BookOrder? Order, long RequestId, long Quantity)
{
    [MemberNotNullWhen(true, nameof(Order))]
    public bool IsAccepted => Reason == RejectReason.None;

    public static OrderOutcome Refused(RejectReason reason) => new(reason, null, 0, 0);
}
