using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Orders;

/// <summary>Takes orders and their changes to the books, or refuses them.</summary>
internal sealed class OrderDesk
{
    private const long FirstFlowOrder = 10_000_000;

    private readonly EventLog _log;
    private readonly SessionDirector _sessions;
    private readonly AccountLedger _ledger;
    private readonly IReadOnlyDictionary<string, ListedMarket> _markets;

    // Orders of accounts stay known until the day after, so that a change of one that is done is told from one that never was.
    private readonly Dictionary<long, BookOrder> _known = [];
    private long _lastAccountOrder;
    private long _lastFlowOrder = FirstFlowOrder;

    public OrderDesk(EventLog log, SessionDirector sessions, AccountLedger ledger, IReadOnlyDictionary<string, ListedMarket> markets)
    {
        _log = log;
        _sessions = sessions;
        _ledger = ledger;
        _markets = markets;
    }

    /// <summary>Forgets orders that are done, at the beginning of a day.</summary>
    public void BeginDay()
    {
        foreach (var order in _known.Values.Where(order => order.Open == 0).ToList())
        {
            _known.Remove(order.Id);
        }
    }

    public OrderOutcome Place(NewOrder order)
    {
        var reason = Check(order, out var market, out var board);
        if (reason != RejectReason.None)
        {
            return Refuse(order.Account, order.Code, reason, 0);
        }

        var reservePrice = ReservePrice(market!, order.Side, order.Kind, order.Price);
        reason = CheckMeans(order, reservePrice);
        if (reason != RejectReason.None)
        {
            return Refuse(order.Account, order.Code, reason, 0);
        }

        var id = NextId(order.Account);
        var entered = new BookOrder
        {
            Id = id,
            RootId = id,
            Account = order.Account,
            Venue = order.Venue,
            Board = board,
            Code = order.Code,
            Side = order.Side,
            Kind = order.Kind,
            Price = order.Price,
            StopPrice = order.StopPrice,
            Quantity = order.Quantity,
            Credit = order.Credit,
        };
        Remember(entered);
        _log.Add(new OrderAccepted(
            id, order.Account, order.Code, board, order.Venue, order.Side, order.Kind, order.Price, order.StopPrice, order.Quantity, reservePrice,
            order.Credit));
        market!.BookOn(board)!.Enter(entered);
        return new OrderOutcome(RejectReason.None, entered, id, order.Quantity);
    }

    /// <summary>
    /// Moves shares of an open order to another price, under a new number. Shares that stay keep their place. More shares than are open are
    /// refused, as the exchange knows no enlargement.
    /// </summary>
    public OrderOutcome Modify(string account, long orderId, string code, long quantity, long price, long stopPrice, bool isOnCredit = false)
    {
        var reason = FindOpen(account, orderId, code, quantity, isOnCredit, out var original);
        if (reason != RejectReason.None)
        {
            return Refuse(account, code, reason, orderId);
        }

        var market = _markets[code];
        var kind = KindAfterChange(original!);
        stopPrice = kind == OrderKind.StopLimit && stopPrice == 0 ? original!.StopPrice : stopPrice;
        reason = original!.Kind.IsClosingPrice() ? RejectReason.NotModifiable : OrderCheck.CheckPrices(market, kind, price, stopPrice);
        reason = reason == RejectReason.None ? CheckBoard(market, original.Board, kind) : reason;
        var reservePrice = ReservePrice(market, original.Side, kind, price);
        if (reason == RejectReason.None && !_ledger.CanMove(original.Account, original.Id, quantity, reservePrice))
        {
            reason = RejectReason.InsufficientCash;
        }

        return reason == RejectReason.None
            ? Move(original, kind, quantity, price, stopPrice, reservePrice)
            : Refuse(account, code, reason, orderId);
    }

    /// <summary>Withdraws shares of an open order; 0 withdraws all that is open.</summary>
    public OrderOutcome Cancel(string account, long orderId, string code, long quantity, bool isOnCredit = false)
    {
        var reason = FindOpen(account, orderId, code, Math.Max(quantity, 1), isOnCredit, out var order);
        if (reason != RejectReason.None)
        {
            return Refuse(account, code, reason, orderId);
        }

        return Cancel(order!, quantity == 0 ? order!.Open : quantity);
    }

    /// <summary>Withdraws shares of an order that is open.</summary>
    public OrderOutcome Cancel(BookOrder order, long quantity)
    {
        var request = order.Account.Length == 0 ? 0 : NextId(order.Account);
        _markets[order.Code].BookOn(order.Board)!.Cancel(order, quantity, CancelReason.Requested, request);
        return new OrderOutcome(RejectReason.None, order, request, quantity);
    }

    // A price makes a limit order of one that the market priced.
    private static OrderKind KindAfterChange(BookOrder order) =>
        order.IsStopped ? OrderKind.StopLimit
        : order.Kind is OrderKind.ConditionalLimit or OrderKind.MidPrice ? order.Kind
        : OrderKind.Limit;

    private static long ReservePrice(ListedMarket market, SimulatedOrderSide side, OrderKind kind, long price)
    {
        if (side == SimulatedOrderSide.Sell)
        {
            return 0;
        }

        return price != 0 ? price : kind.IsClosingPrice() ? market.Close : market.Limits.Upper;
    }

