using Kiwoom.Telemetry;

namespace Kiwoom.Http;

/// <summary>
/// An application's HttpClient or the client's own way to its handler, and how orders go through it: at most once, and answered by whom they
/// were given to, whatever its handlers do.
/// </summary>
/// <param name="http">The way.</param>
/// <param name="closing">Ends what is under way; an HttpClient has an end of its own.</param>
internal sealed class HttpChannel(HttpMessageInvoker http, CancellationToken closing = default)
{
    private readonly HttpClient? _client = http as HttpClient;
    private OrderRoute _route = OrderGuard.Install(http);
    private volatile bool _isSettled;

    /// <summary>Ends what is under way.</summary>
    public CancellationToken Closing { get; } = closing;

    /// <summary>Sends a request. The response's body has not been read yet.</summary>
    public Task<HttpResponseMessage> SendAsync(string apiId, HttpRequestMessage message, JsonRequestContent content, CancellationToken cancellationToken)
    {
        if (!_isSettled)
        {
            // Until the first request an application may still change its handlers, and lose the guard by it.
            _route = OrderGuard.Install(http);
            _isSettled = true;
        }

        return content.IsOrder
            ? SendOrderAsync(apiId, message, content, cancellationToken)
            : SendAsync(message, cancellationToken);
    }

    // An HttpClient sees each request through by itself, to its body's end if it is let: with a timer, an end and a state of its own.
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) =>
        _client?.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken) ?? http.SendAsync(message, cancellationToken);

    private async Task<HttpResponseMessage> SendOrderAsync(
        string apiId, HttpRequestMessage message, JsonRequestContent order, CancellationToken cancellationToken)
    {
        var address = message.RequestUri!;
        HttpResponseMessage response;
        if (_route == OrderRoute.Guarded)
        {
            using var ticket = OrderGuard.Hide(message, order);
            response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            if (_route == OrderRoute.StandIn)
            {
                order.HandOver();
            }

            response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (_route == OrderRoute.StandIn || (OrderGuard.IsOfNetwork(response) && ReferenceEquals(response.RequestMessage?.Content, order)))
            {
                order.WasAnswered(response);
            }
        }

        var problem = FindProblem(apiId, response, order, isItsRequest: Asks(message, address) && Asks(response.RequestMessage ?? message, address));
        if (problem is null)
        {
            return response;
        }

        var status = response.StatusCode;
        Foreign.Dispose(response);

        // Closed and judged at once: what somebody still does with the request sends nothing any more.
        throw order.Close() ? (Exception)new KiwoomProtocolException(apiId, problem, status) : OrderGuardException.NotAsked();
    }

    private static string? FindProblem(string apiId, HttpResponseMessage response, JsonRequestContent order, bool isItsRequest)
    {
        if (!isItsRequest || !order.IsAnswer(response))
        {
            return "what was answered is not the order that was sent: a redirect was followed, or a handler answered by itself or put another answer into the place of the server's.";
        }

        // The document has the header in every answer; a server that leaves it out says nothing by that.
        return response.Headers.NonValidated.TryGetValues("api-id", out var named) && named.Any(name => name.Length > 0 && !name.AsSpan().Trim().Equals(apiId, StringComparison.OrdinalIgnoreCase))
            ? "the answer is one to another request: its header api-id names another API ID."
            : null;
    }

    /// <summary>Whether a request is still the one that was made: who follows a redirect changes it.</summary>
    private static bool Asks(HttpRequestMessage request, Uri address) => request.Method == HttpMethod.Post && request.RequestUri == address;
}
