using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads the files that descriptors share. A bad entry is reported and left out; the rest stands.</summary>
internal static class SharedFileParser
{
    private static readonly string[] AreaKeys = ["as", "ko", "summary"];

    private static readonly string[] WordKeys = ["as", .. MeaningParser.TypeKeys];

    public static Result<SharedFile<AreaModel>> ParseAreas(SpecFile file)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        return Parse(file, (entry, diagnostics) => ReadArea(entry, folders, diagnostics) is { } area ? area with { IsAddition = file.Role == SpecRole.Project } : null);
    }

    /// <param name="file">vocabulary.yaml.</param>
    /// <param name="enums">The code tables it may name.</param>
    public static Result<SharedFile<VocabularyEntry>> ParseVocabulary(SpecFile file, EnumNames enums) =>
        Parse(file, (entry, diagnostics) => ReadWord(entry, enums, diagnostics), enums.IsComplete);

    /// <param name="file">enums.yaml.</param>
    /// <param name="areas">The areas that a table may belong to.</param>
    public static Result<SharedFile<EnumModel>> ParseEnums(SpecFile file, SharedFile<AreaModel> areas)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Parse<EnumModel>(file, (entry, diagnostics) => ReadEnum(entry, names, areas, diagnostics), check: SharedEnumChecker.Check);
    }

    public static Result<SharedFile<ErrorModel>> ParseErrors(SpecFile file) => Parse(file, ReadError);

    public static Result<SharedFile<ReturnCodeModel>> ParseReturnCodes(SpecFile file) => Parse(file, new ReturnCodeParser().Read, check: ReturnCodeParser.CheckSuccess);

    private static Result<SharedFile<T>> Parse<T>(SpecFile file, Func<YamlEntry, DiagnosticBag, T?> read, bool isComplete = true, Func<YamlMapping, EquatableArray<T>, DiagnosticBag, EquatableArray<T>>? check = null)
        where T : class, IEquatable<T>
    {
        var diagnostics = new DiagnosticBag();
        var root = file.Read(diagnostics);
        var items = root is null
            ? EquatableArray<T>.Empty
            : root.DistinctEntries(diagnostics).Select(entry => read(entry, diagnostics)).OfType<T>().ToEquatableArray();
        if (root is not null && check is not null)
        {
            items = check(root, items, diagnostics);
        }

        var found = diagnostics.ToArray();
        return new Result<SharedFile<T>>(new SharedFile<T>(items, isComplete && found.Count == 0), found);
    }

    private static AreaModel? ReadArea(YamlEntry entry, Dictionary<string, string> folders, DiagnosticBag diagnostics)
    {
        if (ToReader(entry, diagnostics, AreaKeys) is not { } reader)
        {
            return null;
        }

        var name = reader.RequiredText("as", entry.Key.Value);
        var korean = reader.RequiredText("ko", entry.Key.Value);
        var summary = reader.RequiredText("summary", entry.Key.Value);
        if (name is null || korean is null || summary is null || !new MeaningParser(diagnostics).CheckName(name, reader.LocationOf("as")))
        {
            return null;
        }

        if (folders.TryGetValue(name, out var other))
        {
            diagnostics.Add(SpecDiagnostics.DuplicateName, reader.LocationOf("as"), name, other, SpecFile.Areas);
            return null;
        }

        folders.Add(name, entry.Key.Value);
        return new AreaModel(entry.Key.Value, name, korean, summary);
    }

    private static EnumModel? ReadEnum(YamlEntry entry, HashSet<string> names, SharedFile<AreaModel> areas, DiagnosticBag diagnostics)
    {
        if (entry.Value is not YamlMapping mapping)
        {
            diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, entry.Key.Value, "a mapping");
            return null;
        }

        if (EnumParser.Read(entry.Key, mapping, areas, diagnostics) is not { } table)
        {
            return null;
        }

        // Each table is a file, and file names that differ by case only are one name to the compiler.
        if (names.Add(table.Name))
        {
            return table;
        }

        diagnostics.Add(SpecDiagnostics.DuplicateDeclaration, entry.Key.Location, "The type", table.Name, SpecFile.Enums);
        return null;
    }

    private static ErrorModel? ReadError(YamlEntry entry, DiagnosticBag diagnostics) =>
        ToReader(entry, diagnostics, ErrorParser.Keys) is { } reader ? ErrorParser.Read(entry.Key, reader, diagnostics) : null;

    private static VocabularyEntry? ReadWord(YamlEntry entry, EnumNames enums, DiagnosticBag diagnostics)
    {
        var wire = entry.Key.Value;
        if (entry.Value is YamlMapping mapping && !WordKeys.Any(key => mapping.Find(key) is not null))
        {
            return ReadKoreanMeanings(wire, mapping, enums, diagnostics);
        }

        return ReadMeaning(entry, enums, diagnostics) is { } meaning
            ? new VocabularyEntry(wire, meaning, EquatableArray<KoreanMeaning>.Empty)
            : null;
    }

    private static VocabularyEntry ReadKoreanMeanings(
        string wire, YamlMapping mapping, EnumNames enums, DiagnosticBag diagnostics)
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

    private static Meaning? ReadMeaning(YamlEntry entry, EnumNames enums, DiagnosticBag diagnostics)
    {
        if (ReadMeaning(entry, diagnostics) is not { } meaning)
        {
            return null;
        }

        return enums.Resolve(meaning, entry.Value.Location, diagnostics);
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
            MeaningParser.ReportMissingType(reader, entry.Key.Value);
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
