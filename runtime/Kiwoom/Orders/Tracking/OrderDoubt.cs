namespace Kiwoom.Orders;

/// <summary>Why the state of a followed order is <see cref="OrderState.Unknown"/>.</summary>
public enum OrderDoubt
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The order was sent and no answer proves whether the server took it; no order of the account is certainly it.</summary>
    OutcomeUnknown,

    /// <summary>A modification or cancellation of it was sent, and no answer proves whether the server took it.</summary>
    ChangeUnknown,

    /// <summary>The realtime connection is down: whatever happens now is not told.</summary>
    Disconnected,

    /// <summary>Messages may have been lost, and the account's lists have not been read since.</summary>
    MessagesMissing,

    /// <summary>Nothing seems to wait any more, and the lists have not confirmed it yet.</summary>
    EndUnconfirmed,

    /// <summary>What the server has told does not add up, or is not all of it: more shares than were ordered, or an order whose beginning was not seen.</summary>
    Incomplete,

    /// <summary>The order is of an earlier day than today; order numbers begin anew each day, so that it is followed no more.</summary>
    DayOver,

    /// <summary>The tracker was ended, or its stream failed.</summary>
    NotFollowed,
}
