using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>What an order's descriptor must say beyond that of a query, so that the client can check the order and look it up.</summary>
internal sealed class OrderChecker(SharedSpec shared, IReadOnlyList<EnumModel> inlineEnums, DiagnosticBag diagnostics)
{
    private static readonly string[] Actions = ["Buy", "Sell", "Modify", "Cancel"];

    private static readonly OrderRole[] OfNewOrders = [OrderRole.Code, OrderRole.Quantity, OrderRole.Price, OrderRole.Type];
    private static readonly OrderRole[] OfModifications = [OrderRole.OriginalNumber, OrderRole.Code, OrderRole.Quantity, OrderRole.Price];
    private static readonly OrderRole[] OfCancellations = [OrderRole.OriginalNumber, OrderRole.Code, OrderRole.Quantity];

    /// <summary>The endpoint with what makes it an order.</summary>
    public EndpointModel Check(MappingReader reader, EndpointModel endpoint, bool isWholeResponse)
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
        else
        {
            CheckRequest(reader, endpoint, action);
        }

        if (isWholeResponse)
        {
            CheckResponse(reader, endpoint);
        }

        return endpoint with { OrderAction = action ?? Actions[0], OrderType = FindOrderType(reader, endpoint) };
    }

    private static bool Fits(FieldModel field) => field.Role switch
    {
        OrderRole.Code => field is { Type: FieldType.StockCode or FieldType.Code, Separator: null },
        OrderRole.Quantity => field.Type == FieldType.Quantity,
        OrderRole.Price or OrderRole.StopPrice => field.Type == FieldType.Price,
        OrderRole.Type => field.Type == FieldType.Enum,
        OrderRole.OriginalNumber => field is { Type: FieldType.Code, Separator: null },
        _ => true,
    };

    private static bool IsNeverBlank(OrderRole role) => role is OrderRole.Code or OrderRole.Quantity or OrderRole.Type or OrderRole.OriginalNumber;

    private static IEnumerable<OrderRole> RolesOf(FieldType type) => type switch
    {
        FieldType.Price => [OrderRole.Price, OrderRole.StopPrice],
        FieldType.Quantity => [OrderRole.Quantity],
        _ => [],
    };

    private void CheckResponse(MappingReader reader, EndpointModel endpoint)
    {
        // One that does not fit the shared type is reported already, and no member; a role that could not be read may be the number's.
        var hasRole = reader.SubMapping("response")?.Entries.Any(entry => (entry.Value as YamlMapping)?.Find(OrderRoleReader.Key) is not null) ?? false;
        var isMember = endpoint.Response!.Members.OfType<ScalarMember>().Any(member => member.Field.Role == OrderRole.Number);
        if (endpoint.Response!.Members.OfType<ScalarMember>().Any(member => member.Field.Role == OrderRole.Unknown))
        {
            return;
        }

        if (!hasRole || (isMember && endpoint.OrderNumber is null))
        {
            Report(reader.LocationOf("response"), "response", "give the element with the order's number, a code, 'role: number'");
        }
    }

    private void CheckRequest(MappingReader reader, EndpointModel endpoint, string? action)
    {
        // What an element with a mistake may have been meant for is not reported as missing as well.
        var roles = new HashSet<OrderRole>();
        var excused = new HashSet<OrderRole>();
        foreach (var field in endpoint.Arguments)
        {
            if (field.Role == OrderRole.None)
            {
                // Without one its check would be left out, and nobody would see that.
                if (field.Type is FieldType.Price or FieldType.Quantity)
                {
                    excused.UnionWith(RolesOf(field.Type));
                    Report(reader, field, $"say what it is to the order: {(field.Type == FieldType.Price ? "'role: price' or 'role: stopPrice'" : "'role: quantity'")}");
                }
            }
            else if (!Fits(field))
            {
                Report(reader, field, $"{FieldTypes.ToName(field.Type)} does not fit 'role: {OrderRoleReader.NameOf(field.Role)}'");
                excused.Add(field.Role);
            }
            else if (IsNeverBlank(field.Role) && !field.Required)
            {
                // It would be sent as a blank, and count as nothing where an order's value is limited.
                Report(reader, field, "an order without it is none, so say 'required: true'");
                excused.Add(field.Role);
            }
            else if (!roles.Add(field.Role) && field.Role != OrderRole.Unknown)
            {
                excused.UnionWith(RolesOf(field.Type));
                Report(reader, field, $"another element has 'role: {OrderRoleReader.NameOf(field.Role)}' already");
            }
        }

        // An element that could not be read may have the role, and is reported already.
        if (action is null || roles.Contains(OrderRole.Unknown) || reader.SubMapping("request")?.Entries.Count != endpoint.Request.Count)
        {
            return;
        }

        foreach (var role in Needed(action, endpoint).Where(role => !roles.Contains(role) && !excused.Contains(role)))
        {
            Report(reader.LocationOf("request"), "request", $"an order that begins with {action} needs an element with 'role: {OrderRoleReader.NameOf(role)}'");
        }
    }

    private IEnumerable<OrderRole> Needed(string action, EndpointModel endpoint)
    {
        var needed = action switch
        {
            "Modify" => OfModifications,
            "Cancel" => OfCancellations,
            _ => OfNewOrders,
        };
        return endpoint.Find(OrderRole.Type)?.EnumName is { } table && HasStopPrices(table) ? needed.Append(OrderRole.StopPrice) : needed;
    }

    private bool HasStopPrices(string table) =>
        shared.HasStopPrices(table) || inlineEnums.Any(inline => inline.Name == table && inline.HasStopPrices);

    private FieldModel? FindOrderType(MappingReader reader, EndpointModel endpoint)
    {
        if (endpoint.Find(OrderRole.Type) is not { Type: FieldType.Enum } type)
        {
            return null;
        }

        if (shared.HasPricing(type.EnumName!) || inlineEnums.Any(inline => inline.Name == type.EnumName && inline.HasPricing))
        {
            return type;
        }

        if (shared.HasAllEnums)
        {
            diagnostics.Add(SpecDiagnostics.MissingPricing, LocationOf(reader, type), type.Wire, $"give its code table '{type.EnumName}' a 'pricing'");
        }

        return null;
    }

    private static LocationInfo LocationOf(MappingReader reader, FieldModel field) =>
        reader.SubMapping("request")?.Find(field.Wire)?.Key.Location ?? reader.LocationOf("request");

    private void Report(MappingReader reader, FieldModel field, string remedy) => Report(LocationOf(reader, field), field.Wire, remedy);

    private void Report(LocationInfo location, string what, string remedy) =>
        diagnostics.Add(SpecDiagnostics.MissingOrderRole, location, what, remedy);
}
