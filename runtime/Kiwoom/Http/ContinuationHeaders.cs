using System.Net.Http.Headers;

namespace Kiwoom.Http;

/// <summary>
/// Where an answer says that another page follows: <c>cont-yn</c> is Y, N, blank or absent. Anything else could be a Y that nobody
/// understood, and rows would be missing without a word. A proxy's doubled N is an N; a doubled Y leaves open which key counts.
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

        // One that came twice is joined by a comma.
        var flag = more.ToString().AsSpan().Trim();
        if (SaysNo(flag))
        {
            return default;
        }

        return flag.Equals("Y", StringComparison.OrdinalIgnoreCase)
            ? ReadKey(headers)
            : Unclear("the server's cont-yn is neither Y nor N, so nobody knows whether a page follows.");
    }

    private static bool SaysNo(ReadOnlySpan<char> flag)
    {
        foreach (var part in flag.Split(','))
        {
            if (flag[part].Trim() is not ([] or ['N' or 'n']))
            {
                return false;
            }
        }

        return true;
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
