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

    public static Result<SharedFile<ShapeModel>> Parse(SpecFile file, ICollection<string>? enums)
    {
        var diagnostics = new DiagnosticBag();
        var shapes = new List<ShapeModel>();
        if (YamlReader.Read(file.Path, file.Text, diagnostics) is { } root)
        {
            var reader = new MappingReader(root, root.Location, diagnostics, RootKeys);
            ReadAll(reader, "responses", ShapeKind.Response, enums, shapes, diagnostics);
            ReadAll(reader, "levels", ShapeKind.Level, enums, shapes, diagnostics);
            ReadAll(reader, "interfaces", ShapeKind.Interface, enums, shapes, diagnostics);
        }

        var found = diagnostics.ToArray();
        return new Result<SharedFile<ShapeModel>>(
            new SharedFile<ShapeModel>(shapes.ToEquatableArray(), IsComplete: found.Count == 0), found);
    }

    private static void ReadAll(
        MappingReader root, string key, ShapeKind kind, ICollection<string>? enums, List<ShapeModel> shapes, DiagnosticBag diagnostics)
    {
        foreach (var entry in root.SubMapping(key)?.DistinctEntries(diagnostics) ?? [])
        {
            if (shapes.Find(shape => shape.Name == entry.Key.Value) is { } other)
            {
                diagnostics.Add(SpecDiagnostics.DuplicateDeclaration, entry.Key.Location, "The type", other.Name, "shapes.yaml");
            }
            else if (Read(entry, kind, enums, diagnostics) is { } shape)
            {
                shapes.Add(shape);
            }
        }
    }

    private static ShapeModel? Read(YamlEntry entry, ShapeKind kind, ICollection<string>? enums, DiagnosticBag diagnostics)
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

        var fields = members.DistinctEntries(diagnostics)
            .Select(member => ReadMember(member, enums, diagnostics))
            .OfType<FieldModel>()
            .ToEquatableArray();
        return new ShapeModel(kind, name, summary, fields);
    }

    private static FieldModel? ReadMember(YamlEntry entry, ICollection<string>? enums, DiagnosticBag diagnostics)
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
                    reader.ReportMissing("type", entry.Key.Value);
                }

                break;
            default:
                diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, entry.Key.Value, "a type");
                return null;
        }

        if (meaning is { EnumName: { } enumName } && enums is not null && !enums.Contains(enumName))
        {
            diagnostics.Add(SpecDiagnostics.UnknownEnum, entry.Value.Location, enumName, Hint.DidYouMean(enumName, enums));
            return null;
        }

        return meaning is null ? null : FieldFactory.Create("", korean, meaning with { Name = entry.Key.Value });
    }
}
