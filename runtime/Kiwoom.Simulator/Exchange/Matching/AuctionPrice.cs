namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>What an auction would trade.</summary>
/// <param name="Price">The one price; 0 where nothing trades.</param>
/// <param name="Quantity">Shares that trade at it.</param>
internal readonly record struct AuctionPrice(long Price, long Quantity)
{
    /// <summary>
    /// The price at which most shares trade; of several the one that leaves the least on one side, then the one nearest to the reference
    /// price, then the higher one. Candidates are the orders' prices and the reference price.
    /// </summary>
    /// <remarks>
    /// The exchange's further rules are left out: which side's surplus pulls the price, and how shares are dealt out at a price limit.
    /// </remarks>
    public static AuctionPrice Find(SideLevels bids, SideLevels asks, long referencePrice)
    {
        if (bids.Best is null || asks.Best is null || bids.Best.Price < asks.Best.Price)
        {
            return default;
        }

        var candidates = new SortedSet<long> { referencePrice };
        candidates.UnionWith(bids.Levels.Concat(asks.Levels).Select(level => level.Price).Where(OrderPrices.IsPrice));

        var demand = bids.Levels.Sum(level => level.Quantity);
        long supply = 0;
        using var falling = bids.Levels.Reverse().GetEnumerator();
        using var rising = asks.Levels.GetEnumerator();
        var hasBid = falling.MoveNext();
        var hasAsk = rising.MoveNext();

        AuctionPrice best = default;
        var bestSurplus = long.MaxValue;
        foreach (var price in candidates)
        {
            for (; hasBid && falling.Current.Price < price; hasBid = falling.MoveNext())
            {
                demand -= falling.Current.Quantity;
            }

            for (; hasAsk && rising.Current.Price <= price; hasAsk = rising.MoveNext())
            {
                supply += rising.Current.Quantity;
            }

            var quantity = Math.Min(demand, supply);
            var surplus = Math.Abs(demand - supply);
            var isBetter = quantity > best.Quantity
                || (quantity == best.Quantity && quantity > 0 && (surplus < bestSurplus
                    || (surplus == bestSurplus && Math.Abs(price - referencePrice) <= Math.Abs(best.Price - referencePrice))));
            if (isBetter)
            {
                best = new AuctionPrice(price, quantity);
                bestSurplus = surplus;
            }
        }

        return best;
    }
}
