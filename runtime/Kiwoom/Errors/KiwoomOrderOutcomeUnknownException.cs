namespace Kiwoom;

/// <summary>
/// An order was sent and nobody knows whether the server took it: no answer came, or one that proves nothing, such as a receipt without a
/// number or a refusal for too many requests (1700). Look it up with <c>KiwoomClient.FindOrderAsync</c> before you send another.
/// </summary>
public sealed class KiwoomOrderOutcomeUnknownException : KiwoomException
{
    internal KiwoomOrderOutcomeUnknownException(string apiId, object? request, DateTimeOffset sentAt, TimeProvider clock, Exception innerException)
        : base(apiId, $"the order was sent and its fate is unknown; look it up before you send another. {innerException.Message}", innerException)
    {
        // The generator gives the interface to the request of every order.
        Request = (IOrderRequest)request!;
        SentAt = sentAt;
        Clock = clock;
    }

    /// <summary>What was sent. It is the request itself: a <c>BuyOrderRequest</c>, for example.</summary>
    public IOrderRequest Request { get; }

    /// <summary>The order's contents, as the request prints.</summary>
    public string RequestSummary => Request.ToString() ?? "";

    /// <summary>When sending began; of an order that was repeated, the first time.</summary>
    public DateTimeOffset SentAt { get; }

    /// <summary>The same order after another attempt, which ended otherwise.</summary>
    internal KiwoomOrderOutcomeUnknownException StillUnknown(Exception later) =>
        new(ApiId, Request, SentAt, Clock, later is KiwoomOrderOutcomeUnknownException { InnerException: { } reason } ? reason : later);

    /// <summary>The clock that <see cref="SentAt"/> was read from: a look-up has to know whether that day is over.</summary>
    internal TimeProvider Clock { get; }
}
