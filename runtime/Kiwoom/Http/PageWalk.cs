using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Kiwoom.Http;

/// <summary>Goes through an answer's pages. Nothing of it is kept between two walks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PageWalk
{
    /// <summary>Reads page after page, the next one when all rows of the one before have been taken.</summary>
    /// <param name="read">Reads a page; null for the first one.</param>
    /// <param name="rows">The rows of a page.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="KiwoomProtocolException">The server gave a key twice.</exception>
    public static async IAsyncEnumerable<TRow> EnumerateAsync<TPage, TRow>(
        Func<Continuation?, CancellationToken, Task<TPage>> read,
        Func<TPage, IReadOnlyList<TRow>> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : KiwoomResponse
    {
        var seenKeys = new HashSet<string>(StringComparer.Ordinal);
        Continuation? continuation = null;
        do
        {
            var page = await read(continuation, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows(page))
            {
                yield return row;
            }

            continuation = page.Continuation;
            if (continuation is not null && !seenKeys.Add(continuation.NextKey))
            {
                throw new KiwoomProtocolException(continuation.ApiId, "the server gave the same next-key twice: its pages would never end.");
            }
        }
        while (continuation is not null);
    }
}
