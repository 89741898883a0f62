using System.Globalization;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>What the numbers of orders have in common.</summary>
/// <param name="LongestNumber">The longest that an order can be modified and cancelled by.</param>
internal sealed record OrderFacts(int LongestNumber);

/// <summary>Writes what the request of an order has beyond that of a query: stricter checks, and a face common to all orders.</summary>
internal static class OrderEmitter
{
    private const string Exchanges = "Exchange";

    /// <summary>The face of all orders: each member says what the element with its role is, whatever that is called.</summary>
    public static void EmitMembers(CodeWriter code, EndpointModel endpoint)
    {
        code.Line();
        code.Line($"OrderAction IOrderRequest.Action => OrderAction.{endpoint.OrderAction};");
        code.Line();
        code.Line($"string IOrderRequest.Code => {CodeOf(endpoint.Find(OrderRole.Code))};");
        code.Line();
        code.Line($"long IOrderRequest.Quantity => {QuantityOf(endpoint.Find(OrderRole.Quantity))};");
        foreach (var (type, member, role) in new[]
        {
            ("decimal?", "Price", OrderRole.Price), ("decimal?", "StopPrice", OrderRole.StopPrice), ("string?", "OriginalOrderNumber", OrderRole.OriginalNumber),
        })
        {
            code.Line();
            code.Line($"{type} IOrderRequest.{member} => {endpoint.Find(role)?.Name ?? "null"};");
        }
    }

    /// <summary>Where an order's number stands in its receipt.</summary>
    public static void EmitNumber(CodeWriter code, EndpointModel endpoint)
    {
        if (endpoint.OrderNumber is { } number)
        {
            code.Line($"public override ReadOnlySpan<byte> OrderNumberElement => {Literals.Utf8(number.Wire)};");
            code.Line();
        }
    }

    /// <summary>What the numbers of orders have in common.</summary>
    public static string EmitNumbers(int longest)
    {
        var code = CodeWriter.ForFile("the elements of the spec with 'role: originalNumber'");
        code.Line("namespace Kiwoom.Orders");
        using (code.Open())
        {
            code.Line("/// <summary>What the numbers of orders have in common.</summary>");
            using var type = code.Open("internal static class OrderNumbers");
            code.Line("/// <summary>The longest that an order can be modified and cancelled by.</summary>");
            code.Line($"public const int Longest = {longest.ToString(CultureInfo.InvariantCulture)};");
        }

        return code.ToString();
    }

    /// <summary>Whether an order's price says nothing of what it trades at, as its type's rule in the spec says.</summary>
    public static void EmitPriceDoubt(CodeWriter code, EndpointModel endpoint)
    {
        if (endpoint.OrderType is { } type)
        {
            code.Line($"public override bool MayTradeAtAnyPrice({endpoint.WireRequestType} request) => HasOptionalPrice<{type.RequestValueType}>(request.{type.Name});");
            code.Line();
        }
    }

    /// <summary>The check of an element that means more in an order than elsewhere; null where it does not.</summary>
    public static string? CheckCall(FieldModel field)
    {
        var arguments = $"({RequestEmitter.CheckArguments(field)}, {RequestEmitter.Number(field.Length)});";
        return field switch
        {
            { Role: OrderRole.Quantity, AllowsZero: false } => "check.OrderQuantity" + arguments,
            { Role: OrderRole.OriginalNumber } => "check.OrderNumber" + arguments,
            { Role: OrderRole.Code, Type: FieldType.Code } => "check.OrderCode" + arguments,
            _ => null,
        };
    }

    /// <summary>The check that a code which names an exchange names the one that the order goes to.</summary>
    public static void EmitExchangeCheck(CodeWriter code, EndpointModel endpoint)
    {
        // By the shared enum, whatever a place calls the element on the wire.
        var exchange = endpoint.Arguments.FirstOrDefault(field => field is { Table.Of: Exchanges, Required: true });
        if (exchange is not null && endpoint.Find(OrderRole.Code) is { Type: FieldType.StockCode, Required: true } stock)
        {
            code.Line($"check.OrderExchange(request.{stock.Name}, request.{exchange.Name}, nameof(request.{stock.Name}), {Literals.Quote(stock.Wire)});");
        }
    }

    /// <summary>The checks that need the order type beside the prices.</summary>
    public static void EmitPriceChecks(CodeWriter code, EndpointModel endpoint)
    {
        foreach (var (role, method) in new[] { (OrderRole.Price, "OrderPrice"), (OrderRole.StopPrice, "OrderStopPrice") })
        {
            if (endpoint.Find(role) is not { } price)
            {
                continue;
            }

            var arguments = $"request.{price.Name}, nameof(request.{price.Name}), {Literals.Quote(price.Wire)}";
            if (endpoint.OrderType is { } type)
            {
                code.Line($"check.{method}<{type.RequestValueType}>(request.{type.Name}, {arguments});");
            }
            else if (price.Required)
            {
                code.Line($"check.OrderPrice({arguments});");
            }
        }
    }

    /// <summary>How an element is written that means more in an order than elsewhere; null where it does not.</summary>
    public static string? WriteCall(FieldModel field) =>
        field is { Role: OrderRole.Price or OrderRole.StopPrice, Required: false, Constant: null }
            ? $"writer.WriteOrderPrice({Literals.Utf8(field.Wire)}, request.{field.Name});"
            : null;

    // An order that lacks one is an error of the spec, and emitted all the same so that nothing else complains.
    private static string CodeOf(FieldModel? field) => field switch
    {
        null => "\"\"",
        { Type: FieldType.StockCode, Required: true } => $"{field.Name}.Code",
        { Type: FieldType.StockCode } => $"{field.Name}?.Code ?? \"\"",
        _ => field.Required ? field.Name : $"{field.Name} ?? \"\"",
    };

    private static string QuantityOf(FieldModel? field) => field is null ? "0" : field.Required ? field.Name : $"{field.Name} ?? 0";
}
