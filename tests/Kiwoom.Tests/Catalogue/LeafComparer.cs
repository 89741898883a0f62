using System.Collections;
using System.Globalization;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Compares every leaf of an example with the object that was read from it.</summary>
internal sealed class LeafComparer
{
    /// <summary>The item that a message is about, which may decide where a number has its point.</summary>
    public string Item { get; init; } = "";

    /// <summary>How many leaves were compared.</summary>
    public int Leaves { get; private set; }

    /// <summary>Leaves that differ, with their path.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Elements that the descriptor does not have, by path.</summary>
    public List<string> Unread { get; } = [];

    /// <summary>Prices that the wire writes as negative numbers behind a colour mark (<c>--1100</c>), by path.</summary>
    public List<string> NegativePrices { get; } = [];

    public void Compare(string path, JsonElement json, IReadOnlyList<FieldInfo> fields, object target)
    {
        foreach (var property in json.EnumerateObject())
        {
            var field = fields.FirstOrDefault(candidate => candidate.WireName == property.Name);
            if (field is not null && field.ScaleByItem.TryGetValue(Item, out var scale))
            {
                field = field with { Scale = scale };
            }

            if (field is null)
            {
                Unread.Add($"{path}.{property.Name}");
            }
            else if (field.Type == FieldType.Rows)
            {
                CompareRows($"{path}.{property.Name}", property.Value, field, target);
            }
            else
            {
                var sign = fields.FirstOrDefault(candidate => field.SignBy is not null && candidate.Name == field.SignBy);
                var expected = sign is not null && json.TryGetProperty(sign.WireName, out var code)
                    ? Interpreter.ReadSigned(field, property.Value, sign, code)
                    : Interpreter.Read(field, property.Value);
                CompareLeaf($"{path}.{property.Name}", field, property.Value, expected, Follow(target, field.Name));
            }
        }
    }

    private void CompareRows(string path, JsonElement json, FieldInfo field, object target)
    {
        var rows = ((IEnumerable)Follow(target, field.Name)!).Cast<object>().ToList();
        if (json.ValueKind != JsonValueKind.Array || rows.Count != json.GetArrayLength())
        {
            Differences.Add($"{path}: {rows.Count} rows were read of {json.GetRawText()[..Math.Min(40, json.GetRawText().Length)]}");
            return;
        }

        var index = 0;
        foreach (var row in json.EnumerateArray())
        {
            var rowPath = $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";
            if (row.ValueKind == JsonValueKind.Array)
            {
                ComparePositional(rowPath, row, field, rows[index]);
            }
            else
            {
                Compare(rowPath, row, field.Rows, rows[index]);
            }

            index++;
        }
    }

    private void ComparePositional(string path, JsonElement row, FieldInfo field, object target)
    {
        foreach (var (cell, element) in row.EnumerateArray().Zip(field.Rows))
        {
            CompareLeaf($"{path}.{element.WireName}", element, cell, Interpreter.Read(element, cell), Follow(target, element.Name));
        }
    }

    private void CompareLeaf(string path, FieldInfo field, JsonElement cell, object? expected, object? actual)
    {
        Leaves++;
        if (field.Type == FieldType.Price && cell.ValueKind == JsonValueKind.String && cell.GetString()!.Trim().StartsWith("--", StringComparison.Ordinal))
        {
            NegativePrices.Add($"{path} {field.KoreanName} {cell.GetRawText()}");
        }

        if (!Equals(expected, actual) || TextOf(expected) != TextOf(actual))
        {
            Differences.Add(string.Create(CultureInfo.InvariantCulture, $"{path} {field.Type} {cell.GetRawText()}: expected {expected ?? "null"}, read {actual ?? "null"}"));
        }
    }

    /// <summary>Follows a catalogue name such as <c>Asks[0].Price</c>.</summary>
    private static object? Follow(object target, string name)
    {
        object? value = target;
        foreach (var part in name.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            value = value!.GetType().GetProperty(bracket < 0 ? part : part[..bracket])!.GetValue(value);
            if (bracket >= 0)
            {
                value = ((IList)value!)[int.Parse(part.AsSpan(bracket + 1, part.Length - bracket - 2), CultureInfo.InvariantCulture)];
            }
        }

        return value;
    }

    /// <summary>The text of a code, which is no part of what makes two codes equal.</summary>
    private static string? TextOf(object? value) => value?.GetType().GetProperty("Text")?.GetValue(value) as string;
}