    private RejectReason Check(NewOrder order, out ListedMarket? market, out Board board)
    {
        board = default;
        if (!_markets.TryGetValue(order.Code, out market))
        {
            return RejectReason.UnknownInstrument;
        }

        if (!market.Instrument.IsTradable)
        {
            return RejectReason.NotTradable;
        }

        if (!order.Credit.IsNone && !market.Instrument.TakesLoans)
        {
            return RejectReason.NotOnLoan;
        }

        if (order.Kind == OrderKind.AfterHoursSinglePrice)
        {
            return RejectReason.TypeEnded;
        }

        board = OrderRouter.Choose(market, order, _sessions.PhaseOf);
        if (market.BookOn(board) is not { } book || (board == Board.KrxClosingPrice && order.Venue == Venue.Nxt))
        {
            return RejectReason.NotOnVenue;
        }

        if (!_sessions.IsBusinessDay)
        {
            return RejectReason.NotBusinessDay;
        }

        var reason = OrderCheck.CheckPhase(_sessions.PhaseOf(board), market, order.Kind);
        reason = reason == RejectReason.None && book.Mode == BookMode.Closed ? RejectReason.Halted : reason;
        reason = reason == RejectReason.None ? OrderCheck.CheckPrices(market, order.Kind, order.Price, order.StopPrice) : reason;
        reason = reason == RejectReason.None ? OrderCheck.CheckQuantity(order.Quantity) : reason;
        return reason == RejectReason.None ? OrderCheck.CheckQuote(book, order.Kind, order.Side) : reason;
    }

    private RejectReason CheckBoard(ListedMarket market, Board board, OrderKind kind)
    {
        var reason = OrderCheck.CheckPhase(_sessions.PhaseOf(board), market, kind);
        return reason == RejectReason.None && market.BookOn(board)!.Mode == BookMode.Closed ? RejectReason.Halted : reason;
    }

    private RejectReason CheckMeans(NewOrder order, long reservePrice)
    {
        if (order.Account.Length == 0)
        {
            return RejectReason.None;
        }

        if (_ledger.Find(order.Account) is not { } account)
        {
            return RejectReason.UnknownAccount;
        }

        if (order.Side == SimulatedOrderSide.Sell)
        {
            return order.Credit.IsNone ? CheckShares(account.SellableOf(order.Code), order) : CheckLoans(account, order);
        }

        return account.OrderableCash >= _ledger.ReserveFor(order.Quantity, reservePrice, !order.Credit.IsNone)
            ? RejectReason.None
            : RejectReason.InsufficientCash;
    }

    private static RejectReason CheckShares(long sellable, NewOrder order) =>
        sellable >= order.Quantity ? RejectReason.None : RejectReason.InsufficientHolding;

    private static RejectReason CheckLoans(TradingAccount account, NewOrder order)
    {
        var loans = account.Loans.Of(order.Code).Where(loan => order.Credit.LoanDate is not { } date || loan.Date == date).ToList();
        return loans.Count == 0 ? RejectReason.NoSuchLoan : CheckShares(loans.Sum(loan => loan.Free), order);
    }

    // A change goes by the id of the order's own kind: one of an order on credit is no cash order to the servers.
    private RejectReason FindOpen(string account, long orderId, string code, long quantity, bool isOnCredit, out BookOrder? order)
    {
        if (!_known.TryGetValue(orderId, out order) || order.Account != account || order.Code != code || order.Credit.IsNone == isOnCredit)
        {
            return RejectReason.UnknownOrder;
        }

        return quantity <= 0 ? RejectReason.BadQuantity : order.Open < quantity ? RejectReason.NothingOpen : RejectReason.None;
    }

    private OrderOutcome Move(BookOrder original, OrderKind kind, long quantity, long price, long stopPrice, long reservePrice)
    {
        var successor = new BookOrder
        {
            Id = NextId(original.Account),
            RootId = original.RootId,
            Account = original.Account,
            Venue = original.Venue,
            Board = original.Board,
            Code = original.Code,
            Side = original.Side,
            Kind = kind,
            Price = price,
            StopPrice = stopPrice,
            Quantity = quantity,
            Credit = original.Credit,
        };
        Remember(successor);
        _log.Add(new OrderModified(
            successor.Id, original.Id, original.RootId, original.Account, original.Code, original.Board, original.Venue, original.Side, kind,
            price, stopPrice, quantity, original.Open - quantity, reservePrice, original.Credit));
        _markets[original.Code].BookOn(original.Board)!.Replace(original, successor);
        return new OrderOutcome(RejectReason.None, successor, successor.Id, quantity);
    }

    private void Remember(BookOrder order)
    {
        if (order.Account.Length > 0)
        {
            _known.Add(order.Id, order);
        }
    }

    private OrderOutcome Refuse(string account, string code, RejectReason reason, long orderId)
    {
        if (account.Length > 0)
        {
            _log.Add(new OrderRejected(account, code, reason, orderId));
        }

        return OrderOutcome.Refused(reason);
    }

    private long NextId(string account) => account.Length == 0 ? ++_lastFlowOrder : ++_lastAccountOrder;
}
