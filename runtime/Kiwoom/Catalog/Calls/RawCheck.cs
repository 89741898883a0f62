using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>Sees whether the texts of a raw call are what its description says, by the rules that typed requests are checked by.</summary>
internal static class RawCheck
{
    public static void Check(EndpointInfo endpoint, RawRequest request, ref RequestCheck check)
    {
        if (request.SkipChecks)
        {
            return;
        }

        foreach (var field in endpoint.Request)
        {
            if (field.Constant is { } only)
            {
                if (request.GivenFor(field) is { } given && given != only)
                {
                    check.Add(field.Name, field.WireName, $"is always {only}: leave it out");
                }

                continue;
            }

            Check(ref check, field, request.TextOf(field), endpoint.Kind == EndpointKind.Order);
        }

        if (request is RawOrder order)
        {
            CheckOrder(endpoint, order, ref check);
        }
    }

    private static void Check(ref RequestCheck check, FieldInfo field, string text, bool isOrder)
    {
        var (name, wire) = (field.Name, field.WireName);
        if (field.Separator is { } separator && text.Length > 0)
        {
            CheckValues(ref check, field, text.Split(separator));
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            if (field.Required)
            {
                check.Add(name, wire, field.Codes is { } choices ? $"is missing: choose one of {CodeList.Of(choices)}" : "is missing");
            }

            return;
        }

        switch (field.Type)
        {
            case FieldType.StockCode:
                CheckStockCode(ref check, field, text, isOrder);
                break;
            case FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio:
                CheckDecimal(ref check, field, text, isOrder);
                break;
            case FieldType.Quantity or FieldType.Amount or FieldType.Count:
                CheckInteger(ref check, field, text, isOrder);
                break;
            case FieldType.Date:
                CheckForm(ref check, field, text, WireText.Date(text) is not null, "a day such as 20260105");
                break;
            case FieldType.Time:
                CheckForm(ref check, field, text, WireText.Time(text) is not null, "a time such as 090000");
                break;
            case FieldType.DateTime:
                CheckForm(ref check, field, text, WireText.DateTime(text) is not null, "a moment such as 20260105090000");
                break;
            case FieldType.Flag or FieldType.Enum:
                CheckCode(ref check, field, text);
                break;
            default:
                CheckText(ref check, field, text, isOrder);
                break;
        }
    }

    private static void CheckText(ref RequestCheck check, FieldInfo field, string text, bool isOrder)
    {
        if (isOrder && field.Role == OrderRole.OriginalNumber)
        {
            check.OrderNumber(text, field.Name, field.WireName, field.Required, field.MaxLength);
        }
        else if (isOrder && field.Role == OrderRole.Code)
        {
            check.OrderCode(text, field.Name, field.WireName, field.Required, field.MaxLength);
        }
        else
        {
            check.Text(text, field.Name, field.WireName, field.Required, field.MaxLength);
        }
    }

    private static void CheckStockCode(ref RequestCheck check, FieldInfo field, string text, bool isOrder)
    {
        var code = StockCode.FromString(text);
        check.StockCode(code, field.Name, field.WireName, field.Required, field.MaxLength);
        if (isOrder && code.ToString() != text)
        {
            check.Add(field.Name, field.WireName, $"is '{text}': write {code}");
        }
    }

    private static void CheckDecimal(ref RequestCheck check, FieldInfo field, string text, bool isOrder)
    {
        if (WireText.Decimal(text) is not { } number)
        {
            check.Add(field.Name, field.WireName, $"is '{text}': give a number such as {(field.Decimals == 0 ? "70000" : "1.5")}, without commas");
        }
        else if (field.Type == FieldType.Price)
        {
            check.Price(number, field.Name, field.WireName, field.Required, field.MaxLength, field.Decimals);
        }
        else
        {
            check.Decimal(number, field.Name, field.WireName, field.Required, field.MaxLength, field.Decimals);
        }

        // Answers have +70000 for a price: what a server makes of that in an order is not known.
        if (isOrder && !text.All(c => char.IsAsciiDigit(c) || (c == '.' && field.Decimals > 0)))
        {
            check.Add(field.Name, field.WireName, $"is '{text}': digits alone");
        }
    }

