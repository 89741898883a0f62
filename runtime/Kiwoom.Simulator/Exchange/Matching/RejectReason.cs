namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>Why an order, or a change of one, is refused.</summary>
internal enum RejectReason
{
    /// <summary>Nothing: it is not refused.</summary>
    None,

    /// <summary>There is no such code.</summary>
    UnknownInstrument,

    /// <summary>It cannot be traded: an index.</summary>
    NotTradable,

    /// <summary>The venue does not trade it.</summary>
    NotOnVenue,

    /// <summary>There is no such account.</summary>
    UnknownAccount,

    /// <summary>The exchanges are closed today.</summary>
    NotBusinessDay,

    /// <summary>The venue is closed now.</summary>
    MarketClosed,

    /// <summary>The instrument does not trade for the moment: a volatility interruption of KRX holds NXT.</summary>
    Halted,

    /// <summary>The venue takes no such type now.</summary>
    TypeNotAllowed,

    /// <summary>The type has ended (62).</summary>
    TypeEnded,

    /// <summary>The type needs a price.</summary>
    PriceMissing,

    /// <summary>The type takes no price.</summary>
    PriceNotAllowed,

    /// <summary>The price is between two price steps.</summary>
    OffTick,

    /// <summary>The price is beyond the day's limits.</summary>
    OutsideLimits,

    /// <summary>The type needs a stop price, a valid one.</summary>
    StopPriceMissing,

    /// <summary>The type takes no stop price.</summary>
    StopPriceNotAllowed,

    /// <summary>The quantity is not above zero, or absurd.</summary>
    BadQuantity,

    /// <summary>There is no price to take on the side that the type looks at.</summary>
    NoQuote,

    /// <summary>The money does not suffice.</summary>
    InsufficientCash,

    /// <summary>The account has not so many shares to sell.</summary>
    InsufficientHolding,

    /// <summary>The account has no such order, or it is another instrument's.</summary>
    UnknownOrder,

    /// <summary>Nothing of the order is open, or less than asked for.</summary>
    NothingOpen,

    /// <summary>The instrument cannot be bought on a margin loan.</summary>
    NotOnLoan,

    /// <summary>The account has no margin loan of that instrument and day.</summary>
    NoSuchLoan,

    /// <summary>An order of its type cannot be modified so.</summary>
    NotModifiable,
}
