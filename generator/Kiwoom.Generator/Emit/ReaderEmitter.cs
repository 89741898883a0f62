using System.Globalization;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>
/// Writes how an answer, a row or a message is read from UTF-8 JSON in one pass: name to index, index to value, and the value into its
/// place, with no strings or locals between.
/// </summary>
internal static class ReaderEmitter
{
    private const string Result = "result";

    private static readonly string[] Envelope = ["return_code", "return_msg"];

    private static readonly string[] MessageParts =
        ["Type = header.Type,", "Item = header.Item,", "ReceivedAt = header.ReceivedAt,", "Timestamp = header.Timestamp,", "Sequence = header.Sequence,"];

    public static void EmitResponseReader(CodeWriter code, RecordModel response, bool isShared)
    {
        using (code.Open($"public override {response.TypeName} Read(ref WireReader reader)"))
        {
            EmitStart(code, response, []);
            EmitLoop(code, response, isShared, isAnswer: true);
            EmitSigns(code, response);
            code.Line($"reader.Complete({Result});");
            code.Line($"return {Result};");
        }

        EmitNames(code, [.. WiresOf(response), .. Envelope]);
    }

    public static void EmitMessageReader(CodeWriter code, MessageModel message)
    {
        var record = message.Record;
        code.Line($"/// <summary>Reads a <see cref=\"{record.TypeName}\"/>.</summary>");
        using var type = code.Open($"internal readonly struct {message.ReaderType} : IMessageReader<{record.TypeName}>");
        EmitObjectReader(code, record, "ref WireReader reader, in MessageHeader header", MessageParts);
        EmitNames(code, WiresOf(record));
    }

    public static void EmitRowReader(CodeWriter code, RowsMember rows)
    {
        var row = rows.Row;
        code.Line($"/// <summary>Reads a <see cref=\"{row.TypeName}\"/>.</summary>");
        var contract = rows.IsPositional ? "IPositionalRowReader" : "IRowReader";
        using var type = code.Open($"internal readonly struct {row.TypeName}Reader : {contract}<{row.TypeName}>");
        EmitObjectReader(code, row, "ref WireReader reader", []);
        if (rows.IsPositional)
        {
            code.Line();
            EmitPositional(code, row);
        }

        EmitNames(code, WiresOf(row));
    }

    private static void EmitObjectReader(CodeWriter code, RecordModel record, string parameters, IEnumerable<string> parts)
    {
        using var method = code.Open($"public static {record.TypeName} Read({parameters})");
        EmitStart(code, record, parts);
        EmitLoop(code, record, isShared: false, isAnswer: false);
        EmitSigns(code, record);
        code.Line($"return {Result};");
    }

    /// <summary>Reads a row that is an array: its values in the document's order, and no more than there are.</summary>
    private static void EmitPositional(CodeWriter code, RecordModel row)
    {
        using var method = code.Open($"public static {row.TypeName} ReadArray(ref WireReader reader)");
        EmitStart(code, row, []);
        foreach (var member in row.Members.OfType<ScalarMember>())
        {
            using var block = code.Open($"if (reader.NextValue({Literals.Utf8(member.Field.Wire)}))");
            foreach (var statement in Read(member.Field, Result + ".", RecordEmitter.Stored(row)))
            {
                code.Line(statement);
            }
        }

        code.Line("reader.SkipRest();");
        EmitSigns(code, row);
        code.Line($"return {Result};");
    }

    private static void EmitStart(CodeWriter code, RecordModel record, IEnumerable<string> parts)
    {
        foreach (var levels in record.Members.OfType<LevelsMember>())
        {
            code.Line($"var {Levels(levels)} = new {levels.ItemType}[{Number(levels.Count)}];");
        }

        List<string> all = [.. parts, .. record.Members.OfType<LevelsMember>().Select(levels => $"{levels.Name} = {Levels(levels)},")];
        if (all.Count == 0)
        {
            code.Line($"var {Result} = new {record.TypeName}();");
        }
        else
        {
            using var start = code.Open($"var {Result} = new {record.TypeName}", "};");
            all.ForEach(part => code.Line(part));
        }

        foreach (var field in SignedByCode(record))
        {
            code.Line($"var {Position(field)} = 0;");
        }
    }

