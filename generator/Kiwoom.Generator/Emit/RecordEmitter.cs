using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes the records that answers become.</summary>
internal static class RecordEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    public static void EmitResponse(CodeWriter code, EndpointModel endpoint, RecordModel response)
    {
        DocEmitter.Endpoint(code, endpoint);
        EmitRecord(code, response, "KiwoomResponse");
    }

    public static void EmitMessage(CodeWriter code, EndpointModel endpoint, RecordModel message)
    {
        DocEmitter.Endpoint(code, endpoint);
        EmitRecord(code, message, "RealtimeMessage");
    }

    public static void EmitRow(CodeWriter code, EndpointModel endpoint, RecordModel row)
    {
        code.Line($"/// <summary>One row of {endpoint.ApiId} {Literals.Xml(endpoint.Korean)}.</summary>");
        EmitRecord(code, row, null);
    }

    private static void EmitRecord(CodeWriter code, RecordModel record, string? baseType)
    {
        var bases = record.Implements.Select(item => item.Interface);
        bases = baseType is null ? bases : bases.Prepend(baseType);
        var list = string.Join(", ", bases);
        using var type = code.Open($"public sealed record {record.TypeName}{(list.Length == 0 ? "" : " : " + list)}");
        EmitMembers(code, record);
        foreach (var implementation in record.Implements)
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
    public static void EmitLevel(CodeWriter code, string typeName, string summaryXml, IReadOnlyList<(FieldModel Field, string Wire)> columns)
    {
        code.Line($"/// <summary>{summaryXml}</summary>");
        using var type = code.Open($"public record struct {typeName}");
        var values = columns.Where(column => column.Field.ResponseType.EndsWith("?", StringComparison.Ordinal)).Select(column => column.Field.Name).ToList();
        var isPacked = values.Count is > 1 and <= 8;
        if (isPacked)
        {
            // One bit a value says whether it is there, where a nullable would take eight bytes more.
            code.Line("private byte _present;");
        }

        var first = !isPacked;
        foreach (var (field, wire) in columns)
        {
            if (!first)
            {
                code.Line();
            }

            first = false;
            var bit = values.IndexOf(field.Name);
            if (isPacked && bit >= 0)
            {
                EmitPacked(code, field, wire, 1 << bit);
            }
            else
            {
                code.Line($"internal {field.ResponseType} {LevelField(field.Name)};");
                code.Line();
                DocEmitter.Field(code, field, wire);
                var get = field.ResponseType == "string" ? $"{LevelField(field.Name)} ?? \"\"" : LevelField(field.Name);
                code.Line($"public {field.ResponseType} {field.Name} {{ readonly get => {get}; init => {LevelField(field.Name)} = value; }}");
            }
        }
    }

    private static void EmitPacked(CodeWriter code, FieldModel field, string wire, int bit)
    {
        var store = "_" + char.ToLowerInvariant(field.Name[0]) + field.Name.Substring(1);
        code.Line($"private {field.ResponseType.TrimEnd('?')} {store};");
        code.Line();
        using (code.Open($"internal {field.ResponseType} {LevelField(field.Name)}"))
        {
            code.Line($"readonly get => (_present & {bit}) != 0 ? {store} : null;");
            using var setter = code.Open("set");
            code.Line($"{store} = value.GetValueOrDefault();");
            code.Line($"_present = (byte)(value.HasValue ? _present | {bit} : _present & ~{bit});");
        }

        code.Line();
        DocEmitter.Field(code, field, wire);
        code.Line($"public {field.ResponseType} {field.Name} {{ readonly get => {LevelField(field.Name)}; init => {LevelField(field.Name)} = value; }}");
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
                    DocEmitter.Collection(code, Names.ToWords(rows.Name), rows.Notes, rows.Korean, rows.Wire);
                    code.Line($"public {List}<{rows.Row.TypeName}> {rows.Name} {{ get; init; }} = [];");
                    break;
                case LevelsMember levels:
                    var wires = string.Join(", ", levels.Columns.Select(column => column.Pattern));
                    var summary = $"{Names.ToWords(levels.Name)}, {levels.Count} levels, the first at index 0.";
                    DocEmitter.Collection(code, summary, levels.Notes, "", wires);
                    code.Line($"public {List}<{levels.ItemType}> {levels.Name} {{ get; init; }} = [];");
                    break;
            }
        }
    }
}
