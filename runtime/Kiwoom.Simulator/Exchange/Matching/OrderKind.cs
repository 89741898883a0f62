namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>The document's order types (매매구분); the remarks give their wire codes.</summary>
internal enum OrderKind
{
    /// <summary>0: at its price or better.</summary>
    Limit,

    /// <summary>3: at any price.</summary>
    Market,

    /// <summary>5: a limit order that becomes a market order for the closing auction.</summary>
    ConditionalLimit,

    /// <summary>6: at the other side's best price; what is left waits there.</summary>
    BestLimit,

    /// <summary>7: waits at its own side's best price.</summary>
    FirstLimit,

    /// <summary>10: a limit order whose rest is dropped.</summary>
    LimitIoc,

    /// <summary>13: a market order whose rest is dropped.</summary>
    MarketIoc,

    /// <summary>16: at the other side's best price; the rest is dropped.</summary>
    BestLimitIoc,

    /// <summary>20: a limit order that trades as a whole or not at all.</summary>
    LimitFok,

    /// <summary>23: a market order that trades as a whole or not at all.</summary>
    MarketFok,

    /// <summary>26: at the other side's best price, as a whole or not at all.</summary>
    BestLimitFok,

    /// <summary>28: a limit order that comes into force when the market trades at its stop price.</summary>
    StopLimit,

    /// <summary>29: in the middle between best bid and best ask; may have a limit.</summary>
    MidPrice,

    /// <summary>30: in the middle; the rest is dropped.</summary>
    MidPriceIoc,

    /// <summary>31: in the middle, as a whole or not at all.</summary>
    MidPriceFok,

    /// <summary>61: at the previous day's closing price, before the opening.</summary>
    PreMarketClose,

    /// <summary>81: at the day's closing price, after the close.</summary>
    AfterHoursClose,

    /// <summary>62: the single-price session after hours, which has ended.</summary>
    AfterHoursSinglePrice,
}
