using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange;

/// <summary>Something that somebody outside did to a market, so that it can be done again.</summary>
internal sealed record MarketCommand
{
    /// <summary>The simulated time.</summary>
    public required DateTime At { get; init; }

    public required MarketVerb Verb { get; init; }

    public required string Account { get; init; }

    /// <summary>The order to change; 0 for a new one.</summary>
    public long OrderId { get; init; }

    public string Code { get; init; } = "";

    public Venue Venue { get; init; }

    public SimulatedOrderSide Side { get; init; }

    public OrderKind Kind { get; init; }

    /// <summary>Shares, or won paid in.</summary>
    public long Quantity { get; init; }

    public long Price { get; init; }

    public long StopPrice { get; init; }

    /// <summary>The credit of a new order; of a change anything but none says that it is one of an order on credit.</summary>
    public CreditKind Credit { get; init; }

    /// <summary>The loan that a sale repays; null for none.</summary>
    public DateOnly? LoanDate { get; init; }

    public void Repeat(MarketEngine engine)
    {
        switch (Verb)
        {
            case MarketVerb.PayIn:
                engine.PayIn(Account, Quantity);
                break;
            case MarketVerb.Deliver:
                engine.Deliver(Account, Code, Quantity, Price);
                break;
            case MarketVerb.Place:
                engine.Place(new NewOrder(Account, Code, Venue, Side, Kind, Quantity, Price, StopPrice, new OrderCredit(Credit, LoanDate)));
                break;
            case MarketVerb.Modify:
                engine.Modify(Account, OrderId, Code, Quantity, Price, StopPrice, Credit != CreditKind.None);
                break;
            case MarketVerb.Cancel:
                engine.Cancel(Account, OrderId, Code, Quantity, Credit != CreditKind.None);
                break;
        }
    }
}
