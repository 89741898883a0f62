namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>Stand-ins for the price of a market order: better for the other side than any price, so that it comes first.</summary>
internal static class OrderPrices
{
    /// <summary>A market order that buys.</summary>
    public const long MarketBuy = long.MaxValue;

    /// <summary>A market order that sells.</summary>
    public const long MarketSell = 0;

    public static long Market(SimulatedOrderSide side) => side == SimulatedOrderSide.Buy ? MarketBuy : MarketSell;

    /// <summary>Whether it is a price, and no stand-in.</summary>
    public static bool IsPrice(long price) => price is not (MarketBuy or MarketSell);
}
