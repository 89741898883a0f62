using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>An instrument's orders on one board: they trade by price, then by time.</summary>
internal sealed partial class VenueBook(ListedInstrument instrument, Board board, EventLog log)
{
    private readonly StopOrders _stops = new();
    private readonly MidPriceOrders _mids = new();
    private AuctionPrice _expected;

    public ListedInstrument Instrument { get; } = instrument;

    public Board Board { get; } = board;

    public SideLevels Bids { get; } = new(SimulatedOrderSide.Buy);

    public SideLevels Asks { get; } = new(SimulatedOrderSide.Sell);

    public BookMode Mode { get; set; }

    /// <summary>The last price traded here; before the first trade the base price.</summary>
    public long LastPrice { get; set; }

    /// <summary>Whether anything traded here since the book had its base price.</summary>
    public bool HasTraded { get; set; }

    public VolatilityGuard Guard { get; } = new(instrument);

    /// <summary>Called when a trade is too far from the last one, with its price; the book is in auction from then on.</summary>
    public Action<VenueBook, long>? Interrupted { get; set; }

    /// <summary>The middle between best bid and best ask, half a won cut off; 0 where one is missing.</summary>
    public long MidPrice => Bids.Best is { } bid && Asks.Best is { } ask ? (bid.Price + ask.Price) / 2 : 0;

    public SideLevels SideOf(SimulatedOrderSide side) => side == SimulatedOrderSide.Buy ? Bids : Asks;

    public SideLevels Opposite(SimulatedOrderSide side) => side == SimulatedOrderSide.Buy ? Asks : Bids;

    /// <summary>Takes an order that was accepted, and trades what can be traded.</summary>
    public void Enter(BookOrder order)
    {
        order.Open = order.Quantity;
        Place(order);
        Settle();
    }

    /// <summary>Withdraws shares of an order.</summary>
    public void Cancel(BookOrder order, long quantity, CancelReason reason, long requestId)
    {
        Withdraw(order, quantity);
        log.Add(new OrderCancelled(order.Id, order.Account, order.Code, quantity, order.Open, reason, requestId));
        Settle();
    }

    /// <summary>
    /// Lets a new order take shares of another one. At the same price, and where all shares move, it takes its place in the queue;
    /// otherwise it queues behind the others.
    /// </summary>
    public void Replace(BookOrder original, BookOrder successor)
    {
        successor.Open = successor.Quantity;
        if (original.Level is { } level && level.Price == successor.Price && original.Open == successor.Quantity)
        {
            successor.Limit = level.Price;
            level.Replace(original, successor);
            original.Open = 0;
            return;
        }

        Withdraw(original, successor.Quantity);
        Place(successor);
        Settle();
    }

    /// <summary>Ends every order that waits here.</summary>
    public void Expire()
    {
        var hasLevels = Bids.Count + Asks.Count > 0;
        Expire(Bids.Levels.Concat(Asks.Levels).SelectMany(level => level.Orders).Concat(_stops.All).Concat(_mids.All));
        if (hasLevels)
        {
            log.Add(new BookCleared(Instrument.Code, Board));
        }

        _expected = default;
    }

    /// <summary>Ends the orders that only a main session knows: stop orders and those in the middle.</summary>
    public void ExpireMainSessionOrders() => Expire(_stops.All.Concat(_mids.All));

    /// <summary>Shares that an order would meet at its limit or better, up to where a trade would be stopped.</summary>
    public long Available(SimulatedOrderSide side, long limit)
    {
        var opposite = Opposite(side);
        long quantity = 0;
        foreach (var level in opposite.Levels)
        {
            if (!opposite.Meets(limit, level) || Guard.Stops(level.Price, LastPrice))
            {
                break;
            }

            quantity += level.Quantity;
        }

        return quantity;
    }

    private void Expire(IEnumerable<BookOrder> orders)
    {
        foreach (var order in orders.OrderBy(order => order.Id).ToList())
        {
            var quantity = order.Open;
            Remove(order);
            order.Open = 0;
            log.Add(new OrderExpired(order.Id, order.Account, order.Code, quantity));
        }
    }

