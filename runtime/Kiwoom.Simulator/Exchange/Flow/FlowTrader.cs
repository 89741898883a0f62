using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>Sends the flow's orders of one instrument and remembers those that wait.</summary>
internal sealed class FlowTrader
{
    private const int FewLevels = 6;
    private const int ManyOrders = 160;
    private const int NearTicks = 10;
    private const int AuctionTicks = 4;

    private readonly ListedMarket _market;
    private readonly SessionDirector _sessions;
    private readonly OrderDesk _desk;
    private readonly List<BookOrder>[] _waiting = [[], [], []];
    private DateOnly _day;

    public FlowTrader(ListedMarket market, SessionDirector sessions, OrderDesk desk)
    {
        _market = market;
        _sessions = sessions;
        _desk = desk;
    }

    private InstrumentKind Kind => _market.Instrument.Kind;

    /// <summary>Forgets what ended with the day before, when another one begins.</summary>
    public void BeginDay(DateOnly day)
    {
        if (day != _day)
        {
            _day = day;
            Array.ForEach(_waiting, orders => orders.RemoveAll(order => order.Open == 0));
        }
    }

    public void TradeAtClose(ref FlowRandom random, long unit)
    {
        var kind = _sessions.PhaseOf(Board.KrxClosingPrice) == SessionPhase.PreMarketClose ? OrderKind.PreMarketClose : OrderKind.AfterHoursClose;
        Send(Board.KrxClosingPrice, Side(ref random), kind, random.HeavyTail(unit), 0);
    }

    public void TradeInAuction(ref FlowRandom random, VenueBook book, long fair, long unit)
    {
        if (_waiting[(int)book.Board].Count > ManyOrders)
        {
            CancelOne(ref random, book.Board, fair);
        }
        else if (book.Board == Board.Krx && Kind != InstrumentKind.Gold && random.Happens(8))
        {
            Send(book.Board, Side(ref random), OrderKind.Market, random.HeavyTail(unit), 0);
        }
        else
        {
            var price = Away(fair, SimulatedOrderSide.Buy, random.Next(-AuctionTicks, AuctionTicks));
            Send(book.Board, Side(ref random), OrderKind.Limit, random.HeavyTail(unit), price);
        }
    }

    public void Trade(ref FlowRandom random, VenueBook book, long fair, long unit)
    {
        var waiting = _waiting[(int)book.Board].Count;
        if (book.Bids.Count < FewLevels || book.Bids.Best is not { } bid)
        {
            Quote(ref random, book.Board, SimulatedOrderSide.Buy, fair, unit);
        }
        else if (book.Asks.Count < FewLevels || book.Asks.Best is not { } ask)
        {
            Quote(ref random, book.Board, SimulatedOrderSide.Sell, fair, unit);
        }
        else if (waiting > ManyOrders)
        {
            CancelOne(ref random, book.Board, fair);
        }
        else if (ask.Price < fair && random.Happens(50))
        {
            Take(ref random, book, SimulatedOrderSide.Buy, unit);
        }
        else if (bid.Price > fair && random.Happens(50))
        {
            Take(ref random, book, SimulatedOrderSide.Sell, unit);
        }
        else
        {
            Choose(ref random, book, fair, unit);
        }
    }

    /// <summary>Buys on the one venue what the other pays more for; false where there is no such difference.</summary>
    public bool TakeDifference(VenueBook krx, VenueBook nxt, long unit)
    {
        if (krx.Mode != BookMode.Continuous || nxt.Mode != BookMode.Continuous)
        {
            return false;
        }

        var (cheap, dear) = krx.Asks.Best?.Price < nxt.Bids.Best?.Price ? (krx, nxt) : (nxt, krx);
        if (cheap.Asks.Best is not { } ask || dear.Bids.Best is not { } bid || ask.Price >= bid.Price)
        {
            return false;
        }

        var quantity = Math.Min(Math.Min(ask.Quantity, bid.Quantity), unit * 20);
        Send(cheap.Board, SimulatedOrderSide.Buy, OrderKind.Limit, quantity, ask.Price);
        Send(dear.Board, SimulatedOrderSide.Sell, OrderKind.Limit, quantity, bid.Price);
        return true;
    }

    private static SimulatedOrderSide Side(ref FlowRandom random) =>
        random.Happens(50) ? SimulatedOrderSide.Buy : SimulatedOrderSide.Sell;

