using System.Globalization;
using Kiwoom.Catalog;

namespace Kiwoom.Simulator.Answers;

/// <summary>Builds refusals in the servers' words: the catalogue's messages with their blanks filled in.</summary>
internal static class Refusals
{
    private const string Blank = "{?}";

    private const int WrongAddress = 1;
    private const int BadParameter = 2;
    private const int Authentication = 3;
    private const int RateLimit = 5;
    private const int Rejected = 20;

    /// <summary>One of the document's common errors.</summary>
    public static Refusal Of(int code, params ReadOnlySpan<string> blanks)
    {
        var error = KiwoomCatalog.FindError(code) ?? throw new InvalidOperationException($"spec/errors.yaml lacks {code}.");
        return new Refusal(ReturnCodeOf(error), Bracket(code, Fill(error.Message, blanks)));
    }

    public static Refusal MissingElement(string wireName) => Of(1511, wireName);

    public static Refusal BadElement(string wireName, string reason) => Of(1517, wireName, reason);

    /// <summary>The one refusal with an HTTP status of its own; the servers name the limit in front of the API ID.</summary>
    public static Refusal RateLimited(string apiId, int limit)
    {
        var refusal = Of(1700, apiId);
        var limitText = string.Create(CultureInfo.InvariantCulture, $"유량={limit}, API ID=");
        return refusal with { Message = refusal.Message.Replace("API ID=", limitText, StringComparison.Ordinal), StatusCode = 429 };
    }

    /// <summary>A batch over the limit. The document does not list 1634, so its words are the simulator's own.</summary>
    public static Refusal TooManyValues(string apiId, string wireName, int limit) => new(
        RateLimit,
        Bracket(1634, string.Create(CultureInfo.InvariantCulture, $"허용된 조회 건수를 초과하였습니다. API ID={apiId}, 파라미터={wireName}, 최대={limit}")));

    /// <summary>The exchange or the account refuses an order.</summary>
    /// <param name="code">The RC code.</param>
    /// <param name="reason">The reason in Korean.</param>
    public static Refusal OrderRejected(string code, string reason) => new(Rejected, $"[2000]({code}:{reason})");

    /// <summary>The exchange or the account refuses an order for a reason whose code nobody has published.</summary>
    /// <param name="reason">The reason in Korean: the simulator's own words.</param>
    public static Refusal OrderRejected(string reason) => new(Rejected, $"[2000]({reason})");

    /// <summary>The mock server does not serve an API ID.</summary>
    /// <param name="code">The code with which it says so: one of the gateway's, or an RC code.</param>
    public static Refusal NotOnMock(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? Of(number)
        : OrderRejected(code, KiwoomCatalog.FindError(code)?.Message ?? "");

    private static int ReturnCodeOf(ErrorCode error) => error switch
    {
        { Code: "1504" or "1505" } => WrongAddress,
        { Category: ErrorCategory.Authentication or ErrorCategory.EnvironmentMismatch } => Authentication,
        { Category: ErrorCategory.RateLimit } => RateLimit,
        { Category: ErrorCategory.NotFound } => Rejected,
        _ => BadParameter,
    };

    private static string Bracket(int code, string message) => string.Create(CultureInfo.InvariantCulture, $"[{code}:{message}]");

    private static string Fill(string message, ReadOnlySpan<string> blanks)
    {
        foreach (var blank in blanks)
        {
            var at = message.IndexOf(Blank, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            message = string.Concat(message.AsSpan(0, at), blank, message.AsSpan(at + Blank.Length));
        }

        return message;
    }
}
