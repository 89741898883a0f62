using System.Globalization;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes a request's record, its checks and its JSON.</summary>
internal static class RequestEmitter
{
    public static void EmitType(CodeWriter code, EndpointModel endpoint)
    {
        DocEmitter.Summary(code, "Request: " + char.ToLowerInvariant(endpoint.Summary[0]) + endpoint.Summary.Substring(1));
        code.Line($"/// <remarks>{endpoint.ApiId} {Literals.Xml(endpoint.Korean)}.</remarks>");
        var isOrder = endpoint.Kind == EndpointKind.Order;
        using var type = code.Open($"{endpoint.Access} sealed record {endpoint.RequestType}{(isOrder ? " : IOrderRequest" : "")}");
        var first = true;
        foreach (var field in endpoint.Arguments)
        {
            if (!first)
            {
                code.Line();
            }

            first = false;
            DocEmitter.Field(code, field, field.Wire);
            var value = field.Default is { } member ? $" = {field.RequestValueType}.{member};" : "";
            code.Line($"public {(field.MustBeGiven ? "required " : "")}{field.RequestType} {field.Name} {{ get; init; }}{value}");
        }

        if (isOrder)
        {
            OrderEmitter.EmitMembers(code, endpoint);
        }
    }

    public static void EmitCheck(CodeWriter code, EndpointModel endpoint)
    {
        using var method = code.Open($"public override void Check({endpoint.WireRequestType} request, ref RequestCheck check)");
        foreach (var field in endpoint.Arguments)
        {
            code.Line(endpoint.Kind == EndpointKind.Order ? OrderEmitter.CheckCall(field) ?? CheckCall(field) : CheckCall(field));
        }

        if (endpoint.Kind == EndpointKind.Order)
        {
            OrderEmitter.EmitExchangeCheck(code, endpoint);
            OrderEmitter.EmitPriceChecks(code, endpoint);
        }
    }

    public static void EmitWrite(CodeWriter code, EndpointModel endpoint)
    {
        using var method = code.Open($"public override void Write(Utf8JsonWriter writer, {endpoint.WireRequestType} request)");
        code.Line("writer.WriteStartObject();");
        if (endpoint.Trnm is not null)
        {
            code.Line($"writer.WriteString(\"trnm\"u8, {Literals.Utf8(endpoint.Trnm)});");
        }

        foreach (var field in endpoint.Request)
        {
            code.Line(endpoint.Kind == EndpointKind.Order ? OrderEmitter.WriteCall(field) ?? WriteCall(field) : WriteCall(field));
        }

        code.Line("writer.WriteEndObject();");
    }

    private static string CheckCall(FieldModel field)
    {
        var common = CheckArguments(field);
        var length = Number(field.Length);
        if (field.Separator is not null)
        {
            return $"check.Values({common}, {length}, {Literals.Quote(field.Separator)}, {Number(field.MaxValues)});";
        }

        return field.Type switch
        {
            FieldType.Text or FieldType.Code => $"check.Text({common}, {length});",
            FieldType.StockCode => $"check.StockCode({common}, {length});",
            FieldType.Secret => $"check.Secret({common});",
            FieldType.Price => $"check.Price({common}, {length}, {Number(field.Decimals)});",
            FieldType.Change or FieldType.Rate or FieldType.Ratio => $"check.Decimal({common}, {length}, {Number(field.Decimals)});",
            FieldType.Quantity or FieldType.Amount when field.Times != 1 => $"check.Multiple({common}, {length}, {Times(field)}, {Literals.Quote(field.Unit!)});",
            FieldType.Quantity or FieldType.Count => $"check.Quantity({common}, {length});",
            FieldType.Amount => $"check.Integer({common}, {length});",
            FieldType.Date => $"check.Date({common});",
            FieldType.Time => $"check.Time({common});",
            FieldType.DateTime => $"check.DateTime({common});",
            FieldType.Flag => $"check.Flag({common});",
            FieldType.Enum => $"check.Enum<{field.CodeArguments}>({common});",
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    private static string WriteCall(FieldModel field)
    {
        if (field.Constant is not null)
        {
            return $"writer.WriteString({Literals.Utf8(field.Wire)}, {Literals.Utf8(field.Constant)});";
        }

        var common = $"{Literals.Utf8(field.Wire)}, request.{field.Name}";
        if (field.Separator is not null)
        {
            return $"writer.WriteValues({common}, {Literals.Quote(field.Separator)});";
        }

        return field.Type switch
        {
            FieldType.Text or FieldType.Code => $"writer.WriteText({common});",
            FieldType.StockCode => $"writer.WriteStockCode({common});",
            FieldType.Secret => $"writer.WriteSecret({common});",
            FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio => $"writer.WriteDecimal({common});",
            FieldType.Quantity or FieldType.Amount when field.Times != 1 => $"writer.WriteInteger({common} / {Times(field)});",
            FieldType.Quantity or FieldType.Count or FieldType.Amount => $"writer.WriteInteger({common});",
            FieldType.Date => $"writer.WriteDate({common});",
            FieldType.Time => $"writer.WriteTime({common});",
            FieldType.DateTime => $"writer.WriteDateTime({common});",
            FieldType.Flag => $"writer.WriteFlag({common}, {Literals.Utf8(field.FlagTrue!)}, {Literals.Utf8(field.FlagFalse!)});",
            FieldType.Enum => $"writer.WriteEnum<{field.CodeArguments}>({common});",
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    /// <summary>The arguments that every check begins with.</summary>
    public static string CheckArguments(FieldModel field) =>
        $"request.{field.Name}, nameof(request.{field.Name}), {Literals.Quote(field.Wire)}, {Literals.Bool(field.Required)}";

    private static string Times(FieldModel field) => field.Times.ToString(CultureInfo.InvariantCulture);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
