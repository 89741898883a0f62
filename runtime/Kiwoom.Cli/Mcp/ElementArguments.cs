using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Mcp;

/// <summary>The elements of a call as an agent sends them: texts, and numbers where the endpoint's element is one.</summary>
internal static class ElementArguments
{
    private const string CodeExample = "\"005930\"";

    public static Dictionary<string, string> Read(string name, JsonElement value, JsonElement endpoint, TakesAttribute takes, CliContext context)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw ToolArguments.Refused(name, ToolArguments.Describe(value), ("an object such as", "객체"), takes.Example, context);
        }

        var called = endpoint.ValueKind == JsonValueKind.String ? KiwoomCatalog.FindByName(endpoint.GetString()!) : null;
        var elements = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in value.EnumerateObject())
        {
            // Null says that it is left out.
            if (element.Value.ValueKind != JsonValueKind.Null)
            {
                var field = called is null ? null : CatalogArguments.Find(called, element.Name);
                if (!elements.TryAdd(element.Name, Text(element.Name, element.Value, field, context)))
                {
                    throw new CliException(context.Say($"'{element.Name}' is given twice", $"'{element.Name}' 이(가) 두 번 있습니다"));
                }
            }
        }

        return elements;
    }

    private static string Text(string name, JsonElement value, FieldInfo? field, CliContext context) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when field is not null && Takes(field, value) => value.GetRawText(),
        JsonValueKind.True or JsonValueKind.False when field?.Type == FieldType.Flag => value.GetBoolean() ? "true" : "false",
        JsonValueKind.Array when field?.Separator is { } separator => string.Join(separator, value.EnumerateArray().Select((item, index) =>
            item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Refused($"{name}[{index}]", item, field, context))),
        _ => throw Refused(name, value, field, context),
    };

    /// <summary>Whether a number says the same as its text: an amount does, and a code that has no zeros to lose.</summary>
    private static bool Takes(FieldInfo field, JsonElement number) => ToolArguments.IsPlain(number) && field.Type switch
    {
        FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio or FieldType.Quantity or FieldType.Amount or FieldType.Count => true,
        FieldType.Date => number.GetRawText().Length == 8,
        FieldType.Enum or FieldType.Flag => field.Codes?.Entries.Any(entry => entry.Code == number.GetRawText()) == true,
        _ => false,
    };

    private static CliException Refused(string name, JsonElement value, FieldInfo? field, CliContext context) =>
        ToolArguments.Refused(name, ToolArguments.DescribeForText(value), ("text such as", "텍스트"), Example(field), context);

    private static string Example(FieldInfo? field) => field?.Type switch
    {
        FieldType.Date => "\"2026-01-05\"",
        FieldType.Time => "\"09:00\"",
        FieldType.DateTime => "\"2026-01-05T09:00\"",
        FieldType.Price or FieldType.Change or FieldType.Amount => "\"70000\"",
        FieldType.Quantity or FieldType.Count or FieldType.Rate or FieldType.Ratio => "\"10\"",
        FieldType.Enum or FieldType.Flag when field.Codes?.Entries.FirstOrDefault(entry => !entry.IsAlias) is { } entry => $"\"{entry.Code}\"",
        FieldType.StockCode or null => CodeExample,
        _ => "\"0000123\"",
    };
}
