using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Kiwoom.Catalog;

namespace Kiwoom;

/// <summary>
/// What a refusing answer says. <c>return_code</c> is only a category; the code that matters stands in the message's brackets:
/// <c>[8005:Token이 유효하지 않습니다]</c>, <c>[2000](RC4058:…)</c>.
/// </summary>
/// <param name="StatusCode">The HTTP status of the answer.</param>
/// <param name="ReturnCode">The answer's <c>return_code</c>.</param>
/// <param name="Message">The server's words, without secrets.</param>
/// <param name="HasCodes">Whether these are words of this API, in which codes have a meaning.</param>
internal sealed partial record ServerRefusal(HttpStatusCode StatusCode, int? ReturnCode, string Message, bool HasCodes = true)
{
    // Seen on the real server and missing in the document: the batch is too large (ka10095 takes 100 codes).
    private const int BatchTooLarge = 1634;

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public int? ErrorCode { get; } = HasCodes ? ParseNumber(CodePattern().Match(Message)) : null;

    public string RejectionCode { get; } = HasCodes ? RejectionPattern().Match(Message).Groups[1].Value : "";

    public int? RateLimit { get; } = HasCodes ? ParseNumber(LimitPattern().Match(Message)) : null;

    public string Help => Documented?.Help ?? "";

    private ErrorCode? Documented => ErrorCode is { } code ? KiwoomCatalog.FindError(code) : null;

    /// <summary>Whether a message carries a code, of either kind: then it refuses, whatever <c>return_code</c> says.</summary>
    public static bool HasCode(string message) => message.Length > 0 && (CodePattern().IsMatch(message) || RejectionPattern().IsMatch(message));

    public RefusalKind Categorize(EndpointKind kind)
    {
        if (kind == EndpointKind.Order && (ReturnCode == ReturnCodes.NoDataOrRejected || RejectionCode.Length > 0))
        {
            return RefusalKind.OrderRejected;
        }

        if (ErrorCode == BatchTooLarge)
        {
            return RefusalKind.InvalidRequest;
        }

        return Documented?.Category switch
        {
            ErrorCategory.InvalidRequest => RefusalKind.InvalidRequest,
            ErrorCategory.Authentication => RefusalKind.Authentication,
            ErrorCategory.RateLimit => RefusalKind.RateLimit,
            ErrorCategory.NotFound => RefusalKind.NotFound,
            ErrorCategory.EnvironmentMismatch => RefusalKind.EnvironmentMismatch,
            ErrorCategory.Server => RefusalKind.Server,
            _ => CategorizeUndocumented(),
        };
    }

    public override string ToString()
    {
        var said = Message.Length == 0 ? "the server refused without a word" : $"the server refused: {Message}";
        var status = StatusCode == HttpStatusCode.OK ? "" : string.Create(CultureInfo.InvariantCulture, $" (HTTP {(int)StatusCode})");
        var code = ReturnCode is { } value ? string.Create(CultureInfo.InvariantCulture, $" (return_code {value})") : "";
        return $"{said}{code}{status}{(Help.Length == 0 ? "" : " " + Help)}";
    }

    private RefusalKind CategorizeUndocumented() => (StatusCode, ReturnCode) switch
    {
        (HttpStatusCode.TooManyRequests, _) or (_, ReturnCodes.RateLimit) => RefusalKind.RateLimit,
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) or (_, ReturnCodes.Authentication) => RefusalKind.Authentication,
        (_, ReturnCodes.WrongAddress or ReturnCodes.BadParameter) => RefusalKind.InvalidRequest,
        (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, _) => RefusalKind.InvalidRequest,
        _ => RefusalKind.Server,
    };

    private static int? ParseNumber(Match match) =>
        int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\[(?:CODE=)?([0-9]{3,6})", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\(?\b(RC[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex RejectionPattern();

    [GeneratedRegex(@"유량\s*=\s*([0-9]{1,6})", RegexOptions.CultureInvariant)]
    private static partial Regex LimitPattern();
}