    private static void EmitLoop(CodeWriter code, RecordModel record, bool isShared, bool isAnswer)
    {
        var unknown = isAnswer ? "reader.ReadEnvelopeOrSkip();" : "reader.SkipUnknown();";
        var count = WiresOf(record).Count;
        if (count == 0 && !isAnswer)
        {
            using var skip = code.Open("while (reader.NextField())");
            code.Line(unknown);
            return;
        }

        code.Line("var expected = Names.Expected;");
        code.Line("var start = reader.Position;");
        code.Line("bool[]? seen = null;");
        code.Line("int index, before = -1;");
        using (code.Open("while ((index = reader.NextField(Names, expected, start, ref before, ref seen)) >= 0)"))
        {
            using var cases = code.Open("switch (index)");
            EmitCases(code, record, isShared ? null : RecordEmitter.Stored(record));
            if (isAnswer)
            {
                Case(code, Number(count), ["reader.ReadReturnCode();"]);
                Case(code, Number(count + 1), ["reader.ReadReturnMessage();"]);
            }

            code.Line($"default: {unknown} break;");
        }

        code.Line();
    }

    private static void EmitCases(CodeWriter code, RecordModel record, StoredFields? stored)
    {
        var index = 0;
        foreach (var member in record.Members)
        {
            switch (member)
            {
                case ScalarMember { Field: var field }:
                    Case(code, Number(index), Read(field, Result + ".", stored));
                    index++;
                    break;
                case RowsMember rows:
                    var read = rows.IsPositional ? "ReadPositionalRows" : "ReadRows";
                    Case(code, Number(index), [$"{Result}.{StoredFields.Store(rows.Name)} = reader.{read}<{rows.Row.TypeName}, {rows.Row.TypeName}Reader>();"]);
                    index++;
                    break;
                case LevelsMember levels:
                    foreach (var column in levels.Columns)
                    {
                        var element = index == 0 ? "index" : $"index - {Number(index)}";
                        var level = "level" + Number(index);

                        // Number by number, which the compiler makes a jump of; ranges it would compare one after the other.
                        // The level is found once: what is read into and what is noted are one place.
                        Case(
                            code,
                            string.Join(" or ", Enumerable.Range(index, column.Wires.Count).Select(Number)),
                            [$"ref var {level} = ref {Levels(levels)}[{element}];", .. levels.IsForeign ? ReadForeign(column.Field, level) : Read(column.Field, level + ".", null)]);
                        index += column.Wires.Count;
                    }

                    break;
            }
        }
    }

    /// <summary>The statements that read a value into its place.</summary>
    /// <param name="field">The value.</param>
    /// <param name="owner">The object, with its point.</param>
    /// <param name="stored">Its type's fields; null where the type is shared.</param>
    private static IEnumerable<string> Read(FieldModel field, string owner, StoredFields? stored)
    {
        var store = owner + StoredFields.Store(field.Name);
        if (field.SignBy is not null)
        {
            yield return $"{Position(field)} = reader.Position;";
        }

        if (!field.IsNullableValue)
        {
            yield return $"{store} = {ReadCall(field)};";
            yield break;
        }

        var then = field.IsMagnitude ? $"{store} = Math.Abs({store}); " : "";
        then += field.Type == FieldType.Change && field.Times != 1 ? $"{store} *= {field.Times.ToString(CultureInfo.InvariantCulture)}; " : "";
        then += stored is null ? StoredFields.SharedNote(owner, field.Name) : stored.Note(owner, field.Name);
        yield return $"if ({TryReadCall(field, store)}) {{ {then} }}";
    }

    /// <summary>The statements that read a value of a level whose type another assembly has.</summary>
    private static IEnumerable<string> ReadForeign(FieldModel field, string level)
    {
        if (!field.IsNullableValue)
        {
            var value = field.ResponseType == "string" ? ReadCall(field) + " ?? \"\"" : ReadCall(field);
            yield return $"{level} = {level} with {{ {field.Name} = {value} }};";
            yield break;
        }

        var read = $"{level}Value";
        var magnitude = field.IsMagnitude ? $"Math.Abs({read})" : read;
        yield return $"if ({TryReadCall(field, "var " + read)}) {{ {level} = {level} with {{ {field.Name} = {magnitude} }}; }}";
    }

