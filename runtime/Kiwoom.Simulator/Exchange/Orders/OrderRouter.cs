using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Orders;

/// <summary>
/// Chooses the board of an order. Smart order routing takes the whole order to where the other side's best price is better, at the same price
/// to where more waits there, and to KRX where both are alike; a real router may split it.
/// </summary>
internal static class OrderRouter
{
    public static Board Choose(ListedMarket market, NewOrder order, Func<Board, SessionPhase> phaseOf)
    {
        if (order.Kind.IsClosingPrice())
        {
            return Board.KrxClosingPrice;
        }

        if (order.Venue != Venue.Sor)
        {
            return order.Venue == Venue.Nxt ? Board.Nxt : Board.Krx;
        }

        var nxt = market.BookOn(Board.Nxt);
        if (nxt is null || !Takes(market, Board.Nxt, order, phaseOf))
        {
            return Board.Krx;
        }

        return !Takes(market, Board.Krx, order, phaseOf) || IsBetter(nxt, market.BookOn(Board.Krx)!, order) ? Board.Nxt : Board.Krx;
    }

    private static bool Takes(ListedMarket market, Board board, NewOrder order, Func<Board, SessionPhase> phaseOf) =>
        OrderCheck.CheckPhase(phaseOf(board), market, order.Kind) == RejectReason.None
        && market.BookOn(board) is { Mode: not BookMode.Closed };

    private static bool IsBetter(VenueBook nxt, VenueBook krx, NewOrder order)
    {
        var side = order.Side;
        if (nxt.Mode != BookMode.Continuous || nxt.Opposite(side).Best is not { } here)
        {
            return false;
        }

        if (krx.Mode != BookMode.Continuous || krx.Opposite(side).Best is not { } there)
        {
            return krx.Mode == BookMode.Continuous;
        }

        // What only waits, waits where most others do.
        if (order.Price != 0 && !nxt.Opposite(side).Meets(order.Price, here))
        {
            return false;
        }

        var difference = side == SimulatedOrderSide.Buy ? there.Price - here.Price : here.Price - there.Price;
        return difference > 0 || (difference == 0 && here.Quantity > there.Quantity);
    }
}
