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
        EmitRecord(code, message, "RealtimeMessage", isStored: true);
    }

    public static void EmitRow(CodeWriter code, EndpointModel endpoint, RecordModel row)
    {
        code.Line($"/// <summary>One row of {endpoint.ApiId} {Literals.Xml(endpoint.Korean)}.</summary>");
        EmitRecord(code, row, null);
    }

    private static void EmitRecord(CodeWriter code, RecordModel record, string? baseType, bool isStored = false)
    {
        var bases = record.Implements.Select(item => item.Interface);
        bases = baseType is null ? bases : bases.Prepend(baseType);
        var list = string.Join(", ", bases);
        using var type = code.Open($"public sealed record {record.TypeName}{(list.Length == 0 ? "" : " : " + list)}");
        EmitMembers(code, record, isStored ? new StoredFields(record.Members.OfType<ScalarMember>().Select(member => member.Field), isStruct: false) : null);
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

    /// <summary>A level is a struct, so that ten of them are one array. Its columns arrive one by one, level by level.</summary>
    public static void EmitLevel(CodeWriter code, string typeName, string summaryXml, IReadOnlyList<(FieldModel Field, string Wire)> columns)
    {
        code.Line($"/// <summary>{summaryXml}</summary>");
        using var type = code.Open($"public record struct {typeName}");
        var stored = new StoredFields(columns.Select(column => column.Field), isStruct: true);
        var isFirst = !stored.EmitPresence(code);
        foreach (var (field, wire) in columns)
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            stored.Emit(code, field, wire);
        }
    }

    private static void EmitMembers(CodeWriter code, RecordModel record, StoredFields? stored)
    {
        var first = stored is null || !stored.EmitPresence(code);
        foreach (var member in record.Members)
        {
            if (!first)
            {
                code.Line();
            }

            first = false;
            switch (member)
            {
                case ScalarMember { Field: var field } when stored is not null:
                    stored.Emit(code, field, field.Wire);
                    break;
                case ScalarMember { Field: var field }:
                    DocEmitter.Field(code, field, field.Wire);
                    code.Line($"public {field.ResponseType} {field.Name} {{ get; init; }}{(field.ResponseType == "string" ? " = \"\";" : "")}");
                    break;
                case RowsMember rows when stored is not null:
                    StoredFields.EmitRows(code, rows, $"{List}<{rows.Row.TypeName}>");
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
