using System.Globalization;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads what an element means: its type with its code table, flag codes, scale and unit.</summary>
internal sealed class MeaningParser(DiagnosticBag diagnostics)
{
    /// <summary>The keys that <see cref="ReadType"/> reads.</summary>
    public static readonly string[] TypeKeys = ["type", "enum", "flag", "scale", "scaleByItem", "signBy", "magnitude", "unit", "summary", "note", "origin"];

    private static readonly string[] TypeGivers = ["type", "enum", "flag"];

    /// <summary>Whether the mapping would give a type, had its key been written correctly.</summary>
    public static bool IsTypeMisspelt(MappingReader reader) => TypeGivers.Any(reader.IsMisspelt);

    /// <summary>Reports a mapping that gives no type.</summary>
    public static void ReportMissingType(MappingReader reader, string owner)
    {
        if (!IsTypeMisspelt(reader))
        {
            reader.ReportMissing("type", owner);
        }
    }

    /// <summary>Reads the short form <c>CurrentPrice price</c> or <c>Exchange enum OrderExchange</c>.</summary>
    public Meaning? ReadShort(YamlScalar scalar)
    {
        var words = scalar.Value.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            diagnostics.Add(SpecDiagnostics.InvalidValue, scalar.Location, scalar.Value, "meaning", "a C# name and a type, such as 'CurrentPrice price'");
            return null;
        }

