namespace Kiwoom.Orders;

/// <summary>What the account's lists showed when an order of unknown fate was looked up.</summary>
/// <param name="request">The order that was looked for.</param>
/// <param name="candidates">The orders that may be it, earliest first.</param>
public sealed class OrderLookup(IOrderRequest request, IReadOnlyList<OrderCandidate> candidates)
{
    /// <summary>The order that was looked for.</summary>
    public IOrderRequest Request { get; } = request;

    /// <summary>
    /// The orders that may be it, earliest first. None means "not there, or not there yet": a server may show an order a moment after it
    /// took it.
    /// </summary>
    public IReadOnlyList<OrderCandidate> Candidates { get; } = candidates;

    /// <summary>
    /// Whether exactly one order fits. It is yours unless you sent an equal one within the same time: two equal orders of one account
    /// cannot be told apart.
    /// </summary>
    public bool IsUnambiguous => Candidates.Count == 1;
}
