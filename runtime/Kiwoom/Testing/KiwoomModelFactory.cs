using System.Net;
using Kiwoom.Catalog;
using Kiwoom.Http;

namespace Kiwoom.Testing;

/// <summary>
/// Makes, for tests, the exceptions that the client throws. Answers, rows and messages need no factory: they are made by
/// <c>new OrderBook { … }</c>.
/// </summary>
public static class KiwoomModelFactory
{
    /// <summary>A refusal as the client would throw it: its type follows from the code in the server's words, as it does there.</summary>
    /// <param name="apiId">The call, for example <c>kt10000</c>.</param>
    /// <param name="serverMessage">The server's words, for example <c>[8005:Token이 유효하지 않습니다]</c> or <c>[2000](RC4058:장종료)</c>.</param>
    /// <param name="returnCode">The server's <c>return_code</c>; null for none.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="retryAfter">How long the server asks to wait; null for no time.</param>
    /// <exception cref="ArgumentException">
    /// The client never throws it: the answer is none of a refusal, or it leaves the fate of an order open (too many requests, a failure of
    /// the server), which is an <see cref="OrderOutcomeUnknownException"/>.
    /// </exception>
    public static KiwoomApiException ApiException(
        string apiId, string serverMessage, int? returnCode = null, HttpStatusCode statusCode = HttpStatusCode.OK, TimeSpan? retryAfter = null)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        ArgumentNullException.ThrowIfNull(serverMessage);
        var kind = ApiIds.KindOf(apiId) ?? EndpointKind.Query;
        var refusal = new ServerRefusal(statusCode, returnCode, serverMessage) { RetryAfter = retryAfter };
        if (refusal.IsAnswer(kind))
        {
            throw new ArgumentException($"{apiId} gives an answer with return_code {returnCode} and these words, and no exception.", nameof(returnCode));
        }

        var exception = KiwoomApiException.Create(apiId, kind, refusal);
        return kind != EndpointKind.Order || CallFailures.IsClearRefusal(kind, exception)
            ? exception
            : throw new ArgumentException($"It would leave the fate of the order open: the client throws what {nameof(OrderOutcomeUnknownException)} makes.", nameof(serverMessage));
    }

    /// <summary>An order that was sent and whose fate is unknown.</summary>
    /// <param name="request">The order.</param>
    /// <param name="sentAt">When sending began.</param>
    /// <param name="reason">Why its fate is unknown; by default a connection that broke.</param>
    /// <param name="timeProvider">The clock of <paramref name="sentAt"/>. By default the system's.</param>
    public static KiwoomOrderOutcomeUnknownException OrderOutcomeUnknownException(
        IOrderRequest request, DateTimeOffset sentAt, Exception? reason = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var apiId = FindOrder(request.GetType())?.ApiId ?? "";
        return new KiwoomOrderOutcomeUnknownException(
            apiId, request, sentAt, timeProvider ?? TimeProvider.System, reason ?? TransportException(apiId, "the connection broke before an answer came.", wasSent: true));
    }

    // The areas' types stand in namespaces of their names: types of the same short name, a user's own among them, are others.
    private static EndpointInfo? FindOrder(Type request) => request.Assembly != typeof(KiwoomModelFactory).Assembly ? null
        : KiwoomCatalog.Endpoints.FirstOrDefault(
            endpoint => endpoint.Kind == EndpointKind.Order && $"{nameof(Kiwoom)}.{endpoint.Area}.{endpoint.RequestType}" == request.FullName);

    /// <summary>An order that was checked and not sent.</summary>
    /// <param name="apiId">The call.</param>
    /// <param name="address">Where it would go.</param>
    /// <param name="body">The JSON that would be sent.</param>
    public static KiwoomDryRunException DryRunException(string apiId, Uri address, string body)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        ArgumentNullException.ThrowIfNull(address);
        return new KiwoomDryRunException(apiId, address, body);
    }

    /// <summary>A request that could only be refused.</summary>
    /// <param name="apiId">The call.</param>
    /// <param name="problems">What would have to change, one sentence each.</param>
    public static KiwoomRequestException RequestException(string apiId, params IEnumerable<string> problems)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        return new KiwoomRequestException(apiId, [.. problems]);
    }

    /// <summary>Options that cannot work.</summary>
    /// <param name="problems">What would have to change, one sentence each.</param>
    public static KiwoomConfigurationException ConfigurationException(params IEnumerable<string> problems) => new([.. problems]);

    /// <summary>A call that was one too many to wait.</summary>
    /// <param name="apiId">The call.</param>
    /// <param name="queueLimit">How many may wait; null where a limiter of one's own refused.</param>
    public static KiwoomQueueFullException QueueFullException(string apiId, int? queueLimit = null)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        return new KiwoomQueueFullException(apiId, queueLimit);
    }

    /// <summary>A server that was not reached, broke off or took too long.</summary>
    /// <param name="apiId">The call.</param>
    /// <param name="message">What happened.</param>
    /// <param name="wasSent">Whether any of the request may have left this machine.</param>
    /// <param name="innerException">What the network threw.</param>
    public static KiwoomTransportException TransportException(string apiId, string message, bool wasSent = false, Exception? innerException = null)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        return new KiwoomTransportException(apiId, message, innerException, wasSent);
    }

    /// <summary>An answer that is none of this API.</summary>
    /// <param name="apiId">The call.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="statusCode">Its HTTP status; null where there is none.</param>
    /// <param name="innerException">What its reading threw.</param>
    public static KiwoomProtocolException ProtocolException(
        string apiId, string message, HttpStatusCode? statusCode = null, Exception? innerException = null)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        return new KiwoomProtocolException(apiId, message, statusCode, innerException);
    }

    /// <summary>A realtime session that ended because the app key was logged in elsewhere.</summary>
    /// <param name="serverMessage">The server's words.</param>
    public static KiwoomSessionReplacedException SessionReplacedException(string serverMessage = "") =>
        new(ErrorTable.All.First(error => error.Meaning == ErrorMeaning.SessionReplaced).Code, serverMessage);
}
