using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>What the order types mean, and when the boards take them.</summary>
internal static class OrderKinds
{
    /// <summary>Whether an order of the kind has to bring a price.</summary>
    public static bool NeedsPrice(this OrderKind kind) => kind is OrderKind.Limit or OrderKind.ConditionalLimit or OrderKind.LimitIoc
        or OrderKind.LimitFok or OrderKind.StopLimit or OrderKind.AfterHoursSinglePrice;

    /// <summary>Whether it may bring one.</summary>
    public static bool TakesPrice(this OrderKind kind) => kind.NeedsPrice() || kind.IsMidPrice();

    public static bool IsMidPrice(this OrderKind kind) => kind is OrderKind.MidPrice or OrderKind.MidPriceIoc or OrderKind.MidPriceFok;

    public static bool IsMarket(this OrderKind kind) => kind is OrderKind.Market or OrderKind.MarketIoc or OrderKind.MarketFok;

    /// <summary>Whether it takes the other side's best price for its limit.</summary>
    public static bool IsBest(this OrderKind kind) => kind is OrderKind.BestLimit or OrderKind.BestLimitIoc or OrderKind.BestLimitFok;

    /// <summary>Whether it trades as a whole or not at all.</summary>
    public static bool IsFillOrKill(this OrderKind kind) =>
        kind is OrderKind.LimitFok or OrderKind.MarketFok or OrderKind.BestLimitFok or OrderKind.MidPriceFok;

    /// <summary>Whether its rest is dropped (IOC and FOK).</summary>
    public static bool IsImmediate(this OrderKind kind) =>
        kind.IsFillOrKill() || kind is OrderKind.LimitIoc or OrderKind.MarketIoc or OrderKind.BestLimitIoc or OrderKind.MidPriceIoc;

    /// <summary>Whether it meets others at a closing price.</summary>
    public static bool IsClosingPrice(this OrderKind kind) => kind is OrderKind.PreMarketClose or OrderKind.AfterHoursClose;

    /// <summary>Whether a phase takes orders of a kind. A volatility interruption takes what an auction takes.</summary>
    public static bool Takes(this SessionPhase phase, OrderKind kind, bool isInterrupted) => phase switch
    {
        SessionPhase.OpeningAuction => kind is OrderKind.Limit or OrderKind.Market or OrderKind.ConditionalLimit or OrderKind.StopLimit,
        SessionPhase.Regular when isInterrupted =>
            kind is OrderKind.Limit or OrderKind.Market or OrderKind.ConditionalLimit or OrderKind.StopLimit,
        SessionPhase.Regular => !kind.IsClosingPrice() && kind != OrderKind.AfterHoursSinglePrice,
        SessionPhase.ClosingAuction => kind is OrderKind.Limit or OrderKind.Market,
        SessionPhase.PreMarketClose => kind == OrderKind.PreMarketClose,
        SessionPhase.AfterHoursClose => kind == OrderKind.AfterHoursClose,
        SessionPhase.NxtMain => !kind.IsClosingPrice() && kind is not (OrderKind.AfterHoursSinglePrice or OrderKind.ConditionalLimit),
        SessionPhase.NxtAfterAuction => kind == OrderKind.Limit,
        SessionPhase.AfterMarket or SessionPhase.NxtPreMarket or SessionPhase.NxtAfterMarket =>
            kind is OrderKind.Limit or OrderKind.BestLimit or OrderKind.FirstLimit,
        _ => false,
    };
}
