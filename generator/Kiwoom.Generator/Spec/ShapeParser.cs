using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads shapes.yaml: the types that endpoints share.</summary>
internal static class ShapeParser
{
    private static readonly string[] RootKeys = ["responses", "levels", "interfaces"];
    private static readonly string[] ShapeKeys = ["summary", "members"];
    private static readonly string[] MemberKeys = ["ko", .. MeaningParser.TypeKeys];

    public static Result<SharedFile<ShapeModel>> Parse(SpecFile file, EnumNames enums)
    {
        var diagnostics = new DiagnosticBag();
        var shapes = new List<ShapeModel>();
        if (file.Read(diagnostics) is { } root)
        {
            var reader = new MappingReader(root, root.Location, diagnostics, RootKeys);
            ReadAll(reader, "responses", ShapeKind.Response, enums, shapes, diagnostics);
            ReadAll(reader, "levels", ShapeKind.Level, enums, shapes, diagnostics);
            ReadAll(reader, "interfaces", ShapeKind.Interface, enums, shapes, diagnostics);
        }

        if (file.Role == SpecRole.Project)
        {
            shapes = shapes.ConvertAll(shape => shape with { IsAddition = true });
        }

        var found = diagnostics.ToArray();
        return new Result<SharedFile<ShapeModel>>(
            new SharedFile<ShapeModel>(shapes.ToEquatableArray(), enums.IsComplete && found.Count == 0), found);
    }

    private static void ReadAll(
        MappingReader root, string key, ShapeKind kind, EnumNames enums, List<ShapeModel> shapes, DiagnosticBag diagnostics)
    {
        var levelTypes = kind == ShapeKind.Interface
            ? (root.Mapping.Find("levels")?.Value as YamlMapping)?.Entries.Select(level => level.Key.Value).ToList() ?? []
            : null;
        foreach (var entry in root.SubMapping(key)?.DistinctEntries(diagnostics) ?? [])
        {
            // Each shape is a file, and file names that differ by case only are one name to the compiler.
            var name = entry.Key.Value;
            if (shapes.Exists(shape => shape.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                diagnostics.Add(SpecDiagnostics.DuplicateDeclaration, entry.Key.Location, "The type", name, SpecFile.Shapes);
            }
            else if (enums.Tables.Any(table => table.Name == name))
            {
                diagnostics.Add(SpecDiagnostics.DuplicateDeclaration, entry.Key.Location, "The type", name, SpecFile.Enums);
            }
            else if (Read(entry, kind, enums, levelTypes, diagnostics) is { } shape)
            {
                shapes.Add(shape);
            }
        }
    }

    /// <param name="entry">The shape.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="enums">The code tables it may name.</param>
    /// <param name="levelTypes">The level types that an interface may name; null for other shapes.</param>
    /// <param name="diagnostics">Takes the mistakes.</param>
    private static ShapeModel? Read(
        YamlEntry entry, ShapeKind kind, EnumNames enums, IReadOnlyCollection<string>? levelTypes, DiagnosticBag diagnostics)
    {
        var name = entry.Key.Value;
        if (entry.Value is not YamlMapping mapping)
        {
            diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, name, "a mapping");
            return null;
        }

        var reader = new MappingReader(mapping, entry.Key.Location, diagnostics, ShapeKeys);
        var summary = reader.RequiredText("summary", name);
        if (!reader.Has("members"))
        {
            reader.ReportMissing("members", name);
        }

        if (!new MeaningParser(diagnostics).CheckName(name, entry.Key.Location) ||
            summary is null ||
            reader.SubMapping("members") is not { } members)
        {
            return null;
        }

        var names = new MemberNames(name, kind == ShapeKind.Response ? MemberNames.OfResponse : MemberNames.OfEveryRecord, diagnostics);
        var fields = new List<FieldModel>();
        var levels = new List<ShapeLevels>();
        foreach (var member in members.DistinctEntries(diagnostics))
        {
            if (levelTypes is not null && IsLevels(member.Value, out var itemType))
            {
                if (CheckLevels(member, itemType, levelTypes, diagnostics) && names.Add(member.Key.Value, member.Key.Value, member))
                {
                    levels.Add(new ShapeLevels(member.Key.Value, itemType));
                }
            }
            else if (ReadMember(member, enums, diagnostics) is { } field && names.Add(field.Name, field.Name, member))
            {
                fields.Add(field);
            }
        }

        return new ShapeModel(kind, name, summary, fields.ToEquatableArray()) { Levels = levels.ToEquatableArray() };
    }

    /// <summary>Whether a member is an array: <c>Asks: levels OrderBookLevel</c>.</summary>
    private static bool IsLevels(YamlNode value, out string itemType)
    {
        const string Prefix = "levels ";
        var isLevels = value is YamlScalar scalar && scalar.Value.StartsWith(Prefix, StringComparison.Ordinal);
        itemType = isLevels ? ((YamlScalar)value).Value.Substring(Prefix.Length).Trim() : "";
        return isLevels;
    }

    private static bool CheckLevels(YamlEntry member, string itemType, IReadOnlyCollection<string> levelTypes, DiagnosticBag diagnostics)
    {
        if (!new MeaningParser(diagnostics).CheckName(member.Key.Value, member.Key.Location))
        {
            return false;
        }

        if (levelTypes.Contains(itemType))
        {
            return true;
        }

        // Without any level type the section itself is missing or written wrongly.
        if (levelTypes.Count == 0 && diagnostics.ToArray().Count > 0)
        {
            return false;
        }

        diagnostics.Add(SpecDiagnostics.UnknownShape, member.Value.Location, "level type", itemType, Hint.DidYouMean(itemType, levelTypes));
        return false;
    }

    private static FieldModel? ReadMember(YamlEntry entry, EnumNames enums, DiagnosticBag diagnostics)
    {
        var parser = new MeaningParser(diagnostics);
        if (!parser.CheckName(entry.Key.Value, entry.Key.Location))
        {
            return null;
        }

        Meaning? meaning;
        var korean = "";
        switch (entry.Value)
        {
            case YamlScalar scalar:
                meaning = parser.ReadTypeWords(scalar.Value.Split([' '], StringSplitOptions.RemoveEmptyEntries), scalar.Location);
                break;
            case YamlMapping mapping:
                var reader = new MappingReader(mapping, entry.Key.Location, diagnostics, MemberKeys);
                korean = reader.Text("ko") ?? "";
                meaning = parser.ReadType(reader, inlineEnum: null, out var failed);
                if (meaning is null && !failed)
                {
                    MeaningParser.ReportMissingType(reader, entry.Key.Value);
                }

                break;
            default:
                diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, entry.Key.Value, "a type");
                return null;
        }

        var resolved = meaning is null ? null : enums.Resolve(meaning, entry.Value.Location, diagnostics);
        return resolved is not null ? FieldFactory.Create("", korean, resolved with { Name = entry.Key.Value }) : null;
    }
}
