using System.Text;
using System.Text.Json;

namespace Kiwoom.Catalog;

/// <summary>Reads JSON by a description, as the emitted readers read it.</summary>
/// <param name="log">Hears what differs.</param>
/// <param name="item">What a message is about.</param>
internal sealed class CatalogReader(FindingLog log, string item)
{
    // What stands around every answer, in both spellings that servers use, and is no element of any endpoint.
    private static readonly string[] Envelope = ["return_code", "return_msg", "returnCode", "returnMsg", "trnm"];

    /// <summary>Reads an object.</summary>
    public CatalogRow Read(JsonElement json, IReadOnlyList<FieldInfo> fields, bool isAnswer) => Read(json, fields, "", isAnswer);

    private CatalogRow Read(JsonElement json, IReadOnlyList<FieldInfo> fields, string path, bool isAnswer)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (!found.TryAdd(property.Name, property.Value) && !(isAnswer && Envelope.Contains(property.Name)))
            {
                log.Add(AnswerFindingKind.Doubled, path + property.Name, TextOf(property.Value) ?? "");
            }
        }

        var values = new CatalogValue[fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = found.Remove(fields[i].WireName, out var cell) ? ReadValue(fields[i], cell, path) : Missing(fields[i], path);
        }

        foreach (var (name, value) in found.Where(element => !(isAnswer && Envelope.Contains(element.Key))))
        {
            log.Add(AnswerFindingKind.UnknownElement, path + name, TextOf(value) ?? "");
        }

        WithSigns(values, path);
        return new CatalogRow(values);
    }

    private CatalogRow ReadPositional(JsonElement json, IReadOnlyList<FieldInfo> fields, string path)
    {
        var cells = json.EnumerateArray().ToList();
        var values = fields.Select((field, index) => index < cells.Count ? ReadValue(field, cells[index], path) : Missing(field, path)).ToArray();
        WithSigns(values, path);
        return new CatalogRow(values);
    }

    private CatalogValue Missing(FieldInfo field, string path)
    {
        log.Add(AnswerFindingKind.MissingElement, path + field.WireName, "");
        return new CatalogValue(field, "", field.Type == FieldType.Rows ? Array.Empty<CatalogRow>() : CellReader.BlankOf(field));
    }

    private CatalogValue ReadValue(FieldInfo field, JsonElement cell, string path)
    {
        if (field.Type == FieldType.Rows)
        {
            return new CatalogValue(field, "", ReadRows(field, cell, path));
        }

        if (field.ScaleByItem.TryGetValue(item, out var scale))
        {
            field = field with { Scale = scale };
        }

        if (TextOf(cell) is not { } text)
        {
            log.Add(AnswerFindingKind.Unreadable, path + field.WireName, cell.ValueKind.ToString());
            return new CatalogValue(field, "", CellReader.BlankOf(field));
        }

        if (!CellReader.TryRead(field, Encoding.UTF8.GetBytes(text), out var value) && !string.IsNullOrWhiteSpace(text))
        {
            log.Add(AnswerFindingKind.Unreadable, path + field.WireName, text);
        }
        else if (value is CatalogCode { IsKnown: false })
        {
            log.Add(AnswerFindingKind.UnknownCode, path + field.WireName, text);
        }

        return new CatalogValue(field, text, value);
    }

    private CatalogRow[] ReadRows(FieldInfo field, JsonElement list, string path)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            if (TextOf(list) is not "")
            {
                log.Add(AnswerFindingKind.Unreadable, path + field.WireName, TextOf(list) ?? list.ValueKind.ToString());
            }

            return [];
        }

        var rowPath = $"{path}{field.WireName}[].";
        var rows = new List<CatalogRow>(list.GetArrayLength());
        foreach (var row in list.EnumerateArray())
        {
            switch (row.ValueKind)
            {
                case JsonValueKind.Object:
                    rows.Add(Read(row, field.Rows, rowPath, isAnswer: false));
                    break;
                case JsonValueKind.Array:
                    rows.Add(ReadPositional(row, field.Rows, rowPath));
                    break;
                default:
                    log.Add(AnswerFindingKind.Unreadable, path + field.WireName, TextOf(row) ?? row.ValueKind.ToString());
                    break;
            }
        }

        return [.. rows];
    }

    /// <summary>A change that is written without a sign has that of the code beside it; one that is written keeps its own.</summary>
    private void WithSigns(CatalogValue[] values, string path)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { Field.SignBy: { } by, Value: decimal change and not 0 } value)
            {
                continue;
            }

            var sign = SignOf(Array.Find(values, other => other.Field.Name == by));
            if (sign == 0 || decimal.IsNegative(change) == (sign < 0))
            {
                continue;
            }

            if (value.Text.TrimStart(' ') is ['+' or '-', ..])
            {
                log.Add(AnswerFindingKind.ContradictingSign, path + value.Field.WireName, value.Text);
            }
            else
            {
                values[i] = value with { Value = -change };
            }
        }
    }

    private static int SignOf(CatalogValue? code) =>
        code?.Value is CatalogCode { Text: var text } ? code.Field.Codes?.Entries.FirstOrDefault(entry => entry.Code == text)?.Sign ?? 0 : 0;

    /// <summary>The text of a cell: a string, or a number where the server forgot the quotes; empty for null; null for what is no cell.</summary>
    private static string? TextOf(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.String => cell.GetString(),
        JsonValueKind.Number => cell.GetRawText(),
        JsonValueKind.Null => "",
        _ => null,
    };
}
