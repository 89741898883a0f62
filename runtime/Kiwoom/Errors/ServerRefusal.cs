using System.Globalization;
using System.Net;
using Kiwoom.Catalog;

namespace Kiwoom;

/// <summary>What a refusing answer says. <c>return_code</c> is only a category; the code in the words decides.</summary>
/// <param name="StatusCode">The HTTP status of the answer.</param>
/// <param name="ReturnCode">The answer's <c>return_code</c>.</param>
/// <param name="Message">The server's words, without secrets.</param>
/// <param name="HasCodes">Whether these are words of this API, in which codes have a meaning.</param>
internal sealed record ServerRefusal(HttpStatusCode StatusCode, int? ReturnCode, string Message, bool HasCodes = true)
{
    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The code that tells why; empty where there is none. Over the socket the <c>return_code</c> may be one.</summary>
    public string ErrorCode { get; } = !HasCodes ? "" :
        RefusalWords.FindCode(Message) is { Length: > 0 } code ? code :
        ReturnCode is { } number && ErrorTable.Find(number) is { IsOverSocket: true } own ? own.Code : "";

    /// <summary>What the table has about the code; null where there is none, or one that it lacks.</summary>
    public ErrorCode? Listed => ErrorCode.Length > 0 ? ErrorTable.Find(ErrorCode) : null;

    public string RejectionCode => HasCodes ? RefusalWords.FindRejection(Message) : "";

    public int? RateLimit => HasCodes ? RefusalWords.FindLimit(Message) : null;

    public string Help => Listed?.Help ?? "";

    public RefusalKind Categorize(EndpointKind kind)
    {
        // RC7006, for example, tells of a failure and not of a rejection; one that the table lacks has a rejection's form, and is one.
        if (kind == EndpointKind.Order && RejectionCode.Length > 0 && Listed?.Category is not (ErrorCategory.Server or ErrorCategory.RateLimit))
        {
            return RefusalKind.OrderRejected;
        }

        return Listed?.Category switch
        {
            ErrorCategory.InvalidRequest => RefusalKind.InvalidRequest,
            ErrorCategory.Authentication => RefusalKind.Authentication,
            ErrorCategory.RateLimit => RefusalKind.RateLimit,
            ErrorCategory.NotFound => RefusalKind.NotFound,
            ErrorCategory.EnvironmentMismatch => RefusalKind.EnvironmentMismatch,
            ErrorCategory.NotServed => RefusalKind.NotServed,
            ErrorCategory.OrderRejected when kind == EndpointKind.Order => RefusalKind.OrderRejected,
            null => CategorizeUnlisted(kind),
            _ => RefusalKind.Server,
        };
    }

    public override string ToString()
    {
        var said = Message.Length == 0 ? "the server refused without a word" : $"the server refused: {Message}";
        var status = StatusCode == HttpStatusCode.OK ? "" : string.Create(CultureInfo.InvariantCulture, $" (HTTP {(int)StatusCode})");
        var code = ReturnCode is { } value ? string.Create(CultureInfo.InvariantCulture, $" (return_code {value})") : "";
        return $"{said}{code}{status}{(Help.Length == 0 ? "" : " " + Help)}";
    }

    private RefusalKind CategorizeUnlisted(EndpointKind kind) => (StatusCode, ReturnCode) switch
    {
        (_, ReturnCodes.NoDataOrRejected) when kind == EndpointKind.Order => string.IsNullOrWhiteSpace(Message) ? RefusalKind.Server : RefusalKind.OrderRejected,
        (HttpStatusCode.TooManyRequests, _) or (_, ReturnCodes.RateLimit) => RefusalKind.RateLimit,
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) or (_, ReturnCodes.Authentication) => RefusalKind.Authentication,
        (_, ReturnCodes.WrongAddress or ReturnCodes.BadParameter) => RefusalKind.InvalidRequest,
        (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, _) => RefusalKind.InvalidRequest,
        _ => RefusalKind.Server,
    };
}
