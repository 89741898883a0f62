using System.Text.RegularExpressions;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Finds out what a single element is: from its own keys first, from the vocabulary otherwise.</summary>
internal sealed class FieldBinder(
    SharedSpec shared, string area, DiagnosticBag diagnostics, List<EnumModel> inlineEnums, List<Declaration> declarations)
{
    /// <summary>The keys of an element's long form, in requests and responses.</summary>
    public static readonly string[] CommonKeys = ["ko", "as", "verified", "reason", .. MeaningParser.TypeKeys];

    // Profit and loss, increase, net buying and selling, change and rate of change: values whose sign is theirs.
    private static readonly Regex SignedKorean = new("손익(?!분기)|증감|순매수|순매도|등락|전일대비|직전대비|수익[률율]", RegexOptions.CultureInvariant);

    private readonly MeaningParser _meanings = new(diagnostics);

    /// <summary>Binds an element's short form: the Korean name alone.</summary>
    public FieldModel? BindShort(YamlScalar key, YamlScalar korean) =>
        Lookup(key, korean.Value) is { } meaning
            ? Check(Create(key.Value, korean.Value, meaning), key.Location)
            : null;

    /// <summary>Binds an element's long form.</summary>
    public FieldModel? BindLong(YamlScalar key, MappingReader reader)
    {
        var korean = reader.RequiredText("ko", key.Value);
        var explicitName = reader.Text("as");
        var nameIsGood = explicitName is null || _meanings.CheckName(explicitName, reader.LocationOf("as"));
        var meaning = ReadType(reader, out var failed);
        if (korean is null || failed || !nameIsGood)
        {
            return null;
        }

        if (explicitName is null || meaning is null)
        {
            if ((explicitName is null && reader.IsMisspelt("as")) || (meaning is null && MeaningParser.IsTypeMisspelt(reader)))
            {
                return null;
            }

            if (Lookup(key, korean) is not { } word)
            {
                return null;
            }

            explicitName ??= word.Name;
            meaning ??= _meanings.WithDetails(reader, word);
        }

        var (isVerified, reason) = reader.Verification(key.Value);
        return Check(Create(key.Value, korean, meaning with { Name = explicitName }) with { Verified = isVerified, Reason = reason }, key.Location);
    }

    /// <summary>Makes an element from what it means. A code table that stands inline belongs to the descriptor's area.</summary>
    public FieldModel Create(string wire, string korean, Meaning meaning)
    {
        var field = FieldFactory.Create(wire, korean, meaning);
        return field.EnumName is not null && field.Table is null ? field with { InlineArea = area } : field;
    }

    /// <summary>The codes that a request may send for an element; none where any text will do, or where its table could not be read.</summary>
    public IReadOnlyList<string> CodesOf(FieldModel field) => field switch
    {
        { Type: FieldType.Flag } => [field.FlagTrue!, field.FlagFalse!],
        { Type: FieldType.Enum, Table: not null } => [.. shared.FindCodes(field.EnumName!)],
        { Type: FieldType.Enum } => [.. inlineEnums.Where(table => table.Name == field.EnumName).SelectMany(table => table.Members).Select(code => code.Wire)],
        _ => [],
    };

    /// <summary>Reads the type keys with an inline or shared code table.</summary>
    public Meaning? ReadType(MappingReader reader, out bool failed)
    {
        EnumModel? inline = null;
        if (reader.Mapping.Find("enum") is { Value: YamlMapping table } entry)
        {
            inline = EnumParser.ReadInline(table, entry.Key.Location, diagnostics);
            if (inline is null)
            {
                failed = true;
                return null;
            }

            inlineEnums.Add(inline);
            declarations.Add(new Declaration("The type", inline.Name, table.Find("as")!.Value.Location));
        }

        var meaning = _meanings.ReadType(reader, inline?.Name, out failed);
        if (meaning?.EnumName is { } name && inline is null)
        {
            if (shared.FindEnum(name) is { } found)
            {
                return meaning with { Table = found };
            }

            if (shared.HasAllEnums)
            {
                var location = reader.LocationOf(reader.Has("enum") ? "enum" : "type");
                diagnostics.Add(SpecDiagnostics.UnknownEnum, location, name, Hint.DidYouMean(name, shared.EnumNames));
            }

            failed = true;
            return null;
        }

        return meaning;
    }

    /// <summary>Refuses a wire name that no JSON of this API has.</summary>
    public bool CheckWire(string wire, LocationInfo location)
    {
        if (wire.Length > 0 && !wire.Any(c => c is <= ' ' or > '~' or '\'' or '"' or '\\'))
        {
            return true;
        }

        diagnostics.Add(SpecDiagnostics.InvalidValue, location, wire, "wire name", "the element's name: letters, digits and underscores");
        return false;
    }

    /// <summary>Refuses a bad wire name, and a price where the Korean name says that the value is signed: it would lose its sign.</summary>
    public FieldModel? Check(FieldModel field, LocationInfo location)
    {
        if (!CheckWire(field.Wire, location))
        {
            return null;
        }

        if (field.Type == FieldType.Price && SignedKorean.IsMatch(field.Korean))
        {
            diagnostics.Add(SpecDiagnostics.SignedPrice, location, field.Wire.Length == 0 ? field.Name : field.Wire, field.Korean);
        }

        return field;
    }

    private Meaning? Lookup(YamlScalar key, string korean)
    {
        var word = shared.FindWord(key.Value);
        if (word?.Find(korean) is { } meaning)
        {
            return meaning;
        }

        if (shared.HasWholeVocabulary)
        {
            var hint = word is null
                ? Hint.DidYouMean(key.Value, shared.Words)
                : $" with the Korean name '{korean}' (it knows {string.Join(", ", word.Meanings.Select(known => known.Korean))})";
            diagnostics.Add(SpecDiagnostics.NotInVocabulary, key.Location, key.Value, hint);
        }

        return null;
    }
}
