using System.Runtime.CompilerServices;

namespace Kiwoom.Catalog;

/// <summary>
/// Calls any query or order from its description alone: arguments as people type them, typed values back. One caller for all of them, for tools that do not
/// know at compile time what they will call.
/// </summary>
/// <param name="client">Carries the calls out.</param>
/// <example>
/// <code>
/// var caller = new CatalogCaller(kiwoom);
/// EndpointInfo chart = KiwoomCatalog.FindByName("DailyCandles")!;
/// CatalogAnswer answer = await caller.CallAsync(chart, new Dictionary&lt;string, string&gt; { ["StockCode"] = "005930", ["BaseDate"] = "2026-01-05", ["AdjustedPrice"] = "true" });
/// foreach (CatalogRow day in answer.MainList!.Rows)
/// {
///     Console.WriteLine($"{day["Date"]} {day["ClosePrice"]}");
/// }
/// </code>
/// </example>
public sealed class CatalogCaller(IKiwoomClient client)
{
    /// <summary>Calls an endpoint.</summary>
    /// <param name="endpoint">What to call.</param>
    /// <param name="arguments">Its arguments, as <see cref="CatalogArguments.Read"/> takes them.</param>
    /// <param name="continuation">The page to ask for; null for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KiwoomRequestException">An argument is not what the description says. Nothing was sent.</exception>
    /// <exception cref="KiwoomException">As for every call.</exception>
    public async Task<CatalogAnswer> CallAsync(
        EndpointInfo endpoint, IReadOnlyDictionary<string, string> arguments, Continuation? continuation = null, CancellationToken cancellationToken = default)
    {
        var read = CatalogArguments.Read(endpoint, arguments);
        var call = new RawCall(read.Endpoint) { Elements = read.Elements, Continuation = continuation };
        var answer = await client.CallAsync(call, cancellationToken).ConfigureAwait(false);
        return CatalogAnswer.Read(endpoint, answer);
    }

    /// <summary>Calls an endpoint and walks its pages, the next one when the one before has been taken.</summary>
    /// <inheritdoc cref="CallAsync"/>
    /// <exception cref="KiwoomProtocolException">The server gave a page's key twice.</exception>
    public async IAsyncEnumerable<CatalogAnswer> EnumeratePagesAsync(
        EndpointInfo endpoint, IReadOnlyDictionary<string, string> arguments, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seenKeys = new HashSet<string>(StringComparer.Ordinal);
        Continuation? continuation = null;
        do
        {
            var page = await CallAsync(endpoint, arguments, continuation, cancellationToken).ConfigureAwait(false);
            yield return page;
            continuation = page.Continuation;
            if (continuation is not null && !seenKeys.Add(continuation.NextKey))
            {
                throw new KiwoomProtocolException(continuation.ApiId, "the server gave the same next-key twice: its pages would never end.");
            }
        }
        while (continuation is not null);
    }
}
