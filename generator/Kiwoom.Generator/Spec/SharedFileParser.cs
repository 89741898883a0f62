using System.Globalization;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads the files that descriptors share. A bad entry is reported and left out; the rest stands.</summary>
internal static class SharedFileParser
{
    private static readonly string[] AreaKeys = ["as", "ko", "summary"];
    private static readonly string[] ErrorKeys = ["message", "category", "help"];

    private static readonly string[] WordKeys = ["as", .. MeaningParser.TypeKeys];

    private static readonly string[] ErrorCategories =
        ["server", "invalidRequest", "authentication", "rateLimit", "notFound", "environmentMismatch"];

    public static Result<SharedFile<AreaModel>> ParseAreas(SpecFile file) => Parse(file, ReadArea);

    /// <param name="file">vocabulary.yaml.</param>
    /// <param name="enums">The code tables it may name; null when they are not all known.</param>
    public static Result<SharedFile<VocabularyEntry>> ParseVocabulary(SpecFile file, ICollection<string>? enums) =>
        Parse(file, (entry, diagnostics) => ReadWord(entry, enums, diagnostics));

    public static Result<SharedFile<EnumModel>> ParseEnums(SpecFile file) => Parse(file, ReadEnum);

    public static Result<SharedFile<ErrorModel>> ParseErrors(SpecFile file) => Parse(file, ReadError);

    private static Result<SharedFile<T>> Parse<T>(SpecFile file, Func<YamlEntry, DiagnosticBag, T?> read)
        where T : class, IEquatable<T>
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(file.Path, file.Text, diagnostics);
        var items = root is null
            ? EquatableArray<T>.Empty
            : root.DistinctEntries(diagnostics).Select(entry => read(entry, diagnostics)).OfType<T>().ToEquatableArray();
        var found = diagnostics.ToArray();
        return new Result<SharedFile<T>>(new SharedFile<T>(items, IsComplete: found.Count == 0), found);
    }

    private static AreaModel? ReadArea(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (ToReader(entry, diagnostics, AreaKeys) is not { } reader)
        {
            return null;
        }

        var name = reader.RequiredText("as", entry.Key.Value);
        var korean = reader.RequiredText("ko", entry.Key.Value);
        var summary = reader.RequiredText("summary", entry.Key.Value);
        return name is not null && korean is not null && summary is not null &&
            new MeaningParser(diagnostics).CheckName(name, reader.LocationOf("as"))
            ? new AreaModel(entry.Key.Value, name, korean, summary)
            : null;
    }

    private static EnumModel? ReadEnum(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (entry.Value is YamlMapping mapping)
        {
            return EnumParser.Read(entry.Key, mapping, diagnostics);
        }

        diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, entry.Key.Value, "a mapping");
        return null;
    }

    private static ErrorModel? ReadError(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (ToReader(entry, diagnostics, ErrorKeys) is not { } reader)
        {
            return null;
        }

        var code = entry.Key.Value;
        if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            diagnostics.Add(SpecDiagnostics.InvalidValue, entry.Key.Location, code, "error code", "a number");
            return null;
        }

        var message = reader.RequiredText("message", code);
        var category = reader.RequiredText("category", code);
        var help = reader.RequiredText("help", code);
        if (category is not null && !ErrorCategories.Contains(category))
        {
            reader.ReportInvalid("category", category, string.Join(", ", ErrorCategories));
            return null;
        }

        return message is null || category is null || help is null
            ? null
            : new ErrorModel(number, message, char.ToUpperInvariant(category[0]) + category.Substring(1), help);
    }

    private static VocabularyEntry? ReadWord(YamlEntry entry, ICollection<string>? enums, DiagnosticBag diagnostics)
    {
        var wire = entry.Key.Value;
        if (entry.Value is YamlMapping mapping && mapping.Find("as") is null)
        {
            return ReadKoreanMeanings(wire, mapping, enums, diagnostics);
        }

        return ReadMeaning(entry, enums, diagnostics) is { } meaning
            ? new VocabularyEntry(wire, meaning, EquatableArray<KoreanMeaning>.Empty)
            : null;
    }

    private static VocabularyEntry ReadKoreanMeanings(
        string wire, YamlMapping mapping, ICollection<string>? enums, DiagnosticBag diagnostics)
    {
        var meanings = new List<KoreanMeaning>();
        foreach (var entry in mapping.DistinctEntries(diagnostics))
        {
            if (ReadMeaning(entry, enums, diagnostics) is { } meaning)
            {
                meanings.Add(new KoreanMeaning(entry.Key.Value, meaning));
            }
        }

        return new VocabularyEntry(wire, null, meanings.ToEquatableArray());
    }

    private static Meaning? ReadMeaning(YamlEntry entry, ICollection<string>? enums, DiagnosticBag diagnostics)
    {
        if (ReadMeaning(entry, diagnostics) is not { } meaning)
        {
            return null;
        }

        if (meaning.EnumName is { } name && enums is not null && !enums.Contains(name))
        {
            diagnostics.Add(SpecDiagnostics.UnknownEnum, entry.Value.Location, name, Hint.DidYouMean(name, enums));
            return null;
        }

        return meaning;
    }

    private static Meaning? ReadMeaning(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var parser = new MeaningParser(diagnostics);
        if (entry.Value is YamlScalar scalar)
        {
            return parser.ReadShort(scalar);
        }

        if (ToReader(entry, diagnostics, WordKeys) is not { } reader)
        {
            return null;
        }

        var name = reader.RequiredText("as", entry.Key.Value);
        var meaning = parser.ReadType(reader, inlineEnum: null, out var failed);
        if (meaning is null && !failed)
        {
            reader.ReportMissing("type", entry.Key.Value);
        }

        return name is not null && meaning is not null && parser.CheckName(name, reader.LocationOf("as"))
            ? meaning with { Name = name }
            : null;
    }

    private static MappingReader? ToReader(YamlEntry entry, DiagnosticBag diagnostics, IReadOnlyCollection<string> keys)
    {
        if (entry.Value is YamlMapping mapping)
        {
            return new MappingReader(mapping, entry.Key.Location, diagnostics, keys);
        }

        diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, entry.Key.Value, "a mapping");
        return null;
    }
}
