using System.Security.Cryptography;
using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Orders;

/// <summary>An order that was asked for: an endpoint of the catalogue and the texts of its elements.</summary>
/// <param name="Endpoint">The order.</param>
/// <param name="Elements">What is sent, by wire name.</param>
internal sealed record OrderDraft(EndpointInfo Endpoint, IReadOnlyDictionary<string, string> Elements)
{
    private const string StockOrders = "Orders";
    private const int NumberWidth = 7;

    /// <summary>Makes a draft of what a person or an agent says; the elements are found by their roles.</summary>
    /// <exception cref="KiwoomRequestException">Something in it means nothing.</exception>
    public static OrderDraft Create(
        OrderAction action, string code, string quantity, string? price, string? type, string? stopPrice, string? exchange, string? originalNumber)
    {
        var endpoint = EndpointOf(action);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(OrderRole.Code, code);
        Add(OrderRole.Quantity, quantity);
        Add(OrderRole.Price, price);
        Add(OrderRole.Type, type ?? (price is null ? "Market" : "Limit"));
        Add(OrderRole.StopPrice, stopPrice);
        Add(OrderRole.OriginalNumber, originalNumber is null ? null : PadNumber(originalNumber));
        foreach (var field in endpoint.Request.Where(field => field.Codes?.EnumName == nameof(Kiwoom.Exchange)))
        {
            arguments[field.WireName] = exchange ?? nameof(Kiwoom.Exchange.Krx);
        }

        return new OrderDraft(endpoint, CatalogArguments.Read(endpoint, arguments).Elements);

        void Add(OrderRole role, string? value)
        {
            if (value is not null && FieldOf(endpoint, role) is { } field)
            {
                arguments[field.WireName] = value;
            }
        }
    }

    /// <summary>Whether an action's order has an element of this role.</summary>
    public static bool Takes(OrderAction action, OrderRole role) => FieldOf(EndpointOf(action), role) is not null;

    /// <summary>A number as receipts have it: people leave the zeros in front out.</summary>
    public static string PadNumber(string number) => number.Length > 0 && number.All(char.IsAsciiDigit) ? number.PadLeft(NumberWidth, '0') : number;

    /// <summary>Where it is sent; null where the order has no such element.</summary>
    public Exchange? Exchange { get; } = ExchangeOf(Endpoint, Elements);

    /// <summary>Whether it changes an order that is there.</summary>
    public bool IsChange => Endpoint.OrderAction is OrderAction.Modify or OrderAction.Cancel;

    /// <summary>Whether it is an order of stock for cash.</summary>
    public bool IsCashOrder => Endpoint.Area == StockOrders;

    public string? TextOf(OrderRole role) => FieldOf(Endpoint, role) is { } field ? Elements.GetValueOrDefault(field.WireName) : null;

    /// <summary>Tells this order, of this account on this server, from every other.</summary>
    public string Digest(Session session)
    {
        var text = new StringBuilder().Append(Endpoint.ApiId).Append('\n').Append(session.Environment.BaseAddress).Append('\n').Append(session.Account).Append('\n');
        foreach (var (name, value) in Elements.OrderBy(element => element.Key, StringComparer.Ordinal))
        {
            // With lengths, so that no two orders have one text.
            text.Append(name.Length).Append(':').Append(name).Append(value.Length).Append(':').Append(value).Append('\n');
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The elements that have a value, with what it means.</summary>
    public IEnumerable<(FieldInfo Field, string Text)> Sent() => Endpoint.Request
        .Where(field => Elements.GetValueOrDefault(field.WireName) is { Length: > 0 })
        .Select(field => (field, Label(field, Elements[field.WireName])));

    /// <summary>The order in a line.</summary>
    public string Describe() => $"{Endpoint.Method} ({Endpoint.KoreanName}): {string.Join(", ", Sent().Select(element => $"{element.Field.Name} {element.Text}"))}";

    private static EndpointInfo EndpointOf(OrderAction action) =>
        KiwoomCatalog.Endpoints.First(endpoint => endpoint is { Kind: EndpointKind.Order, Area: StockOrders } && endpoint.Method == action.ToString());

    private static FieldInfo? FieldOf(EndpointInfo endpoint, OrderRole role) => endpoint.Request.FirstOrDefault(field => field.Role == role);

    private static Exchange? ExchangeOf(EndpointInfo endpoint, IReadOnlyDictionary<string, string> elements) =>
        endpoint.Request.FirstOrDefault(field => field.Codes?.EnumName == nameof(Kiwoom.Exchange)) is { } field &&
        Enum.TryParse<Exchange>(Label(field, elements.GetValueOrDefault(field.WireName) ?? ""), out var exchange) ? exchange : null;

    private static string Label(FieldInfo field, string text) => field.Codes?.Entries.FirstOrDefault(entry => entry.Code == text) is { } entry ? entry.Name : text;
}
