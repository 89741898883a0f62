using Kiwoom.Tests.Orders;

namespace Kiwoom.Tests.Faults.Handlers;

/// <summary>Does something with orders and passes everything else on.</summary>
/// <param name="handle">Gets the request, and what sends one, whoever called off the call.</param>
internal sealed class OrderHandler(Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>> handle) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.TryGetValues("api-id", out var ids) && OrderCalls.Ids.Contains(ids.Single())
            ? handle(request, sent => base.SendAsync(sent, CancellationToken.None))
            : base.SendAsync(request, cancellationToken);
}
