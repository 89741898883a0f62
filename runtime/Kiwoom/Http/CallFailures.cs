using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kiwoom.Catalog;
using Kiwoom.Secrets;

namespace Kiwoom.Http;

/// <summary>What went wrong with a call, in the words of this library and without secrets.</summary>
internal sealed class CallFailures(KiwoomOptions options, Redactor redactor)
{
    /// <summary>
    /// Whether the server certainly did not do what it was asked. A failure of its own, a refusal that nobody documents, and one
    /// that contradicts itself do not tell. Neither does "too many requests" of an order: some found it taken all the same, others not.
    /// </summary>
    public static bool IsClearRefusal(EndpointKind kind, Exception e) =>
        e is KiwoomApiException { StatusCode: < HttpStatusCode.InternalServerError, Refusal.Meaning: not ReturnMeaning.Success } and not KiwoomServerException &&
        !(kind == EndpointKind.Order && e is KiwoomRateLimitException);

    /// <summary>An answer that would fill the memory.</summary>
    public KiwoomProtocolException TooLarge(string apiId, HttpStatusCode status) =>
        new(apiId, string.Create(CultureInfo.InvariantCulture, $"the answer is longer than the {options.MaxResponseBytes} bytes that MaxResponseBytes allows."), status) { MayPass = false };

    /// <summary>The exception that the caller gets; the same one where it says all already.</summary>
    /// <param name="apiId">What was called.</param>
    /// <param name="e">What was thrown.</param>
    /// <param name="timedOut">Whether the call's time is over.</param>
    /// <param name="wasSent">Whether the server may have got any of it.</param>
    /// <param name="caller">The caller's own end of the call.</param>
    public Exception ToKiwoomException(string apiId, Exception e, bool timedOut, bool wasSent, CancellationToken caller)
    {
        switch (e)
        {
            case KiwoomException:
                return e;
            case not OperationCanceledException when !wasSent && OrderGuardException.In(e) is { } guarded:
                return new KiwoomConfigurationException(apiId, guarded.Message, redactor.Redact(e));
            case OperationCanceledException when caller.IsCancellationRequested:
                return new OperationCanceledException(redactor.Redact(e.Message), redactor.Redact(e), caller);
            case OperationCanceledException when timedOut:
                return new KiwoomTransportException(apiId, string.Create(CultureInfo.InvariantCulture, $"no answer within {options.Timeout}."), redactor.Redact(e), wasSent);
            case HttpRequestException or IOException or SocketException or OperationCanceledException:
                // A connection that is reset as it opens is a bare SocketException: the HTTP stack asks a socket for its peer that has none any more.
                return new KiwoomTransportException(apiId, redactor.Redact(e.Message), redactor.Redact(e), wasSent);
            default:
                // What a handler of the application throws goes on as it is, unless it repeats a secret.
                return redactor.Redact(e) ?? new KiwoomTransportException(apiId, redactor.Redact(e.Message), wasSent: wasSent) { MayPass = false };
        }
    }
}