    private void Place(BookOrder order)
    {
        if (order.Kind == OrderKind.StopLimit && order.StopPrice > 0 && !IsSetOff(order))
        {
            _stops.Add(order);
        }
        else if (order.Kind.IsMidPrice())
        {
            PlaceMidPrice(order);
        }
        else
        {
            order.Limit = LimitOf(order);
            Work(order);
        }
    }

    private bool IsSetOff(BookOrder order) =>
        HasTraded && (order.IsBuy ? LastPrice >= order.StopPrice : LastPrice <= order.StopPrice);

    private long LimitOf(BookOrder order)
    {
        if (order.Kind.IsMarket())
        {
            return OrderPrices.Market(order.Side);
        }

        return order.Kind.IsBest() ? Opposite(order.Side).Best!.Price
            : order.Kind == OrderKind.FirstLimit ? SideOf(order.Side).Best!.Price
            : order.Kind.IsClosingPrice() ? LastPrice
            : order.Price;
    }

    /// <summary>Trades an order as far as it goes; what is left waits or is dropped.</summary>
    private void Work(BookOrder order)
    {
        if (Mode == BookMode.Continuous && !(order.Kind.IsFillOrKill() && Available(order.Side, order.Limit) < order.Open))
        {
            Match(order);
        }

        if (order.Open > 0 && order.Kind.IsImmediate())
        {
            Drop(order);
        }
        else if (order.Open > 0)
        {
            Rest(order);
        }
    }

    private void Match(BookOrder order)
    {
        var opposite = Opposite(order.Side);
        while (order.Open > 0 && opposite.Best is { } level && opposite.Meets(order.Limit, level))
        {
            if (Guard.Stops(level.Price, LastPrice))
            {
                Mode = BookMode.Auction;
                Interrupted?.Invoke(this, level.Price);
                return;
            }

            while (order.Open > 0 && !level.IsEmpty)
            {
                Fill(order, level.First, level.Price);
            }

            Tell(opposite.Side, level);
        }
    }

    private void Fill(BookOrder order, BookOrder resting, long price)
    {
        var quantity = Math.Min(order.Open, resting.Open);
        order.Open -= quantity;
        order.FilledQuantity += quantity;
        resting.FilledQuantity += quantity;
        SideOf(resting.Side).Reduce(resting, quantity);
        Report(order, resting, price, quantity, order.IsBuy ? TradeOrigin.Buy : TradeOrigin.Sell);
    }

    private void Report(BookOrder order, BookOrder other, long price, long quantity, TradeOrigin origin)
    {
        var (buy, sell) = order.IsBuy ? (order, other) : (other, order);
        LastPrice = price;
        HasTraded = true;
        log.Add(new Trade(Instrument.Code, Board, price, quantity, buy.Id, buy.Account, sell.Id, sell.Account, origin));
    }

    private void Rest(BookOrder order)
    {
        // A market order that found nobody left waits where the market last traded.
        if (Mode == BookMode.Continuous && !OrderPrices.IsPrice(order.Limit))
        {
            order.Limit = LastPrice;
        }

        Tell(order.Side, SideOf(order.Side).Add(order));
    }

    private void Drop(BookOrder order)
    {
        var quantity = order.Open;
        order.Open = 0;
        log.Add(new OrderCancelled(order.Id, order.Account, order.Code, quantity, 0, CancelReason.Immediate, 0));
    }

    /// <summary>Takes shares from an order that waits, wherever it does.</summary>
    private void Withdraw(BookOrder order, long quantity)
    {
        if (order.Level is { } level)
        {
            SideOf(order.Side).Reduce(order, quantity);
            Tell(order.Side, level);
            return;
        }

        if (quantity == order.Open)
        {
            Remove(order);
        }

        order.Open -= quantity;
    }

    private void Remove(BookOrder order)
    {
        if (order.Level is not null)
        {
            SideOf(order.Side).Remove(order);
        }
        else if (order.IsStopped)
        {
            _stops.Remove(order);
        }
        else if (order.Node is not null)
        {
            _mids.Remove(order);
        }
    }

    private void Tell(SimulatedOrderSide side, PriceLevel level)
    {
        if (OrderPrices.IsPrice(level.Price))
        {
            log.Add(new LevelChanged(Instrument.Code, Board, side, level.Price, level.Quantity));
        }
    }
}
