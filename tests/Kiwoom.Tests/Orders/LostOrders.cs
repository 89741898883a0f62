using Kiwoom.Catalog;

namespace Kiwoom.Tests.Orders;

/// <summary>Orders whose answer never came.</summary>
internal static class LostOrders
{
    /// <summary>What the call of an order throws then: under the order's own id, by which it is looked up.</summary>
    public static KiwoomOrderOutcomeUnknownException Create(IOrderRequest request, DateTimeOffset sentAt, TimeProvider clock, string why = "lost") =>
        new(KiwoomCatalog.Endpoints.Single(endpoint => endpoint.RequestType == request.GetType().Name).ApiId, request, sentAt, clock, new IOException(why));
}