    private void Choose(ref FlowRandom random, VenueBook book, long fair, long unit)
    {
        switch (random.Next(1, 100))
        {
            case <= 42:
                Quote(ref random, book.Board, Side(ref random), fair, unit);
                break;
            case <= 72:
                CancelOne(ref random, book.Board, fair);
                break;
            case <= 92:
                Take(ref random, book, Side(ref random), unit);
                break;
            case <= 94 when IsOpen(book.Board, OrderKind.MidPrice):
                Send(book.Board, Side(ref random), OrderKind.MidPrice, random.HeavyTail(unit), 0);
                break;
            case <= 97 when IsOpen(book.Board, OrderKind.BestLimit):
                Send(book.Board, Side(ref random), OrderKind.BestLimit, random.HeavyTail(unit), 0);
                break;
            case var _ when IsOpen(book.Board, OrderKind.FirstLimit):
                Send(book.Board, Side(ref random), OrderKind.FirstLimit, random.HeavyTail(unit), 0);
                break;
        }
    }

    private bool IsOpen(Board board, OrderKind kind) =>
        OrderCheck.CheckPhase(_sessions.PhaseOf(board), _market, kind) == RejectReason.None;

    private void Quote(ref FlowRandom random, Board board, SimulatedOrderSide side, long fair, long unit)
    {
        var distance = random.Happens(60) ? 1 + random.Geometric(NearTicks) : random.Next(1, NearTicks);
        Send(board, side, OrderKind.Limit, random.HeavyTail(unit), Away(fair, side, distance));
    }

    private void Take(ref FlowRandom random, VenueBook book, SimulatedOrderSide side, long unit)
    {
        var quantity = random.HeavyTail(unit);
        if (random.Happens(25) && IsOpen(book.Board, OrderKind.Market))
        {
            Send(book.Board, side, OrderKind.Market, quantity, 0);
            return;
        }

        var kind = IsOpen(book.Board, OrderKind.LimitIoc) ? OrderKind.LimitIoc : OrderKind.Limit;
        Send(book.Board, side, kind, quantity, _market.Limits.Clamp(book.Opposite(side).Best!.Price));
    }

    /// <summary>Withdraws the one of two orders that is farther from the value.</summary>
    private void CancelOne(ref FlowRandom random, Board board, long fair)
    {
        var waiting = _waiting[(int)board];
        var (first, second) = (Pick(ref random, waiting), Pick(ref random, waiting));
        if (first < 0 || second < 0 || second >= waiting.Count || first >= waiting.Count)
        {
            return;
        }

        var farther = Math.Abs(waiting[first].Price - fair) >= Math.Abs(waiting[second].Price - fair) ? first : second;
        var order = waiting[farther];
        Forget(waiting, farther);
        _desk.Cancel(order, order.Open);
    }

    /// <summary>The place of an order that still waits; those met on the way that do not are forgotten. -1 where none waits.</summary>
    private static int Pick(ref FlowRandom random, List<BookOrder> waiting)
    {
        while (waiting.Count > 0)
        {
            var index = (int)random.Next(0, waiting.Count - 1);
            if (waiting[index].Open > 0)
            {
                return index;
            }

            Forget(waiting, index);
        }

        return -1;
    }

    private static void Forget(List<BookOrder> waiting, int index)
    {
        waiting[index] = waiting[^1];
        waiting.RemoveAt(waiting.Count - 1);
    }

    private long Away(long price, SimulatedOrderSide side, long ticks)
    {
        var isUp = (side == SimulatedOrderSide.Sell) == (ticks >= 0);
        for (var i = Math.Abs(ticks); i > 0; i--)
        {
            price = isUp ? PriceSteps.Next(price, Kind) : PriceSteps.Previous(price, Kind);
        }

        return _market.Limits.Clamp(price);
    }

    private void Send(Board board, SimulatedOrderSide side, OrderKind kind, long quantity, long price)
    {
        var venue = board == Board.Nxt ? Venue.Nxt : Venue.Krx;
        var outcome = _desk.Place(new NewOrder("", _market.Instrument.Code, venue, side, kind, quantity, price));

        // What waits for a closing price waits until its session ends.
        if (outcome.Order is { Open: > 0 } order && board != Board.KrxClosingPrice)
        {
            _waiting[(int)board].Add(order);
        }
    }
}
