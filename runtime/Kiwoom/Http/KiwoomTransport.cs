using System.Runtime.CompilerServices;
using Kiwoom.Authentication;
using Kiwoom.Catalog;
using Kiwoom.Serialization;

namespace Kiwoom.Http;

/// <summary>What every generated method calls: checks the request, gets a token, sends, and walks pages.</summary>
internal sealed class KiwoomTransport(HttpExchange exchange, TokenProvider tokens)
{
    /// <summary>One call, one page.</summary>
    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, TRequest request, Continuation? continuation, CancellationToken cancellationToken)
        where TResponse : KiwoomResponse
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(endpoint, request, continuation);
        cancellationToken.ThrowIfCancellationRequested();
        if (endpoint.Kind == EndpointKind.Token)
        {
            return await exchange.SendAsync(endpoint, request, null, default, cancellationToken).ConfigureAwait(false);
        }

        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await exchange.SendAsync(endpoint, request, continuation, token.Value, cancellationToken).ConfigureAwait(false);
        }
        catch (KiwoomException e) when (e is KiwoomAuthenticationException || e.InnerException is KiwoomAuthenticationException)
        {
            // A dead token arrives as return_code 3 with HTTP 200; keeping it would fail every call until it expires.
            tokens.Forget(token);
            throw;
        }
    }

    /// <summary>The rows of all pages, each page asked for when the one before it has been consumed.</summary>
    public async IAsyncEnumerable<TRow> EnumerateAsync<TRequest, TResponse, TRow>(
        Endpoint<TRequest, TResponse> endpoint,
        TRequest request,
        Func<TResponse, IReadOnlyList<TRow>> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResponse : KiwoomResponse
    {
        var seenKeys = new HashSet<string>(StringComparer.Ordinal);
        Continuation? continuation = null;
        do
        {
            var page = await SendAsync(endpoint, request, continuation, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows(page))
            {
                yield return row;
            }

            continuation = page.Continuation;
            if (continuation is not null && !seenKeys.Add(continuation.NextKey))
            {
                throw new KiwoomProtocolException(
                    endpoint.ApiId, "the server gave the same next-key twice: its pages would never end.");
            }
        }
        while (continuation is not null);
    }

    private static void Check<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request, Continuation? continuation)
        where TResponse : KiwoomResponse
    {
        var check = new RequestCheck(endpoint.ApiId);
        endpoint.Check(request, ref check);
        if (continuation is not null)
        {
            check.Continuation(continuation);
        }

        check.ThrowIfAny();
    }
}
