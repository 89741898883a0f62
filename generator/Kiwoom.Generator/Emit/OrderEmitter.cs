using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes what the request of an order has beyond that of a query: stricter checks, and a face common to all orders.</summary>
internal static class OrderEmitter
{
    /// <summary>The members of <c>IOrderRequest</c> that no property of the request is by itself.</summary>
    public static void EmitMembers(CodeWriter code, EndpointModel endpoint)
    {
        code.Line();
        code.Line($"OrderAction IOrderRequest.Action => OrderAction.{endpoint.OrderAction};");
        if (endpoint.FindArgument("StockCode") is { Separator: null } stock)
        {
            var text = stock.Type == FieldType.StockCode ? $"StockCode{(stock.Required ? "" : "?")}.Code" : "StockCode";
            code.Line();
            code.Line($"string IOrderRequest.Code => {text}{(stock.Required ? "" : " ?? \"\"")};");
        }

        if (endpoint.FindArgument("Quantity") is { Type: FieldType.Quantity, Required: false })
        {
            code.Line();
            code.Line("long IOrderRequest.Quantity => Quantity ?? 0;");
        }

        if (endpoint.FindArgument("Price") is { Type: FieldType.Price, Required: true })
        {
            code.Line();
            code.Line("decimal? IOrderRequest.Price => Price;");
        }
    }

    /// <summary>The check of an element that means more in an order than elsewhere; null where it does not.</summary>
    public static string? CheckCall(FieldModel field) => field switch
    {
        { Type: FieldType.Quantity, AllowsZero: false } => $"check.OrderQuantity({RequestEmitter.CheckArguments(field)}, {RequestEmitter.Number(field.Length)});",
        { Type: FieldType.Code, Name: "OriginalOrderNumber", Separator: null } =>
            $"check.OrderNumber({RequestEmitter.CheckArguments(field)}, {RequestEmitter.Number(field.Length)});",
        _ => null,
    };

    /// <summary>The checks that need the order type beside the prices.</summary>
    public static void EmitPriceChecks(CodeWriter code, EndpointModel endpoint)
    {
        foreach (var (name, method) in new[] { ("Price", "OrderPrice"), ("StopPrice", "OrderStopPrice") })
        {
            if (endpoint.FindArgument(name) is not { Type: FieldType.Price } price)
            {
                continue;
            }

            var arguments = $"request.{name}, nameof(request.{name}), {Literals.Quote(price.Wire)}";
            if (endpoint.OrderType is { } type)
            {
                code.Line($"check.{method}<{type.RequestValueType}, {type.EnumName}Codes>(request.Type, {arguments});");
            }
            else if (price.Required)
            {
                code.Line($"check.OrderPrice({arguments});");
            }
        }
    }

    /// <summary>How an element is written that means more in an order than elsewhere; null where it does not.</summary>
    public static string? WriteCall(FieldModel field) =>
        field is { Type: FieldType.Price, Required: false, Constant: null } ? $"writer.WriteOrderPrice({Literals.Utf8(field.Wire)}, request.{field.Name});" : null;
}
