using Kiwoom.Telemetry;

namespace Kiwoom.Http;

/// <summary>An HttpClient, and how orders go through it: at most once, whatever its handlers do.</summary>
internal sealed class HttpChannel(HttpClient http)
{
    private readonly OrderRoute _route = OrderGuard.Install(http);

    /// <summary>Sends a request. The response's body has not been read yet.</summary>
    public Task<HttpResponseMessage> SendAsync(string apiId, HttpRequestMessage message, JsonRequestContent content, CancellationToken cancellationToken) =>
        content.IsOrder
            ? SendOrderAsync(apiId, message, content, cancellationToken)
            : http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private async Task<HttpResponseMessage> SendOrderAsync(
        string apiId, HttpRequestMessage message, JsonRequestContent order, CancellationToken cancellationToken)
    {
        var address = message.RequestUri!;
        HttpResponseMessage response;
        if (_route == OrderRoute.Guarded)
        {
            using var ticket = OrderGuard.Hide(message, order);
            response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            if (_route == OrderRoute.StandIn)
            {
                order.TryHandOver();
            }

            response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }

        var isItsAnswer = (order.WasSent || _route == OrderRoute.StandIn) && Asks(message, address) && Asks(response.RequestMessage ?? message, address);
        order.WasAnswered();
        if (isItsAnswer)
        {
            return response;
        }

        var status = response.StatusCode;
        Foreign.Dispose(response);
        throw new KiwoomProtocolException(apiId, "what was answered is not the order that was sent: a redirect was followed, or a handler answered by itself.", status);
    }

    /// <summary>Whether a request is still the one that was made: who follows a redirect changes it.</summary>
    private static bool Asks(HttpRequestMessage request, Uri address) => request.Method == HttpMethod.Post && request.RequestUri == address;
}
