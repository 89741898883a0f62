using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>An account's order, or its request to modify or cancel one, as the order lists show it.</summary>
internal sealed class AccountOrder
{
    public required long OrderId { get; init; }

    /// <summary>The order that this one modifies or cancels; 0 for an order of its own.</summary>
    public required long OriginalId { get; init; }

    /// <summary>The first order of the chain.</summary>
    public required long RootId { get; init; }

    public required string Account { get; init; }

    public required SimulatedOrderAction Action { get; init; }

    public required string Code { get; init; }

    public required Board Board { get; init; }

    public required Venue Venue { get; init; }

    public required SimulatedOrderSide Side { get; init; }

    public required OrderKind Kind { get; init; }

    public required long Price { get; init; }

    public required long StopPrice { get; init; }

    /// <summary>Whether the broker's money is in it.</summary>
    public required OrderCredit Credit { get; init; }

    /// <summary>Shares ordered, moved or withdrawn.</summary>
    public required long Quantity { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Shares that wait.</summary>
    public long Open { get; set; }

    public long FilledQuantity { get; set; }

    /// <summary>The value of its trades, in won.</summary>
    public long FilledValue { get; set; }

    /// <summary>Shares that were moved to another order or withdrawn.</summary>
    public long WithdrawnQuantity { get; set; }

    /// <summary>Shares that ended with their session.</summary>
    public long ExpiredQuantity { get; set; }

    public Trade? LastTrade { get; set; }

    /// <summary>What a share was traded at on average; 0 without trades.</summary>
    public decimal AveragePrice => FilledQuantity == 0 ? 0 : (decimal)FilledValue / FilledQuantity;
}
