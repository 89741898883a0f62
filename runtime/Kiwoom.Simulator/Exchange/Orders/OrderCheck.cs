using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Orders;

/// <summary>What the exchange asks of an order before it takes it.</summary>
internal static class OrderCheck
{
    /// <summary>The most shares of one order.</summary>
    public const long MaxQuantity = 1_000_000_000;

    public static RejectReason CheckPrices(ListedMarket market, OrderKind kind, long price, long stopPrice)
    {
        if (price == 0 && kind.NeedsPrice())
        {
            return RejectReason.PriceMissing;
        }

        if (price != 0 && !kind.TakesPrice())
        {
            return RejectReason.PriceNotAllowed;
        }

        if ((stopPrice != 0) != (kind == OrderKind.StopLimit))
        {
            return stopPrice == 0 ? RejectReason.StopPriceMissing : RejectReason.StopPriceNotAllowed;
        }

        var reason = CheckPrice(market, price);
        return reason == RejectReason.None ? CheckPrice(market, stopPrice) : reason;
    }

    public static RejectReason CheckQuantity(long quantity) =>
        quantity is > 0 and <= MaxQuantity ? RejectReason.None : RejectReason.BadQuantity;

    /// <summary>Whether a board takes a type now.</summary>
    public static RejectReason CheckPhase(SessionPhase phase, ListedMarket market, OrderKind kind)
    {
        if (phase == SessionPhase.Closed || (phase.IsAfterMarket() && !market.Instrument.HasAfterMarket))
        {
            return RejectReason.MarketClosed;
        }

        if (market.Instrument.Kind == InstrumentKind.Gold && kind is not (OrderKind.Limit or OrderKind.LimitIoc or OrderKind.LimitFok))
        {
            return RejectReason.TypeNotAllowed;
        }

        return phase.Takes(kind, market.IsInterrupted) ? RejectReason.None : RejectReason.TypeNotAllowed;
    }

    /// <summary>Whether the book shows the price that a type looks for.</summary>
    public static RejectReason CheckQuote(VenueBook book, OrderKind kind, SimulatedOrderSide side)
    {
        var needed = kind.IsBest() ? book.Opposite(side) : kind == OrderKind.FirstLimit ? book.SideOf(side) : null;
        return needed is { Best: null } ? RejectReason.NoQuote : RejectReason.None;
    }

    private static RejectReason CheckPrice(ListedMarket market, long price)
    {
        if (price == 0)
        {
            return RejectReason.None;
        }

        return !PriceSteps.IsValid(price, market.Instrument.Kind) ? RejectReason.OffTick
            : market.Limits.Contains(price) ? RejectReason.None
            : RejectReason.OutsideLimits;
    }
}