        return CheckName(words[0], scalar.Location) && ReadTypeWords(words.Skip(1).ToArray(), scalar.Location) is { } meaning
            ? meaning with { Name = words[0] }
            : null;
    }

    /// <summary>Reads the type words of a short form: <c>price</c>, <c>enum OrderType</c> or <c>flag Y/N</c>.</summary>
    public Meaning? ReadTypeWords(string[] words, LocationInfo location)
    {
        if (words.Length == 0 || !FieldTypes.TryParse(words[0], out var type))
        {
            var word = words.Length == 0 ? "" : words[0];
            diagnostics.Add(
                SpecDiagnostics.UnknownType, location, word, Hint.DidYouMean(word, FieldTypes.Names) is { Length: > 0 } hint ? hint : $"; choose {string.Join(", ", FieldTypes.Names)}");
            return null;
        }

        var meaning = new Meaning("", type);
        var expectedWords = type is FieldType.Enum or FieldType.Flag ? 2 : 1;
        if (words.Length > expectedWords && FieldTypes.HasUnit(type))
        {
            var unit = string.Join(" ", words.Skip(1));
            if (UnitCheck.FindMistake(unit) is { } expected)
            {
                diagnostics.Add(SpecDiagnostics.InvalidValue, location, unit, "unit", expected);
            }

            return meaning with { Unit = unit };
        }

        if (words.Length != expectedWords)
        {
            diagnostics.Add(SpecDiagnostics.InvalidValue, location, string.Join(" ", words), "type", TypeSyntax(type));
            return null;
        }

        return type switch
        {
            FieldType.Enum => meaning with { EnumName = words[1] },
            FieldType.Flag => WithFlag(meaning, words[1], location),
            _ => meaning,
        };
    }

    /// <summary>Reads type, code table, flag and the rest; null without a diagnostic when the mapping gives no type.</summary>
    /// <param name="reader">The mapping.</param>
    /// <param name="inlineEnum">The name of a code table written inline, which the caller has read.</param>
    /// <param name="failed">Whether a mistake was reported.</param>
    public Meaning? ReadType(MappingReader reader, string? inlineEnum, out bool failed)
    {
        failed = false;
        Meaning? meaning = null;
        if (reader.Has("enum"))
        {
            var name = inlineEnum ?? reader.Text("enum");
            meaning = name is null ? null : new Meaning("", FieldType.Enum) { EnumName = name };
        }
        else if (reader.Has("flag"))
        {
            meaning = reader.Text("flag") is { } codes ? WithFlag(new Meaning("", FieldType.Flag), codes, reader.LocationOf("flag")) : null;
        }
        else if (reader.Text("type") is { } typeName)
        {
            meaning = ReadTypeWords(typeName.Split([' '], StringSplitOptions.RemoveEmptyEntries), reader.LocationOf("type"));
        }
        else if (!reader.Has("type"))
        {
            return null;
        }

        if (meaning is not null && reader.Has("type") && (reader.Has("enum") || reader.Has("flag")))
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf("type"), "type", "'enum' and 'flag' say the type");
        }

        failed = meaning is null;
        return meaning is null ? null : WithDetails(reader, meaning);
    }

    /// <summary>Adds scale, unit, summary and note.</summary>
    public Meaning WithDetails(MappingReader reader, Meaning meaning)
    {
        var scale = reader.Integer("scale", 1) ?? meaning.Scale;
        if (scale != 1 && !FieldTypes.IsDecimal(meaning.Type))
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf("scale"), "scale", "only price, change and rate can be fixed-point");
            scale = 1;
        }
        else if (!IsPowerOfTen(scale))
        {
            reader.ReportInvalid("scale", scale.ToString(CultureInfo.InvariantCulture), "a power of ten");
            scale = 1;
        }

        var signBy = reader.Text("signBy");
        if (signBy is not null && meaning.Type is not (FieldType.Change or FieldType.Rate))
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf("signBy"), "signBy", "only a change or a rate takes its sign from a code");
            signBy = null;
        }

        var isMagnitude = reader.Boolean("magnitude");
        if (isMagnitude == true && !FieldTypes.IsInteger(meaning.Type))
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf("magnitude"), "magnitude", "only a quantity, amount or count can have a sign that is only a mark; a price and a ratio never have another");
            isMagnitude = false;
        }

        var unit = reader.Text("unit");
        if (unit is not null && UnitCheck.FindMistake(unit) is { } expected)
        {
            reader.ReportInvalid("unit", unit, expected);
        }

        return meaning with
        {
            Scale = scale,
            IsMagnitude = isMagnitude ?? meaning.IsMagnitude,
            ItemScales = ReadItemScales(reader, meaning),
            SignBy = signBy ?? meaning.SignBy,
            Origin = reader.Text("origin") ?? meaning.Origin,
            Unit = unit is null ? meaning.Unit : unit == Units.Unknown ? null : unit,
            Summary = reader.Text("summary") ?? meaning.Summary,
            Note = reader.Text("note") ?? meaning.Note,
        };
    }

    public bool CheckName(string name, LocationInfo location)
    {
        if (Names.IsPascalCase(name))
        {
            return true;
        }

        diagnostics.Add(SpecDiagnostics.InvalidIdentifier, location, name);
        return false;
    }

    /// <summary>Reads <c>scaleByItem: { MGU: 100 }</c>: the fixed point of messages of single items.</summary>
    private EquatableArray<ItemScale> ReadItemScales(MappingReader reader, Meaning meaning)
    {
        if (reader.SubMapping("scaleByItem") is not { } mapping)
        {
            return meaning.ItemScales;
        }

        var items = new MappingReader(mapping, reader.LocationOf("scaleByItem"), diagnostics, [.. mapping.Entries.Select(entry => entry.Key.Value)]);
        var scales = new List<ItemScale>();
        foreach (var item in mapping.Entries.Select(entry => entry.Key.Value))
        {
            if (items.Integer(item, 1) is not { } scale)
            {
                continue;
            }

            if (!FieldTypes.IsDecimal(meaning.Type) || !IsPowerOfTen(scale))
            {
                items.ReportInvalid(item, scale.ToString(CultureInfo.InvariantCulture), "a power of ten, for a price, change, rate or ratio");
                continue;
            }

            scales.Add(new ItemScale(item, scale));
        }

        return scales.ToEquatableArray();
    }

    private static bool IsPowerOfTen(int value)
    {
        while (value % 10 == 0)
        {
            value /= 10;
        }

        return value == 1;
    }

    private static string TypeSyntax(FieldType type) => type switch
    {
        FieldType.Enum => "'enum' and the name of a code table",
        FieldType.Flag => "'flag' and its two codes, such as 'flag Y/N'",
        _ => $"'{FieldTypes.ToName(type)}' alone",
    };

    private Meaning? WithFlag(Meaning meaning, string codes, LocationInfo location)
    {
        var slash = codes.IndexOf('/');
        if (slash < 0 || codes.IndexOf('/', slash + 1) >= 0 || codes.Substring(0, slash) == codes.Substring(slash + 1))
        {
            diagnostics.Add(SpecDiagnostics.InvalidValue, location, codes, "flag", "the codes for true and false, such as 'Y/N'");
            return null;
        }

        return meaning with { FlagTrue = codes.Substring(0, slash), FlagFalse = codes.Substring(slash + 1) };
    }
}
