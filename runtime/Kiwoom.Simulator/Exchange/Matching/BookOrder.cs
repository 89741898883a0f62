using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>An order that was accepted, as its book knows it.</summary>
internal sealed class BookOrder
{
    /// <summary>Its number: from 1 for orders of accounts, from 10,000,000 for the flow's.</summary>
    public required long Id { get; init; }

    /// <summary>The first order of a chain of modifications; itself where it is the first.</summary>
    public required long RootId { get; init; }

    /// <summary>Whose it is; empty for the flow's.</summary>
    public required string Account { get; init; }

    /// <summary>Where it was sent; <see cref="Venue.Sor"/> where the board was chosen for it.</summary>
    public required Venue Venue { get; init; }

    public required Board Board { get; init; }

    public required string Code { get; init; }

    public required SimulatedOrderSide Side { get; init; }

    public required OrderKind Kind { get; init; }

    /// <summary>The price it brought; 0 where it brought none.</summary>
    public required long Price { get; init; }

    /// <summary>The price that brings a stop order into force; 0 without one.</summary>
    public required long StopPrice { get; init; }

    public required long Quantity { get; init; }

    /// <summary>Whether the broker's money is in it.</summary>
    public OrderCredit Credit { get; init; }

    /// <summary>The worst price it trades at while it waits: <see cref="OrderPrices"/> has those of market orders.</summary>
    public long Limit { get; set; }

    /// <summary>Shares that still wait.</summary>
    public long Open { get; set; }

    /// <summary>Shares traded.</summary>
    public long FilledQuantity { get; set; }

    /// <summary>Where it stands in its level's or list's queue; null while it stands in none.</summary>
    public LinkedListNode<BookOrder>? Node { get; set; }

    /// <summary>The level it stands in; null where it stands in none.</summary>
    public PriceLevel? Level { get; set; }

    /// <summary>Whether it waits for its stop price.</summary>
    public bool IsStopped { get; set; }

    public bool IsBuy => Side == SimulatedOrderSide.Buy;

    /// <summary>Whether an order in the middle trades at a price: its limit is optional.</summary>
    public bool TakesMidPrice(long price) => Price == 0 || (IsBuy ? price <= Price : price >= Price);
}
