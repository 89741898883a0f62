using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Orders;

/// <summary>
/// What the order types (매매구분) mean in the simulated market. Every hour is a trading hour and the best level is
/// endless: an order trades as a whole or not at all.
/// </summary>
internal static class OrderRules
{
    /// <summary>The type's way to a price. Those that follow the market (best, middle, closing price) count as market orders.</summary>
    public static OrderPricing PricingOf(string typeCode) => typeCode switch
    {
        "0" or "5" or "10" or "20" or "62" => OrderPricing.Limit,
        "28" => OrderPricing.Stop,
        "7" => OrderPricing.OwnBest,
        _ => OrderPricing.Market,
    };

    /// <summary>Whether the type carries a price.</summary>
    public static bool TakesPrice(string typeCode) => PricingOf(typeCode) is OrderPricing.Limit or OrderPricing.Stop;

    /// <summary>Whether the type may carry a price: one in the middle may have a limit.</summary>
    public static bool MayTakePrice(string typeCode) => TakesPrice(typeCode) || typeCode is "29" or "30" or "31";

    /// <summary>Whether what cannot trade at once is dropped (IOC and FOK).</summary>
    public static bool IsImmediate(string typeCode) => typeCode is "10" or "13" or "16" or "20" or "23" or "26" or "30" or "31";

    /// <summary>The price an order trades at now; null where it has to wait.</summary>
    public static long? FindFill(OrderTicket ticket, Quote quote)
    {
        var isBuy = ticket.Side == SimulatedOrderSide.Buy;
        var best = isBuy ? quote.BestAsk : quote.BestBid;
        var crosses = isBuy ? ticket.Price >= best : ticket.Price <= best;
        var isSetOff = isBuy ? quote.Price >= ticket.ConditionPrice : quote.Price <= ticket.ConditionPrice;
        var trades = PricingOf(ticket.TypeCode) switch
        {
            OrderPricing.Market => ticket.Price == 0 || crosses,
            OrderPricing.Limit => crosses,
            OrderPricing.Stop => isSetOff && crosses,
            _ => false,
        };
        return trades ? best : null;
    }
}