    /// <summary>A case on one line: there are thousands, and a page of them is read at a glance.</summary>
    private static void Case(CodeWriter code, string pattern, IEnumerable<string> statements) =>
        code.Line($"case {pattern}: {string.Join(" ", statements)} break;");

    /// <summary>The values that take their sign from a code where they have none of their own; either may come first.</summary>
    private static IEnumerable<FieldModel> SignedByCode(RecordModel record) =>
        record.Members.OfType<ScalarMember>().Select(member => member.Field).Where(field => field.SignBy is not null);

    private static void EmitSigns(CodeWriter code, RecordModel record)
    {
        foreach (var field in SignedByCode(record))
        {
            var store = $"{Result}.{StoredFields.Store(field.Name)}";
            using var other = code.Open($"if (WireReader.IsOtherSign({store}, {Result}.{StoredFields.Store(field.SignBy!)}?.Sign ?? 0))");
            code.Line($"{store} = reader.WithSign({store}, {Position(field)}, {Literals.Utf8(field.Wire)});");
        }
    }

    /// <summary>The variable that remembers where such a value stands, to see whether it has a sign.</summary>
    private static string Position(FieldModel field) => $"at{field.Name}";

    private static void EmitNames(CodeWriter code, List<string> wires)
    {
        if (wires.Count > 0)
        {
            code.Line();
            code.Line($"private static readonly NameTable Names = new({Literals.Utf8(string.Join("\n", wires))});");
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

    private static string ReadCall(FieldModel field) => field.Type switch
    {
        FieldType.Text => "reader.ReadText()",
        FieldType.Code => "reader.ReadCode()",
        FieldType.StockCode => "reader.ReadStockCode()",
        FieldType.Secret => "reader.ReadSecret()",
        FieldType.Enum => $"reader.ReadEnum<{field.CodeArguments}>()",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static string TryReadCall(FieldModel field, string store)
    {
        var target = "out " + store;
        var scaled = Scale(field) is { Length: > 0 } scale ? $"{target}, {scale}" : target;
        return field.Type switch
        {
            FieldType.Price => $"reader.TryReadPrice({scaled})",
            FieldType.Change or FieldType.Rate => $"reader.TryReadSigned({scaled})",
            FieldType.Ratio => $"reader.TryReadRatio({scaled})",
            FieldType.Quantity or FieldType.Amount when field.Times != 1 =>
                $"reader.TryReadMultiple({target}, {field.Times.ToString(CultureInfo.InvariantCulture)})",
            FieldType.Quantity or FieldType.Amount or FieldType.Count => $"reader.TryReadInteger({target})",
            FieldType.Date => $"reader.TryReadDate({target})",
            FieldType.Time => $"reader.TryReadTime({target})",
            FieldType.DateTime => $"reader.TryReadDateTime({target})",
            FieldType.Flag => $"reader.TryReadFlag({target}, {Literals.Utf8(field.FlagTrue!)}, {Literals.Utf8(field.FlagFalse!)})",
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    /// <summary>The digits that the wire leaves out behind the point; empty for none.</summary>
    private static string Scale(FieldModel field)
    {
        var digits = field.Scale == 1 ? "" : Digits(field.Scale);
        if (field.ItemScales.Count == 0)
        {
            return digits;
        }

        var items = field.ItemScales.Select(item => $"{Literals.Quote(item.Item)} => {Digits(item.Scale)}, ");
        return $"header.Item switch {{ {string.Concat(items)}_ => {(digits.Length == 0 ? "0" : digits)} }}";
    }

    private static string Digits(int scale) => Number(scale.ToString(CultureInfo.InvariantCulture).Length - 1);

    private static string Levels(LevelsMember levels) => char.ToLowerInvariant(levels.Name[0]) + levels.Name.Substring(1) + "Levels";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
