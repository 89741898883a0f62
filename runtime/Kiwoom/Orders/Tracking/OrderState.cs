namespace Kiwoom.Orders;

/// <summary>What is known of a followed order's fate. What is not known is <see cref="Unknown"/>, and never one of the others.</summary>
public enum OrderState
{
    /// <summary>
    /// Nobody knows: <see cref="OrderSnapshot.Doubt"/> tells why. What the snapshot says is the last that was known; executed shares are the
    /// least there are. A look-up is on its way.
    /// </summary>
    Unknown,

    /// <summary>The request is on its way; there is no answer yet.</summary>
    Sending,

    /// <summary>The server gave a receipt, and nothing has said since then what became of the order.</summary>
    Accepted,

    /// <summary>All of what was ordered, or what a cancellation left of it, waits in the market and nothing is executed.</summary>
    Open,

    /// <summary>A part is executed, and another waits in the market.</summary>
    PartiallyFilled,

    /// <summary>All of it is executed. Final.</summary>
    Filled,

    /// <summary>
    /// Nothing waits any more, and not all of it is executed: withdrawn by whomever, by its own type (IOC, FOK) or with its session. The account's lists
    /// have confirmed it. Final.
    /// </summary>
    Cancelled,

    /// <summary>The server or the exchange refused it; nothing is executed. Final.</summary>
    Rejected,

    /// <summary>It never left this machine, and the call's exception says why. Final.</summary>
    NotSent,
}
