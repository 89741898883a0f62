using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange.Matching;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>
/// A book as one would explain it: a list of orders that is searched from end to end for the best price and then the earliest. Slow, and
/// written without the engine's code, to say what the engine should have done.
/// </summary>
internal sealed class NaiveBook(long lastPrice)
{
    private readonly List<NaiveOrder> _waiting = [];
    private long _arrivals;

    public long LastPrice { get; private set; } = lastPrice;

    public bool IsAuction { get; set; }

    public List<(long Buy, long Sell, long Price, long Quantity)> Trades { get; } = [];

    public IReadOnlyList<NaiveOrder> Waiting => _waiting;

    public long? Best(SimulatedOrderSide side)
    {
        long? best = null;
        foreach (var order in _waiting.Where(order => order.Side == side))
        {
            if (best is null || (side == SimulatedOrderSide.Buy ? order.Limit > best : order.Limit < best))
            {
                best = order.Limit;
            }
        }

        return best;
    }

    public void Enter(long id, SimulatedOrderSide side, OrderKind kind, long price, long quantity)
    {
        var other = side == SimulatedOrderSide.Buy ? SimulatedOrderSide.Sell : SimulatedOrderSide.Buy;
        var limit = kind switch
        {
            OrderKind.Market or OrderKind.MarketIoc or OrderKind.MarketFok => side == SimulatedOrderSide.Buy ? long.MaxValue : 0,
            OrderKind.BestLimit or OrderKind.BestLimitIoc or OrderKind.BestLimitFok => Best(other)!.Value,
            OrderKind.FirstLimit => Best(side)!.Value,
            _ => price,
        };
        var order = new NaiveOrder { Id = id, Side = side, Limit = limit, Open = quantity };
        var isWhole = kind is OrderKind.LimitFok or OrderKind.MarketFok or OrderKind.BestLimitFok;
        var isImmediate = isWhole || kind is OrderKind.LimitIoc or OrderKind.MarketIoc or OrderKind.BestLimitIoc;
        if (!IsAuction && !(isWhole && _waiting.Where(resting => Meet(order, resting)).Sum(resting => resting.Open) < quantity))
        {
            Match(order);
        }

        if (order.Open > 0 && !isImmediate)
        {
            order.Limit = !IsAuction && order.Limit is 0 or long.MaxValue ? LastPrice : order.Limit;
            Wait(order);
        }
    }

    public void Cancel(long id, long quantity)
    {
        var order = _waiting.Single(order => order.Id == id);
        order.Open -= quantity;
        _waiting.RemoveAll(gone => gone.Open == 0);
    }

    public void Modify(long id, long newId, long quantity, long price)
    {
        var order = _waiting.Single(order => order.Id == id);
        if (order.Open == quantity && order.Limit == price)
        {
            order.Id = newId;
            return;
        }

        Cancel(id, quantity);
        Enter(newId, order.Side, OrderKind.Limit, price, quantity);
    }

    public void Uncross()
    {
        long best = 0, bestQuantity = 0, bestSurplus = 0;
        var prices = _waiting.Select(order => order.Limit).Where(limit => limit is not (0 or long.MaxValue)).Append(LastPrice).Distinct();
        foreach (var price in prices.OrderDescending())
        {
            var demand = _waiting.Where(order => order.Side == SimulatedOrderSide.Buy && order.Limit >= price).Sum(order => order.Open);
            var supply = _waiting.Where(order => order.Side == SimulatedOrderSide.Sell && order.Limit <= price).Sum(order => order.Open);
            var quantity = Math.Min(demand, supply);
            var surplus = Math.Abs(demand - supply);
            if (quantity > bestQuantity
                || (quantity == bestQuantity && quantity > 0 && surplus < bestSurplus)
                || (quantity == bestQuantity && quantity > 0 && surplus == bestSurplus && Math.Abs(price - LastPrice) < Math.Abs(best - LastPrice)))
            {
                (best, bestQuantity, bestSurplus) = (price, quantity, surplus);
            }
        }

        while (bestQuantity > 0)
        {
            var buy = First(SimulatedOrderSide.Buy);
            var sell = First(SimulatedOrderSide.Sell);
            var quantity = Math.Min(bestQuantity, Math.Min(buy.Open, sell.Open));
            Trade(buy, sell, best, quantity);
            bestQuantity -= quantity;
        }

        IsAuction = false;
        foreach (var order in _waiting.Where(order => order.Limit is 0 or long.MaxValue).OrderBy(order => order.Side).ThenBy(order => order.Arrival).ToList())
        {
            order.Limit = LastPrice;
            order.Arrival = ++_arrivals;
        }
    }

    private static bool Meet(NaiveOrder order, NaiveOrder resting) => order.Side != resting.Side
        && (order.Side == SimulatedOrderSide.Buy ? order.Limit >= resting.Limit : order.Limit <= resting.Limit);

    private NaiveOrder First(SimulatedOrderSide side)
    {
        var ofSide = _waiting.Where(order => order.Side == side);
        var byPrice = side == SimulatedOrderSide.Buy ? ofSide.OrderByDescending(order => order.Limit) : ofSide.OrderBy(order => order.Limit);
        return byPrice.ThenBy(order => order.Arrival).First();
    }

    private void Match(NaiveOrder order)
    {
        while (order.Open > 0 && _waiting.Exists(resting => Meet(order, resting)))
        {
            var resting = First(order.Side == SimulatedOrderSide.Buy ? SimulatedOrderSide.Sell : SimulatedOrderSide.Buy);
            var (buy, sell) = order.Side == SimulatedOrderSide.Buy ? (order, resting) : (resting, order);
            Trade(buy, sell, resting.Limit, Math.Min(order.Open, resting.Open));
        }
    }

    private void Trade(NaiveOrder buy, NaiveOrder sell, long price, long quantity)
    {
        buy.Open -= quantity;
        sell.Open -= quantity;
        LastPrice = price;
        Trades.Add((buy.Id, sell.Id, price, quantity));
        _waiting.RemoveAll(order => order.Open == 0);
    }

    private void Wait(NaiveOrder order)
    {
        order.Arrival = ++_arrivals;
        _waiting.Add(order);
    }
}
