using Kiwoom.Catalog;

namespace Kiwoom.Cli.Orders;

/// <summary>A draft as the library's look-up wants to see an order.</summary>
internal sealed class DraftRequest(OrderDraft draft) : IOrderRequest
{
    public OrderAction Action => draft.Endpoint.OrderAction!.Value;

    public string Code => StockCode.FromString(draft.TextOf(OrderRole.Code) ?? "").Code;

    public long Quantity => (long)(OrderDesk.Number(draft.TextOf(OrderRole.Quantity)) ?? 0);

    public decimal? Price => OrderDesk.Number(draft.TextOf(OrderRole.Price));

    public decimal? StopPrice => OrderDesk.Number(draft.TextOf(OrderRole.StopPrice));

    public string? OriginalOrderNumber => draft.TextOf(OrderRole.OriginalNumber) is { Length: > 0 } number ? number : null;
}
