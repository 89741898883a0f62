namespace Kiwoom.Redis;

/// <summary>What is known of an order that was sent under a key.</summary>
public enum SharedOrderState
{
    /// <summary>It was about to be sent, or is on its way; if its process has died, nobody knows whether it was.</summary>
    Sending,

    /// <summary>The server took it: <see cref="SharedOrder.OrderNumber"/>.</summary>
    Accepted,

    /// <summary>The server refused it, or it was looked up and does not exist.</summary>
    Rejected,

    /// <summary>It was sent, and its fate is unknown: look it up.</summary>
    Unknown,
}
