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

    /// <summary>What the <c>return_code</c> says by itself.</summary>
    public ReturnMeaning Meaning => ReturnCodes.MeaningOf(ReturnCode);

    /// <summary>The code that tells why; empty where there is none. Over the socket the <c>return_code</c> may be one.</summary>
    public string ErrorCode { get; } = !HasCodes ? "" :
        RefusalWords.FindCode(Message) is { Length: > 0 } code ? code :
        ReturnCode is { } number && ErrorTable.Find(number) is { IsOverSocket: true } own ? own.Code : "";

    /// <summary>Whether it refuses nothing: an answer of this kind of call that says so.</summary>
    public bool IsAnswer(EndpointKind kind) => StatusCode == HttpStatusCode.OK && MeansSuccess(kind, ReturnCode, Message);

    /// <summary>What the table has about the code; null where there is none, or one that it lacks.</summary>
    public ErrorCode? Listed => ErrorCode.Length > 0 ? ErrorTable.Find(ErrorCode) : null;

    public string RejectionCode => HasCodes ? RefusalWords.FindRejection(Message) : "";

    public int? RateLimit => HasCodes ? RefusalWords.FindLimit(Message) : null;

    public string Help => Listed?.Help ?? "";

    /// <summary>What it is of a call of this kind, which decides over the exception that it becomes. Never <see cref="ErrorCategory.Session"/>.</summary>
    public ErrorCategory Categorize(EndpointKind kind)
    {
        // RC7006, for example, tells of a failure and not of a rejection; one that the table lacks has a rejection's form, and is one.
        if (kind == EndpointKind.Order && RejectionCode.Length > 0 && Listed?.Category is not (ErrorCategory.Server or ErrorCategory.RateLimit))
        {
            return ErrorCategory.OrderRejected;
        }

        return Listed?.Category switch
        {
            null => CategorizeUnlisted(kind),

            // Of a call that is no order, it tells of no order; and what tells of the session tells nothing of the call.
            ErrorCategory.OrderRejected when kind != EndpointKind.Order => ErrorCategory.Server,
            ErrorCategory.Session => ErrorCategory.Server,
            { } category => category,
        };
    }

    /// <summary>
    /// Whether an answer says that all is well: only a <c>return_code</c> that was read and says so does, where no code in the words says otherwise.
    /// </summary>
    public static bool MeansSuccess(EndpointKind kind, int? returnCode, string message) => ReturnCodes.MeaningOf(returnCode) switch
    {
        ReturnMeaning.Success => kind == EndpointKind.Order || !RefusalWords.NameRefusal(message),
        ReturnMeaning.NothingFound => kind == EndpointKind.Query && !RefusalWords.NameRefusal(message),
        _ => false,
    };

    public override string ToString()
    {
        var said = Message.Length == 0 ? "the server refused without a word" : $"the server refused: {Message}";
        var status = StatusCode == HttpStatusCode.OK ? "" : string.Create(CultureInfo.InvariantCulture, $" (HTTP {(int)StatusCode})");
        var code = ReturnCode is { } value ? string.Create(CultureInfo.InvariantCulture, $" (return_code {value})") : "";
        return $"{said}{code}{status}{(Help.Length == 0 ? "" : " " + Help)}";
    }

    private ErrorCategory CategorizeUnlisted(EndpointKind kind) => (StatusCode, Meaning) switch
    {
        (_, ReturnMeaning.NothingFound) when kind == EndpointKind.Order => string.IsNullOrWhiteSpace(Message) ? ErrorCategory.Server : ErrorCategory.OrderRejected,
        (HttpStatusCode.TooManyRequests, _) or (_, ReturnMeaning.RateLimit) => ErrorCategory.RateLimit,
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) or (_, ReturnMeaning.Authentication) => ErrorCategory.Authentication,
        (_, ReturnMeaning.InvalidRequest) => ErrorCategory.InvalidRequest,
        (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, _) => ErrorCategory.InvalidRequest,
        _ => ErrorCategory.Server,
    };
}
