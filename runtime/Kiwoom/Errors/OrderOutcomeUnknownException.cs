namespace Kiwoom;

/// <summary>
/// An order was sent and nobody knows whether the server took it. Look it up among the open and filled orders
/// (<c>Account.GetOpenOrdersAsync</c>, <c>Account.GetOrderHistoryAsync</c>) before sending another.
/// </summary>
public sealed class OrderOutcomeUnknownException : KiwoomException
{
    internal OrderOutcomeUnknownException(string apiId, string requestSummary, DateTimeOffset sentAt, Exception innerException)
        : base(apiId, $"the order was sent and its fate is unknown; look it up before you send another. {innerException.Message}", innerException)
    {
        RequestSummary = requestSummary;
        SentAt = sentAt;
    }

    /// <summary>The order's contents, as the request prints.</summary>
    public string RequestSummary { get; }

    /// <summary>When sending began.</summary>
    public DateTimeOffset SentAt { get; }
}
