using System.Globalization;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes how a record is read from UTF-8 JSON in one pass: name to index, index to value, no strings between.</summary>
internal static class ReaderEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    private static readonly string[] ResponseParts =
        ["ReturnCode = reader.ReturnCode ?? 0,", "ReturnMessage = reader.ReturnMessage,", "Continuation = reader.Continuation,"];

    private static readonly string[] MessageParts =
        ["Type = header.Type,", "Item = header.Item,", "ReceivedAt = header.ReceivedAt,", "Timestamp = header.Timestamp,"];

    public static void EmitResponseReader(CodeWriter code, RecordModel response)
    {
        using (code.Open($"public override {response.TypeName} Read(ref WireReader reader)"))
        {
            EmitBody(code, response, "reader.ReadEnvelopeOrSkip();", ResponseParts);
        }

        EmitIndexOf(code, response);
        EmitFieldValues(code, response);
    }

    public static void EmitMessageReader(CodeWriter code, MessageModel message)
    {
        var record = message.Record;
        code.Line($"/// <summary>Reads a <see cref=\"{record.TypeName}\"/>.</summary>");
        using var type = code.Open($"internal readonly struct {message.ReaderType} : IMessageReader<{record.TypeName}>");
        using (code.Open($"public static {record.TypeName} Read(ref WireReader reader, in MessageHeader header)"))
        {
            // Into the message at once: there are many values, and collecting them first costs as much as reading some of them.
            foreach (var levels in record.Members.OfType<LevelsMember>())
            {
                code.Line($"var {Levels(levels)} = new {levels.ItemType}[{Number(levels.Count)}];");
            }

            using (code.Open($"var message = new {record.TypeName}", "};"))
            {
                foreach (var part in MessageParts.Concat(record.Members.OfType<LevelsMember>().Select(levels => $"{levels.Name} = {Levels(levels)},")))
                {
                    code.Line(part);
                }
            }

            code.Line();
            foreach (var field in SignedByCode(record))
            {
                code.Line($"var {Position(field)} = 0;");
            }

            EmitLoop(code, record, "reader.SkipUnknown();", isMessage: true);
            foreach (var field in SignedByCode(record))
            {
                code.Line($"message.{StoredFields.Setter(field.Name)}({WithSign(field, "message.", Position(field))});");
            }

            code.Line();
            code.Line("return message;");
        }

        EmitIndexOf(code, record);
    }

    public static void EmitRowReader(CodeWriter code, RowsMember rows)
    {
        var row = rows.Row;
        code.Line($"/// <summary>Reads a <see cref=\"{row.TypeName}\"/>.</summary>");
        var contract = rows.IsPositional ? "IPositionalRowReader" : "IRowReader";
        using var type = code.Open($"internal readonly struct {row.TypeName}Reader : {contract}<{row.TypeName}>");
        using (code.Open($"public static {row.TypeName} Read(ref WireReader reader)"))
        {
            EmitBody(code, row, "reader.SkipUnknown();", []);
        }

        if (rows.IsPositional)
        {
            code.Line();
            EmitPositional(code, row);
        }

        EmitIndexOf(code, row);
        EmitFieldValues(code, row);
    }

    /// <summary>Reads a row that is an array: its values in the document's order, and no more than there are.</summary>
    private static void EmitPositional(CodeWriter code, RecordModel row)
    {
        using var method = code.Open($"public static {row.TypeName} ReadArray(ref WireReader reader)");
        EmitStart(code, row);
        foreach (var field in row.Members.OfType<ScalarMember>())
        {
            using var block = code.Open($"if (reader.NextValue({Literals.Utf8(field.Field.Wire)}))");
            EmitPosition(code, field.Field, "fields.");
            code.Line($"{Local(field)} = {ReadCall(field.Field)};");
        }

        code.Line("reader.SkipRest();");
        EmitResult(code, row, []);
    }

    private static void EmitBody(CodeWriter code, RecordModel record, string unknown, IEnumerable<string> parts)
    {
        EmitStart(code, record);
        EmitLoop(code, record, unknown, isMessage: false);
        EmitResult(code, record, parts);
    }

    private static void EmitLoop(CodeWriter code, RecordModel record, string unknown, bool isMessage)
    {
        var hasFids = FidTableEmitter.AreFids(WiresOf(record));
        if (hasFids)
        {
            code.Line("var index = -1;");
        }
        else if (record.Members.Count > 0)
        {
            code.Line("var seen = default(SeenFields);");
        }

        using var loop = code.Open(hasFids ? "while ((index = reader.NextFid(Fids, index)) >= 0)" : "while (reader.NextField())");
        if (record.Members.Count == 0)
        {
            code.Line(unknown);
            return;
        }

        if (!hasFids)
        {
            code.Line("var index = IndexOf(reader.Name);");
            using (code.Open("if (!seen.Add(index))"))
            {
                code.Line("reader.SkipDoubled();");
                code.Line("continue;");
            }

            code.Line();
        }

        using var cases = code.Open("switch (index)");
        EmitCases(code, record, isMessage);
        code.Line("default:");
        code.Line($"    {unknown}");
        code.Line("    break;");
    }

    private static void EmitStart(CodeWriter code, RecordModel record)
    {
        if (record.Members.Count > 0)
        {
            code.Line("var fields = new FieldValues();");
        }
    }

    /// <summary>
    /// What has been read so far, in one struct: as many locals of their own would cost the trim analyzer's data flow more than
    /// the rest of the build.
    /// </summary>
    private static void EmitFieldValues(CodeWriter code, RecordModel record)
    {
        if (record.Members.Count == 0)
        {
            return;
        }

        code.Line();
        using var type = code.Open("private struct FieldValues()");
        foreach (var member in record.Members)
        {
            code.Line(Declaration(member));
        }

        foreach (var field in SignedByCode(record))
        {
            code.Line($"public int {Position(field)};");
        }
    }

    /// <summary>The values that take their sign from a code where they have none of their own; either may come first.</summary>
    private static IEnumerable<FieldModel> SignedByCode(RecordModel record) =>
        record.Members.OfType<ScalarMember>().Select(member => member.Field).Where(field => field.SignBy is not null);

    /// <summary>The variable that remembers where such a value stands, to see whether it has a sign.</summary>
    private static string Position(FieldModel field) => $"at{field.Name}";

    private static void EmitPosition(CodeWriter code, FieldModel field, string owner)
    {
        if (field.SignBy is not null)
        {
            code.Line($"{owner}{Position(field)} = reader.Position;");
        }
    }

    private static string WithSign(FieldModel field, string owner, string position) =>
        $"reader.WithSign({owner}{field.Name}, {owner}{field.SignBy}?.Sign ?? 0, {position}, {Literals.Utf8(field.Wire)})";

    private static void EmitResult(CodeWriter code, RecordModel record, IEnumerable<string> parts)
    {
        code.Line();
        using var result = code.Open($"return new {record.TypeName}", "};");
        foreach (var part in parts)
        {
            code.Line(part);
        }

        foreach (var member in record.Members)
        {
            var value = member is ScalarMember { Field: { SignBy: not null } field }
                ? WithSign(field, "fields.", "fields." + Position(field))
                : Local(member);
            code.Line($"{member.Name} = {value},");
        }
    }

    private static void EmitCases(CodeWriter code, RecordModel record, bool isMessage)
    {
        var index = 0;
        foreach (var member in record.Members)
        {
            switch (member)
            {
                case ScalarMember { Field: var field }:
                    Case(code, Number(index), Set(member, ReadCall(field)), () => EmitPosition(code, field, isMessage ? "" : "fields."));
                    index++;
                    break;
                case RowsMember rows:
                    var read = rows.IsPositional ? "ReadPositionalRows" : "ReadRows";
                    Case(code, Number(index), Set(member, $"reader.{read}<{rows.Row.TypeName}, {rows.Row.TypeName}Reader>()"));
                    index++;
                    break;
                case LevelsMember levels:
                    var array = isMessage ? Levels(levels) : Local(member);
                    foreach (var column in levels.Columns)
                    {
                        var element = index == 0 ? "index" : $"index - {Number(index)}";

                        // Number by number, which the compiler makes a jump of; ranges it would compare one after the other.
                        Case(
                            code,
                            string.Join(" or ", Enumerable.Range(index, column.Wires.Count).Select(Number)),
                            $"{array}[{element}].{StoredFields.Setter(column.Field.Name)}({ReadCall(column.Field)});");
                        index += column.Wires.Count;
                    }

                    break;
            }
        }

        string Set(MemberModel member, string value) =>
            isMessage ? $"message.{StoredFields.Setter(member.Name)}({value});" : $"{Local(member)} = {value};";
    }

    private static void Case(CodeWriter code, string pattern, string statement, Action? emitBefore = null)
    {
        code.Line($"case {pattern}:");
        using var indent = code.Indent();
        emitBefore?.Invoke();
        code.Line(statement);
        code.Line("break;");
    }

    private static void EmitIndexOf(CodeWriter code, RecordModel record)
    {
        var wires = WiresOf(record);
        if (wires.Count > 0)
        {
            code.Line();
            if (FidTableEmitter.AreFids(wires))
            {
                FidTableEmitter.Emit(code, wires);
            }
            else
            {
                NameIndexEmitter.Emit(code, wires);
            }
        }
    }

    private static List<string> WiresOf(RecordModel record) => [.. record.Members.SelectMany(WiresOf)];

    private static IEnumerable<string> WiresOf(MemberModel member) => member switch
    {
        ScalarMember scalar => [scalar.Field.Wire],
        RowsMember rows => [rows.Wire],
        LevelsMember levels => levels.Columns.SelectMany(column => column.Wires),
        _ => [],
    };

    private static string Declaration(MemberModel member) => member switch
    {
        ScalarMember { Field.ResponseType: "string" } => $"public string {member.Name} = \"\";",
        ScalarMember scalar => $"public {scalar.Field.ResponseType} {member.Name};",
        RowsMember rows => $"public {List}<{rows.Row.TypeName}> {member.Name} = [];",
        LevelsMember levels => $"public {levels.ItemType}[] {member.Name} = new {levels.ItemType}[{Number(levels.Count)}];",
        _ => throw new ArgumentOutOfRangeException(nameof(member)),
    };

    private static string ReadCall(FieldModel field) =>
        field.IsMagnitude ? $"WireNumber.Magnitude({ReadSignedCall(field)})" : ReadSignedCall(field);

    private static string ReadSignedCall(FieldModel field)
    {
        var digits = field.Scale == 1 ? "" : Digits(field.Scale);
        if (field.ItemScales.Count > 0)
        {
            var items = field.ItemScales.Select(item => $"{Literals.Quote(item.Item)} => {Digits(item.Scale)}, ");
            digits = $"header.Item switch {{ {string.Concat(items)}_ => {(digits.Length == 0 ? "0" : digits)} }}";
        }

        var times = field.Times.ToString(CultureInfo.InvariantCulture);
        return field.Type switch
        {
            FieldType.Text => "reader.ReadText()",
            FieldType.Code => "reader.ReadCode()",
            FieldType.StockCode => "reader.ReadStockCode()",
            FieldType.Secret => "reader.ReadSecret()",
            FieldType.Price => $"reader.ReadPrice({digits})",
            FieldType.Change when field.Times != 1 => $"reader.ReadSigned({digits}) * {times}",
            FieldType.Change => $"reader.ReadSigned({digits})",
            FieldType.Ratio => $"reader.ReadRatio({digits})",
            FieldType.Rate => $"reader.ReadRate({digits})",
            FieldType.Quantity or FieldType.Amount when field.Times != 1 => $"reader.ReadMultiple({times})",
            FieldType.Quantity or FieldType.Amount or FieldType.Count => "reader.ReadInteger()",
            FieldType.Date => "reader.ReadDate()",
            FieldType.Time => "reader.ReadTime()",
            FieldType.DateTime => "reader.ReadDateTime()",
            FieldType.Flag => $"reader.ReadFlag({Literals.Utf8(field.FlagTrue!)}, {Literals.Utf8(field.FlagFalse!)})",
            FieldType.Enum => $"reader.ReadEnum<{field.RequestValueType}, {field.EnumName}Codes>()",
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    private static string Digits(int scale) => Number(scale.ToString(CultureInfo.InvariantCulture).Length - 1);

    private static string Levels(LevelsMember levels) => char.ToLowerInvariant(levels.Name[0]) + levels.Name.Substring(1) + "Levels";

    private static string Local(MemberModel member) => "fields." + member.Name;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
