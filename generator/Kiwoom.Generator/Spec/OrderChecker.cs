using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>What an order's descriptor must say beyond that of a query, so that the client can check the order and look it up.</summary>
internal sealed class OrderChecker(SharedSpec shared, IReadOnlyList<EnumModel> inlineEnums, DiagnosticBag diagnostics)
{
    private static readonly string[] Actions = ["Buy", "Sell", "Modify", "Cancel"];

    /// <summary>The endpoint with what makes it an order.</summary>
    public EndpointModel Check(MappingReader reader, EndpointModel endpoint)
    {
        var action = Actions.FirstOrDefault(word => endpoint.Method.StartsWith(word, StringComparison.Ordinal));
        if (action is null)
        {
            reader.ReportInvalid("method", endpoint.Method, $"for an order, a name that begins with {string.Join(", ", Actions)}");
        }

        if (!reader.Has("request"))
        {
            reader.ReportMissing("request", endpoint.ApiId);
        }

        return endpoint with { OrderAction = action ?? Actions[0], OrderType = FindOrderType(reader, endpoint) };
    }

    private FieldModel? FindOrderType(MappingReader reader, EndpointModel endpoint)
    {
        if (endpoint.FindArgument("Price") is not { } price)
        {
            return null;
        }

        if (endpoint.FindArgument("Type") is not { Type: FieldType.Enum } type)
        {
            // An element that could not be read may be the order type, and is reported already.
            var isWhole = reader.SubMapping("request")?.Entries.Count == endpoint.Request.Count;
            if (!price.Required && isWhole)
            {
                Report(reader, price, "an optional price needs an order type beside it, with the C# name 'Type' and a code table");
            }

            return null;
        }

        if (shared.HasPricing(type.EnumName!) || inlineEnums.Any(inline => inline.Name == type.EnumName && inline.HasPricing))
        {
            return type;
        }

        if (shared.HasAllEnums)
        {
            Report(reader, type, $"give its code table '{type.EnumName}' a 'pricing'");
        }

        return null;
    }

    private void Report(MappingReader reader, FieldModel field, string remedy)
    {
        var location = reader.SubMapping("request")?.Find(field.Wire)?.Key.Location ?? reader.LocationOf("request");
        diagnostics.Add(SpecDiagnostics.MissingPricing, location, field.Wire, remedy);
    }
}
