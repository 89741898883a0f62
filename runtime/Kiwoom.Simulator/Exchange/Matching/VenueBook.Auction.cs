using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Matching;

/// <content>One price for many orders, and what follows from a trade: stop orders and orders in the middle.</content>
internal sealed partial class VenueBook
{
    /// <summary>Trades all that meets at one price, and goes on in another mode. The price is 0 where nothing met.</summary>
    public long Uncross(BookMode next)
    {
        var auction = AuctionPrice.Find(Bids, Asks, LastPrice);
        for (var left = auction.Quantity; left > 0;)
        {
            var bidLevel = Bids.Best!;
            var askLevel = Asks.Best!;
            var (buy, sell) = (bidLevel.First, askLevel.First);
            var quantity = Math.Min(left, Math.Min(buy.Open, sell.Open));
            buy.FilledQuantity += quantity;
            sell.FilledQuantity += quantity;
            Bids.Reduce(buy, quantity);
            Asks.Reduce(sell, quantity);
            Report(buy, sell, auction.Price, quantity, TradeOrigin.Auction);
            left -= quantity;
            TellIfDone(SimulatedOrderSide.Buy, bidLevel, left);
            TellIfDone(SimulatedOrderSide.Sell, askLevel, left);
        }

        Expect(default);
        Mode = next;
        if (next == BookMode.Continuous)
        {
            GiveMarketOrdersAPrice();
            Settle();
        }

        return auction.Price;
    }

    /// <summary>Makes market orders of conditional orders, as the closing auction begins.</summary>
    public void ConvertConditionalOrders()
    {
        var orders = Bids.Levels.Concat(Asks.Levels)
            .SelectMany(level => level.Orders)
            .Where(order => order.Kind == OrderKind.ConditionalLimit)
            .OrderBy(order => order.Id)
            .ToList();
        foreach (var order in orders)
        {
            var level = order.Level!;
            Remove(order);
            Tell(order.Side, level);
            order.Limit = OrderPrices.Market(order.Side);
            log.Add(new OrderActivated(order.Id, order.Account, order.Code, 0));
            SideOf(order.Side).Add(order);
        }

        Settle();
    }

    /// <summary>Does what a change brings about: stop orders come into force, orders in the middle meet, an auction expects another price.</summary>
    private void Settle()
    {
        while (Mode == BookMode.Continuous)
        {
            if (HasTraded && _stops.Take(LastPrice) is { } order)
            {
                order.Limit = order.Price;
                log.Add(new OrderActivated(order.Id, order.Account, order.Code, order.Limit));
                Work(order);
            }
            else if (!_mids.HasBoth || !MatchMidPrices())
            {
                return;
            }
        }

        // A stop order may have brought about an interruption: whether it is an auction is asked last.
        if (Mode == BookMode.Auction)
        {
            Expect(AuctionPrice.Find(Bids, Asks, LastPrice));
        }
    }

    private void PlaceMidPrice(BookOrder order)
    {
        var price = MidPrice;
        var meets = Mode == BookMode.Continuous && price > 0 && order.TakesMidPrice(price);
        var available = meets ? _mids.Quantity(Other(order.Side), price) : 0;
        if (order.Kind == OrderKind.MidPriceFok && available < order.Open)
        {
            Drop(order);
            return;
        }

        _mids.Add(order);
        while (meets && order.Open > 0 && MatchMidPrices())
        {
        }

        if (order.Open > 0 && order.Kind.IsImmediate())
        {
            _mids.Remove(order);
            Drop(order);
        }
    }

    /// <summary>Lets the first buyer and the first seller in the middle trade; false where none meet.</summary>
    private bool MatchMidPrices()
    {
        var price = MidPrice;
        if (price == 0 || Guard.Stops(price, LastPrice)
            || _mids.First(SimulatedOrderSide.Buy, price) is not { } buy
            || _mids.First(SimulatedOrderSide.Sell, price) is not { } sell)
        {
            return false;
        }

        var quantity = Math.Min(buy.Open, sell.Open);
        Take(buy, quantity);
        Take(sell, quantity);
        Report(buy, sell, price, quantity, buy.Id > sell.Id ? TradeOrigin.Buy : TradeOrigin.Sell);
        return true;

        void Take(BookOrder order, long shares)
        {
            order.FilledQuantity += shares;
            order.Open -= shares;
            if (order.Open == 0)
            {
                _mids.Remove(order);
            }
        }
    }

    /// <summary>What is left of an auction's market orders waits at the auction's price.</summary>
    private void GiveMarketOrdersAPrice()
    {
        foreach (var side in new[] { Bids, Asks })
        {
            if (side.Best is not { } level || OrderPrices.IsPrice(level.Price))
            {
                continue;
            }

            foreach (var order in level.Orders.ToList())
            {
                Remove(order);
                Work(order);
            }
        }
    }

    private void Expect(AuctionPrice expected)
    {
        if (expected != _expected)
        {
            _expected = expected;
            log.Add(new ExpectedPriceChanged(Instrument.Code, Board, expected.Price, expected.Quantity));
        }
    }

    /// <summary>Tells of a level once it is used up, or when the auction ends in it.</summary>
    private void TellIfDone(SimulatedOrderSide side, PriceLevel level, long left)
    {
        if (level.IsEmpty || left == 0)
        {
            Tell(side, level);
        }
    }

    private static SimulatedOrderSide Other(SimulatedOrderSide side) =>
        side == SimulatedOrderSide.Buy ? SimulatedOrderSide.Sell : SimulatedOrderSide.Buy;
}
