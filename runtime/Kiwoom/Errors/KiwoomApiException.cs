using System.Net;
using Kiwoom.Catalog;

namespace Kiwoom;

/// <summary>The server understood the call and refused it.</summary>
public class KiwoomApiException : KiwoomException
{
    private protected KiwoomApiException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal.ToString()) => Refusal = refusal;

    /// <summary>
    /// The code that tells why, for example <c>8005</c> or <c>RC9000</c>: the one in the message, or the <c>return_code</c> where it is one of
    /// the realtime connection's own; empty where the server gave none. <see cref="KiwoomCatalog.FindError(string)"/> has what is known of it.
    /// </summary>
    public string ErrorCode => Refusal.ErrorCode;

    /// <summary>The server's <c>return_code</c>, which is only a category; null where the answer had none.</summary>
    public int? ReturnCode => Refusal.ReturnCode;

    /// <summary>The server's words.</summary>
    public string ServerMessage => Refusal.Message;

    /// <summary>What to do about it, where the code is a known one; otherwise empty.</summary>
    public string Help => Refusal.Help;

    /// <summary>What to do about it, in Korean, where the code is a known one; otherwise empty.</summary>
    public string KoreanHelp => Refusal.Listed?.KoreanHelp ?? "";

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode => Refusal.StatusCode;

    /// <summary>How long the server asks to wait (<c>Retry-After</c>); null where it does not.</summary>
    public TimeSpan? RetryAfter => Refusal.RetryAfter;

    internal ServerRefusal Refusal { get; }

    /// <summary>The exception that fits the refusal.</summary>
    internal static KiwoomApiException Create(string apiId, EndpointKind kind, ServerRefusal refusal) => refusal.Categorize(kind) switch
    {
        ErrorCategory.Authentication => new KiwoomAuthenticationException(apiId, refusal),
        ErrorCategory.RateLimit => new KiwoomRateLimitException(apiId, refusal),
        ErrorCategory.InvalidRequest => new KiwoomInvalidRequestException(apiId, refusal),
        ErrorCategory.NotFound => new KiwoomNotFoundException(apiId, refusal),
        ErrorCategory.EnvironmentMismatch => new KiwoomEnvironmentMismatchException(apiId, refusal),
        ErrorCategory.NotServed => new KiwoomNotServedException(apiId, refusal),
        ErrorCategory.OrderRejected => new KiwoomOrderRejectedException(apiId, refusal),
        _ => new KiwoomServerException(apiId, refusal),
    };
}
