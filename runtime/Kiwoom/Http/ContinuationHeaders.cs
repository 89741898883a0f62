using System.Net.Http.Headers;

namespace Kiwoom.Http;

/// <summary>
/// Where an answer says that another page follows: <c>cont-yn</c> is Y, N, blank or absent. Anything else could be a Y that nobody
/// understood, and rows would be missing without a word.
/// </summary>
internal readonly struct ContinuationHeaders
{
    private ContinuationHeaders(string? nextKey, string? problem)
    {
        NextKey = nextKey;
        Problem = problem;
    }

    /// <summary>The next page's key; null where none follows, or nobody knows.</summary>
    public string? NextKey { get; }

    /// <summary>Why nobody knows whether, or how, it goes on; null where that is clear.</summary>
    public string? Problem { get; }

    public static ContinuationHeaders Read(HttpResponseMessage response)
    {
        var headers = response.Headers.NonValidated;
        if (!headers.TryGetValues("cont-yn", out var more))
        {
            return default;
        }

        if (more.Count > 1)
        {
            return Unclear("the server sent cont-yn twice, so nobody knows whether a page follows.");
        }

        var flag = more.ToString().Trim();
        if (flag.Length == 0 || flag.Equals("N", StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        return flag.Equals("Y", StringComparison.OrdinalIgnoreCase)
            ? ReadKey(headers)
            : Unclear("the server's cont-yn is neither Y nor N, so nobody knows whether a page follows.");
    }

    private static ContinuationHeaders ReadKey(HttpHeadersNonValidated headers)
    {
        if (!headers.TryGetValues("next-key", out var keys) || keys.ToString().Length == 0)
        {
            return Unclear("the server announced another page without a next-key.");
        }

        if (keys.Count > 1)
        {
            return Unclear("the server announced another page with two next-keys.");
        }

        return Continuation.IsUsable(keys.ToString())
            ? new ContinuationHeaders(keys.ToString(), null)
            : Unclear("the server announced another page with a next-key that cannot be sent back.");
    }

    private static ContinuationHeaders Unclear(string problem) => new(null, problem);
}
