namespace Kiwoom.Catalog;

/// <summary>The elements of a raw call, with what the description says of those that were left out.</summary>
internal class RawRequest(EndpointInfo endpoint, RawCall call)
{
    public bool SkipChecks => call.SkipChecks && endpoint.Kind != EndpointKind.Order;

    /// <summary>The elements that the description does not have.</summary>
    public IEnumerable<KeyValuePair<string, string>> Others =>
        call.Elements.Where(element => !endpoint.Request.Any(described => described.WireName == element.Key));

    /// <summary>What was given for an element; null where nothing was.</summary>
    public string? GivenFor(FieldInfo field) => call.Elements.GetValueOrDefault(field.WireName);

    /// <summary>What is sent for an element.</summary>
    public string TextOf(FieldInfo field)
    {
        var text = field.Constant ?? GivenFor(field) ?? (field.Default is { } member ? CodeOf(field, member) : null) ?? "";
        if (field.Type == FieldType.StockCode && endpoint.Kind != EndpointKind.Order && !SkipChecks)
        {
            return StockCodesOf(field, text);
        }

        // 0 is no price, and is left blank where the order has none.
        return field is { Role: OrderRole.Price or OrderRole.StopPrice, Required: false } && WireText.Decimal(text) == 0 ? "" : text;
    }

    // As a typed request sends them: without blanks and letters around. An order with those is refused instead.
    private static string StockCodesOf(FieldInfo field, string text) => field.Separator is { } separator && text.Length > 0
        ? string.Join(separator, text.Split(separator).Select(StockCode.FromString))
        : StockCode.FromString(text).ToString();

    private static string? CodeOf(FieldInfo field, string member) => field.Codes?.Entries.FirstOrDefault(entry => entry.Name == member && !entry.IsAlias)?.Code;
}
