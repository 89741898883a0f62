using System.Globalization;
using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Http;

namespace Kiwoom.Orders;

/// <summary>The last place before an order is sent: whether it may be.</summary>
internal sealed class OrderGate(KiwoomOptions options, TimeProvider clock)
{
    private readonly DayCount? _today = options.MaxOrdersPerDay is { } limit ? new DayCount(limit, clock) : null;

    /// <summary>Lets everything but orders through, and orders where the options allow them.</summary>
    /// <exception cref="KiwoomDryRunException">Orders are only shown.</exception>
    /// <exception cref="KiwoomRequestException">Orders are not allowed where they may be real money, or not for so much.</exception>
    public void Pass<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request)
        where TResponse : KiwoomResponse
    {
        if (endpoint.Kind != EndpointKind.Order)
        {
            return;
        }

        CheckValue(endpoint, request);
        var environment = options.Environment!;
        if (options.DryRun)
        {
            using var content = JsonRequestContent.Create(endpoint, request);
            throw new KiwoomDryRunException(endpoint.ApiId, new Uri(environment.BaseAddress, endpoint.Path), Encoding.UTF8.GetString(content.Body.Span));
        }

        if (environment.MayBeReal && !options.AllowOrders)
        {
            throw new KiwoomRequestException(
                endpoint.ApiId, [$"Orders on {environment} may be real money: set KiwoomOptions.AllowOrders to send them."]);
        }
    }

    /// <summary>Takes one of the day's orders; null where they are not counted. It ends with the call.</summary>
    /// <exception cref="KiwoomRequestException">There are no more today.</exception>
    public DayCount.Place? Count<TRequest>(string apiId, TRequest request) =>
        _today is not null && request is IOrderRequest { Action: not OrderAction.Cancel } ? _today.Take(apiId) : null;

    /// <summary>A cancellation moves no money, and is always possible.</summary>
    private void CheckValue<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request)
        where TResponse : KiwoomResponse
    {
        var order = (IOrderRequest)request!;
        if (options.MaxOrderValue is not { } most || order.Action == OrderAction.Cancel)
        {
            return;
        }

        var isUnbound = endpoint.MayTradeAtAnyPrice(request);
        if (order.Price is null or 0 || isUnbound)
        {
            CheckUnpriced(endpoint.ApiId, order, isUnbound);
        }
        else if (order.Price * order.Quantity is { } value && value > most)
        {
            throw new KiwoomRequestException(
                endpoint.ApiId, [string.Create(CultureInfo.InvariantCulture, $"The order is worth {value:0.##} won ({order.Quantity} x {order.Price:0.##}): MaxOrderValue allows {most:0.##}.")]);
        }
    }

    private void CheckUnpriced(string apiId, IOrderRequest order, bool isUnbound)
    {
        if (order.Quantity > (options.MaxUnpricedQuantity ?? 0))
        {
            var (reason, advice) = isUnbound ? ("A price does not bind an order of this type", "use a limit order") : ("The order has no price", "give it a price");
            var allowance = options.MaxUnpricedQuantity is { } most ? string.Create(CultureInfo.InvariantCulture, $"raise MaxUnpricedQuantity, which is {most}") : "set MaxUnpricedQuantity";
            var problem = string.Create(
                CultureInfo.InvariantCulture,
                $"{reason}, so nobody knows whether its {order.Quantity} shares are worth more than MaxOrderValue allows: {advice}, or {allowance}.");
            throw new KiwoomRequestException(apiId, [problem]);
        }
    }
}
