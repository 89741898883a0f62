using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes the types that answers and messages become.</summary>
internal static class RecordEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    public static void EmitResponse(CodeWriter code, EndpointModel endpoint, RecordModel response)
    {
        DocEmitter.Endpoint(code, endpoint);
        EmitType(code, endpoint, response, "KiwoomResponse");
    }

    public static void EmitMessage(CodeWriter code, EndpointModel endpoint, MessageModel message)
    {
        DocEmitter.Endpoint(code, endpoint);
        EmitType(code, endpoint, message.Record, "global::Kiwoom.Realtime.RealtimeMessage", "record", message.HasStockCode ? EmitStockCode : null);
    }

    public static void EmitRow(CodeWriter code, EndpointModel endpoint, RecordModel row)
    {
        code.Line($"/// <summary>One row of {endpoint.ApiId} {Literals.Xml(endpoint.Korean)}.</summary>");
        EmitType(code, endpoint, row, null);
    }

    /// <summary>The fields of a type that one descriptor alone declares.</summary>
    public static StoredFields Stored(RecordModel record) => new(record.Members.OfType<ScalarMember>().Select(member => member.Field));

    private static void EmitStockCode(CodeWriter code)
    {
        code.Line("/// <summary>The stock that it is about, as it was registered for: <c>039490_NX</c> is the stock on NXT. Read from <see cref=\"RealtimeMessage.Item\"/>.</summary>");
        code.Line($"public StockCode {MessageModel.StockCode} => Item;");
        code.Line();
    }

    private static void EmitType(
        CodeWriter code, EndpointModel endpoint, RecordModel record, string? baseType, string kind = "class", Action<CodeWriter>? emitFirst = null)
    {
        var bases = record.Implements.Select(item => item.Interface);
        bases = baseType is null ? bases : bases.Prepend(baseType);
        var list = string.Join(", ", bases);
        using var type = code.Open($"{endpoint.Access} sealed {kind} {record.TypeName}{(list.Length == 0 ? "" : " : " + list)}");
        emitFirst?.Invoke(code);
        EmitMembers(code, record, Stored(record));
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
    public static void EmitLevel(
        CodeWriter code, string access, string typeName, string summaryXml, IReadOnlyList<(FieldModel Field, string Wire)> columns)
    {
        code.Line($"/// <summary>{summaryXml}</summary>");
        using var type = code.Open($"{access} record struct {typeName}");
        var stored = new StoredFields(columns.Select(column => column.Field), isStruct: true, isShared: true);
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

    private static void EmitMembers(CodeWriter code, RecordModel record, StoredFields stored)
    {
        var first = !stored.EmitPresence(code);
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
                    stored.Emit(code, field, field.Wire);
                    break;
                case RowsMember rows:
                    StoredFields.EmitList(
                        code,
                        $"{List}<{rows.Row.TypeName}>",
                        rows.Name,
                        () => DocEmitter.Collection(code, Names.ToWords(rows.Name), rows.Notes, rows.Korean, rows.Wire));
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
