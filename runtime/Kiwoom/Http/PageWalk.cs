using System.Runtime.CompilerServices;

namespace Kiwoom.Http;

/// <summary>Goes through the pages of an answer, each asked for when the one before it has been consumed.</summary>
internal static class PageWalk
{
    /// <summary>The rows of all pages.</summary>
    /// <param name="apiId">What is asked.</param>
    /// <param name="ask">Asks for a page; the first has no continuation.</param>
    /// <param name="rows">The rows of a page.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="KiwoomProtocolException">The server gave the same key twice: its pages would never end.</exception>
    public static async IAsyncEnumerable<TRow> EnumerateAsync<TResponse, TRow>(
        string apiId,
        Func<Continuation?, CancellationToken, Task<TResponse>> ask,
        Func<TResponse, IReadOnlyList<TRow>> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResponse : KiwoomResponse
    {
        var seenKeys = new HashSet<string>(StringComparer.Ordinal);
        Continuation? continuation = null;
        do
        {
            var page = await ask(continuation, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows(page))
            {
                yield return row;
            }

            continuation = page.Continuation;
            if (continuation is not null && !seenKeys.Add(continuation.NextKey))
            {
                throw new KiwoomProtocolException(apiId, "the server gave the same next-key twice: its pages would never end.");
            }
        }
        while (continuation is not null);
    }
}
