using System.Globalization;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes how a record is read from UTF-8 JSON in one pass: name to index, index to value, no strings between.</summary>
internal static class ReaderEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    public static void EmitResponseReader(CodeWriter code, EndpointModel endpoint)
    {
        using (code.Open($"public override {endpoint.Response.TypeName} Read(ref WireReader reader)"))
        {
            EmitBody(code, endpoint.Response, isResponse: true);
        }

        EmitIndexOf(code, endpoint.Response);
    }

    public static void EmitRowReader(CodeWriter code, RecordModel row)
    {
        code.Line($"/// <summary>Reads a <see cref=\"{row.TypeName}\"/>.</summary>");
        using var type = code.Open($"internal readonly struct {row.TypeName}Reader : IRowReader<{row.TypeName}>");
        using (code.Open($"public static {row.TypeName} Read(ref WireReader reader)"))
        {
            EmitBody(code, row, isResponse: false);
        }

        EmitIndexOf(code, row);
    }

    private static void EmitBody(CodeWriter code, RecordModel record, bool isResponse)
    {
        foreach (var member in record.Members)
        {
            code.Line(Declaration(member));
        }

        using (code.Open("while (reader.NextField())"))
        {
            var unknown = isResponse ? "reader.ReadEnvelopeOrSkip();" : "reader.SkipUnknown();";
            if (record.Members.Count == 0)
            {
                code.Line(unknown);
            }
            else
            {
                code.Line("var index = IndexOf(reader.Name);");
                using (code.Open("switch (index)"))
                {
                    EmitCases(code, record);
                    code.Line("default:");
                    code.Line($"    {unknown}");
                    code.Line("    break;");
                }
            }
        }

        code.Line();
        using (code.Open($"return new {record.TypeName}", "};"))
        {
            if (isResponse)
            {
                code.Line("ReturnCode = reader.ReturnCode ?? 0,");
                code.Line("ReturnMessage = reader.ReturnMessage,");
                code.Line("Continuation = reader.Continuation,");
            }

            foreach (var member in record.Members)
            {
                code.Line($"{member.Name} = {Local(member)},");
            }
        }
    }

    private static void EmitCases(CodeWriter code, RecordModel record)
    {
        var index = 0;
        foreach (var member in record.Members)
        {
            switch (member)
            {
                case ScalarMember { Field: var field }:
                    Case(code, Number(index), $"{Local(member)} = {ReadCall(field)};");
                    index++;
                    break;
                case RowsMember rows:
                    Case(code, Number(index), $"{Local(member)} = reader.ReadRows<{rows.Row.TypeName}, {rows.Row.TypeName}Reader>();");
                    index++;
                    break;
                case LevelsMember levels:
                    foreach (var column in levels.Columns)
                    {
                        var element = index == 0 ? "index" : $"index - {Number(index)}";
                        Case(
                            code,
                            $">= {Number(index)} and <= {Number(index + levels.Count - 1)}",
                            $"{Local(member)}[{element}].{RecordEmitter.LevelField(column.Field.Name)} = {ReadCall(column.Field)};");
                        index += levels.Count;
                    }

                    break;
            }
        }
    }

    private static void Case(CodeWriter code, string pattern, string statement)
    {
        code.Line($"case {pattern}:");
        code.Line($"    {statement}");
        code.Line("    break;");
    }

    private static void EmitIndexOf(CodeWriter code, RecordModel record)
    {
        var wires = record.Members.SelectMany(WiresOf).ToList();
        if (wires.Count > 0)
        {
            code.Line();
            NameIndexEmitter.Emit(code, wires);
        }
    }

    private static IEnumerable<string> WiresOf(MemberModel member) => member switch
    {
        ScalarMember scalar => [scalar.Field.Wire],
        RowsMember rows => [rows.Wire],
        LevelsMember levels => levels.Columns.SelectMany(column => column.Wires),
        _ => [],
    };

    private static string Declaration(MemberModel member) => member switch
    {
        ScalarMember { Field.ResponseType: "string" } => $"var {Local(member)} = \"\";",
        ScalarMember scalar => $"{scalar.Field.ResponseType} {Local(member)} = default;",
        RowsMember rows => $"{List}<{rows.Row.TypeName}> {Local(member)} = [];",
        LevelsMember levels => $"var {Local(member)} = new {levels.ItemType}[{Number(levels.Count)}];",
        _ => throw new ArgumentOutOfRangeException(nameof(member)),
    };

    private static string ReadCall(FieldModel field)
    {
        var digits = field.Scale == 1 ? "" : Number(field.Scale.ToString(CultureInfo.InvariantCulture).Length - 1);
        return field.Type switch
        {
            FieldType.Text => "reader.ReadText()",
            FieldType.Code => "reader.ReadCode()",
            FieldType.StockCode => "reader.ReadStockCode()",
            FieldType.Secret => "reader.ReadSecret()",
            FieldType.Price => $"reader.ReadPrice({digits})",
            FieldType.Change => $"reader.ReadSigned({digits})",
            FieldType.Rate => $"reader.ReadRate({digits})",
            FieldType.Quantity or FieldType.Amount or FieldType.Count => "reader.ReadInteger()",
            FieldType.Date => "reader.ReadDate()",
            FieldType.Time => "reader.ReadTime()",
            FieldType.DateTime => "reader.ReadDateTime()",
            FieldType.Flag => $"reader.ReadFlag({Literals.Utf8(field.FlagTrue!)}, {Literals.Utf8(field.FlagFalse!)})",
            FieldType.Enum => $"reader.ReadEnum<{field.RequestValueType}, {field.EnumName}Codes>()",
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    // Locals end in a word no member has, so that none shadows "reader" or "index".
    private static string Local(MemberModel member) => Names.ToCamelCase(member.Name).TrimStart('@') + "Field";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
