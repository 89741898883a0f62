using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads what an element is to an order.</summary>
internal static class OrderRoleReader
{
    public const string Key = "role";

    private static readonly Dictionary<string, OrderRole> OfRequest = new(StringComparer.Ordinal)
    {
        ["code"] = OrderRole.Code,
        ["quantity"] = OrderRole.Quantity,
        ["price"] = OrderRole.Price,
        ["stopPrice"] = OrderRole.StopPrice,
        ["type"] = OrderRole.Type,
        ["originalNumber"] = OrderRole.OriginalNumber,
    };

    private static readonly Dictionary<string, OrderRole> OfResponse = new(StringComparer.Ordinal) { ["number"] = OrderRole.Number };

    public static string NameOf(OrderRole role) => OfRequest.Concat(OfResponse).First(pair => pair.Value == role).Key;

    public static OrderRole Read(MappingReader reader, bool isOrder, bool isRequest, DiagnosticBag diagnostics)
    {
        if (!reader.Has(Key))
        {
            return isOrder && reader.IsMisspelt(Key) ? OrderRole.Unknown : OrderRole.None;
        }

        if (!isOrder)
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf(Key), Key, "only the elements of an order have roles");
            return OrderRole.None;
        }

        var roles = isRequest ? OfRequest : OfResponse;
        if (reader.Text(Key) is not { } text)
        {
            return OrderRole.Unknown;
        }

        if (!roles.TryGetValue(text, out var role))
        {
            reader.ReportInvalid(Key, text, string.Join(", ", roles.Keys));
            return OrderRole.Unknown;
        }

        return role;
    }
}