    private static void CheckInteger(ref RequestCheck check, FieldInfo field, string text, bool isOrder)
    {
        if (WireText.Integer(text) is not { } number)
        {
            check.Add(field.Name, field.WireName, $"is '{text}': give a whole number such as 10, without commas");
        }
        else if (isOrder && field is { Role: OrderRole.Quantity, AllowsZero: false })
        {
            check.OrderQuantity(number, field.Name, field.WireName, field.Required, field.MaxLength);
        }
        else if (field.Type == FieldType.Amount)
        {
            check.Integer(number, field.Name, field.WireName, field.Required, field.MaxLength);
        }
        else
        {
            check.Quantity(number, field.Name, field.WireName, field.Required, field.MaxLength);
        }

        if (isOrder && !text.All(char.IsAsciiDigit))
        {
            check.Add(field.Name, field.WireName, $"is '{text}': digits alone");
        }
    }

    private static void CheckForm(ref RequestCheck check, FieldInfo field, string text, bool isRight, string form)
    {
        if (!isRight)
        {
            check.Add(field.Name, field.WireName, $"is '{text}': give {form}");
        }
    }

    private static void CheckCode(ref RequestCheck check, FieldInfo field, string text)
    {
        if (field.Codes is { } codes && !codes.Entries.Any(entry => entry.Code == text && !entry.IsAlias))
        {
            check.Add(field.Name, field.WireName, $"is '{text}', which is no code of it: choose one of {CodeList.Of(codes)}");
        }
    }

    private static void CheckValues(ref RequestCheck check, FieldInfo field, string[] values)
    {
        if (field.Type == FieldType.StockCode)
        {
            check.Values([.. values.Select(StockCode.FromString)], field.Name, field.WireName, field.Required, field.MaxLength, field.Separator!, field.MaxValues);
        }
        else
        {
            check.Values(values, field.Name, field.WireName, field.Required, field.MaxLength, field.Separator!, field.MaxValues);
        }
    }

    private static void CheckOrder(EndpointInfo endpoint, RawOrder order, ref RequestCheck check)
    {
        foreach (var (name, _) in order.Others)
        {
            // What nobody has described may be anything, a second quantity among it.
            check.Add($"{name} is no element of this order.");
        }

        CheckExchange(endpoint, order, ref check);
        var type = order.Type;
        var hasType = endpoint.Request.Any(field => field.Role == OrderRole.Type);
        foreach (var field in endpoint.Request)
        {
            switch (field.Role)
            {
                case OrderRole.Price when type is not null:
                    check.OrderPrice(type.Name, type.PriceRule, order.Price, field.Name, field.WireName);
                    break;
                case OrderRole.Price when !hasType && field.Required:
                    check.OrderPrice(order.Price, field.Name, field.WireName);
                    break;
                case OrderRole.StopPrice when type is not null:
                    check.OrderStopPrice(type.Name, type.PriceRule, order.StopPrice, field.Name, field.WireName);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The code may name no other exchange than the order does.</summary>
    private static void CheckExchange(EndpointInfo endpoint, RawOrder order, ref RequestCheck check)
    {
        var stock = endpoint.Request.FirstOrDefault(field => field is { Role: OrderRole.Code, Type: FieldType.StockCode, Required: true });
        var place = endpoint.Request.FirstOrDefault(field => field is { Required: true, Codes.EnumName: nameof(Exchange) });
        if (stock is not null && place?.Codes!.Entries.FirstOrDefault(entry => entry.Code == order.TextOf(place)) is { } entry)
        {
            check.OrderExchange(StockCode.FromString(order.TextOf(stock)), Enum.Parse<Exchange>(entry.Name), stock.Name, stock.WireName);
        }
    }
}
