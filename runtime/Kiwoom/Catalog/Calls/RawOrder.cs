namespace Kiwoom.Catalog;

/// <summary>An order by the names and texts of the wire, and what the roles of its elements say of it.</summary>
internal sealed class RawOrder(EndpointInfo endpoint, RawCall call) : RawRequest(endpoint, call), IOrderRequest
{
    private readonly EndpointInfo _endpoint = endpoint;

    public OrderAction Action => _endpoint.OrderAction!.Value;

    public string Code => StockCode.FromString(Text(OrderRole.Code)).Code;

    public long Quantity => WireText.Integer(Text(OrderRole.Quantity)) ?? 0;

    public decimal? Price => WireText.Decimal(Text(OrderRole.Price));

    public decimal? StopPrice => WireText.Decimal(Text(OrderRole.StopPrice));

    public string? OriginalOrderNumber => Text(OrderRole.OriginalNumber) is { Length: > 0 } number ? number : null;

    /// <summary>The type's entry in its table; null where the order has none.</summary>
    public CodeEntry? Type => FieldOf(OrderRole.Type) is { Codes: { } codes } type ? codes.Entries.FirstOrDefault(entry => entry.Code == TextOf(type)) : null;

    public override string ToString()
    {
        var elements = _endpoint.Request.Select(field => $"{field.Name} = {TextOf(field)}");
        return $"{_endpoint.Method} {_endpoint.ApiId} {{ {string.Join(", ", elements)} }}";
    }

    private FieldInfo? FieldOf(OrderRole role) => _endpoint.Request.FirstOrDefault(field => field.Role == role);

    private string Text(OrderRole role) => FieldOf(role) is { } field ? TextOf(field) : "";
}
