using System.Diagnostics.CodeAnalysis;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Orders;

/// <summary>Where the account's orders are kept. All members may be called from any thread.</summary>
internal interface IOrderLedger
{
    /// <summary>The orders so far, modifications and cancellations among them, in the order of their numbers.</summary>
    IReadOnlyList<SimulatedOrder> Snapshot();

    /// <summary>Enters a new order.</summary>
    bool TryPlace(OrderTicket ticket, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal);

    /// <summary>Moves some or all of what is open of an order to another price, under a new number.</summary>
    bool TryModify(OrderChange change, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal);

    /// <summary>Withdraws some or all of what is open of an order; quantity 0 is all of it.</summary>
    bool TryCancel(OrderChange change, [NotNullWhen(true)] out SimulatedOrder? order, [NotNullWhen(false)] out Refusal? refusal);
}
