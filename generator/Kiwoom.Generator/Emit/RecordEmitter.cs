using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes the records that answers become.</summary>
internal static class RecordEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    public static void EmitResponse(CodeWriter code, EndpointModel endpoint)
    {
        DocEmitter.Summary(code, endpoint.Summary);
        code.Line($"/// <remarks>{endpoint.ApiId} {Literals.Xml(endpoint.Korean)}.</remarks>");
        using var type = code.Open($"public sealed record {endpoint.Response.TypeName} : KiwoomResponse");
        EmitMembers(code, endpoint.Response);
    }

    public static void EmitRow(CodeWriter code, EndpointModel endpoint, RecordModel row)
    {
        code.Line($"/// <summary>One row of {endpoint.ApiId} {Literals.Xml(endpoint.Korean)}.</summary>");
        var bases = row.Implements.Count == 0 ? "" : " : " + string.Join(", ", row.Implements.Select(item => item.Interface));
        using var type = code.Open($"public sealed record {row.TypeName}{bases}");
        EmitMembers(code, row);
        foreach (var implementation in row.Implements)
        {
            foreach (var member in implementation.Members)
            {
                var value = member.FromDate ? $"KoreanTime.StartOf({member.Source})" : member.Source;
                code.Line();
                code.Line($"{member.Type} {implementation.Interface}.{member.Name} => {value};");
            }
        }
    }

    /// <summary>
    /// A level is a struct, so that ten of them are one array. Its columns arrive one by one, level by level: the reader sets
    /// the fields in place, where copying the struct for every column would double the cost.
    /// </summary>
    public static void EmitLevel(CodeWriter code, string typeName, string summaryXml, IEnumerable<(FieldModel Field, string Wire)> columns)
    {
        code.Line($"/// <summary>{summaryXml}</summary>");
        using var type = code.Open($"public record struct {typeName}");
        var first = true;
        foreach (var (field, wire) in columns)
        {
            if (!first)
            {
                code.Line();
            }

            first = false;
            code.Line($"internal {field.ResponseType} {LevelField(field.Name)};");
            code.Line();
            DocEmitter.Field(code, field, wire);
            var get = field.ResponseType == "string" ? $"{LevelField(field.Name)} ?? \"\"" : LevelField(field.Name);
            code.Line($"public {field.ResponseType} {field.Name} {{ readonly get => {get}; init => {LevelField(field.Name)} = value; }}");
        }
    }

    /// <summary>The field behind a level's property.</summary>
    public static string LevelField(string name) => name + "Value";

    private static void EmitMembers(CodeWriter code, RecordModel record)
    {
        var first = true;
        foreach (var member in record.Members)
        {
            if (!first)
            {
                code.Line();
            }

            first = false;
            switch (member)
            {
                case ScalarMember { Field: var field }:
                    DocEmitter.Field(code, field, field.Wire);
                    code.Line($"public {field.ResponseType} {field.Name} {{ get; init; }}{(field.ResponseType == "string" ? " = \"\";" : "")}");
                    break;
                case RowsMember rows:
                    DocEmitter.Collection(code, rows.Name, rows.Summary, rows.Korean, rows.Wire);
                    code.Line($"public {List}<{rows.Row.TypeName}> {rows.Name} {{ get; init; }} = [];");
                    break;
                case LevelsMember levels:
                    var wires = string.Join(", ", levels.Columns.Select(column => column.Pattern));
                    var summary = levels.Summary ?? $"{Common.Names.ToWords(levels.Name)}, {levels.Count} levels, the first at index 0.";
                    DocEmitter.Collection(code, levels.Name, summary, "", wires);
                    code.Line($"public {List}<{levels.ItemType}> {levels.Name} {{ get; init; }} = [];");
                    break;
            }
        }
    }
}
