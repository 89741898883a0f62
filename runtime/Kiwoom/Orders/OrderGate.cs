using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Http;

namespace Kiwoom.Orders;

/// <summary>The last place before an order is sent: whether it may be.</summary>
internal sealed class OrderGate(KiwoomOptions options)
{
    /// <summary>Lets everything but orders through, and orders where the options allow them.</summary>
    /// <exception cref="DryRunException">Orders are only shown.</exception>
    /// <exception cref="KiwoomRequestException">Orders are not allowed where they may be real money.</exception>
    public void Pass<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request)
        where TResponse : KiwoomResponse
    {
        if (endpoint.Kind != EndpointKind.Order)
        {
            return;
        }

        var environment = options.Environment!;
        if (options.DryRun)
        {
            using var content = JsonRequestContent.Create(endpoint, request);
            throw new DryRunException(endpoint.ApiId, new Uri(environment.BaseAddress, endpoint.Path), Encoding.UTF8.GetString(content.Body.Span));
        }

        if (environment.MayBeReal && !options.AllowOrders)
        {
            throw new KiwoomRequestException(
                endpoint.ApiId, [$"Orders on {environment} may be real money: set KiwoomOptions.AllowOrders to send them."]);
        }
    }
}
