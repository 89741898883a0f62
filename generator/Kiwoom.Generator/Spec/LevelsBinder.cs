using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Binds numbered columns: <c>sel_2th_pre_bid</c> … <c>sel_10th_pre_bid</c> become one array.</summary>
internal sealed class LevelsBinder(
    FieldBinder fields, SharedSpec shared, DiagnosticBag diagnostics, List<Declaration> declarations)
{
    private const int MaxLevels = 100;

    private static readonly string[] Keys = ["as", "summary", "note", "verified", "reason", "levels", "item", "columns"];
    private static readonly string[] FirstKeys = ["wire", "ko"];

    private static readonly string[] ColumnKeys = ["wire", "first", "levels", "ko", "verified", "reason", .. MeaningParser.TypeKeys];

    public LevelsMember? Bind(YamlScalar key, YamlMapping mapping, string typeName)
    {
        var reader = new MappingReader(mapping, key.Location, diagnostics, Keys);
        var name = reader.RequiredText("as", key.Value);
        var count = reader.Integer("levels", 2);
        if (!reader.Has("levels"))
        {
            reader.ReportMissing("levels", key.Value);
        }

        var columns = reader.SubMapping("columns");
        if (columns is null || columns.Entries.Count == 0)
        {
            if (!reader.Has("columns") || columns is not null)
            {
                reader.ReportMissing("columns", key.Value);
            }

            return null;
        }

        if (count > MaxLevels)
        {
            diagnostics.Add(SpecDiagnostics.BrokenColumns, reader.LocationOf("levels"), key.Value, $"at most {MaxLevels} levels");
            return null;
        }

        var item = reader.Text("item") ?? typeName + name;
        var checker = new MeaningParser(diagnostics);
        if (name is null || count is null || !checker.CheckName(name, reader.LocationOf("as")) || !checker.CheckName(item, reader.LocationOf("item")))
        {
            return null;
        }

        var shape = shared.FindShape(ShapeKind.Level, item);
        if (shape is null)
        {
            // Which shape is meant says of what type its columns are.
            if (!shared.HasAllShapes || reader.IsMisspelt("item"))
            {
                return null;
            }

            declarations.Add(new Declaration("The type", item, reader.Has("item") ? reader.LocationOf("item") : key.Location));
        }

        var names = new MemberNames(item, MemberNames.OfEveryRecord, diagnostics);
        var bound = new List<ColumnModel>();
        foreach (var entry in columns.DistinctEntries(diagnostics))
        {
            if (BindColumn(key.Value, entry, count.Value, shape) is { } column && names.Add(column.Field.Name, entry.Key.Value, entry))
            {
                bound.Add(column);
            }
        }

        return bound.Count == 0
            ? null
            : new LevelsMember(name, count.Value, item, shape is not null, RecordBinder.ReadNotes(reader, key.Value), bound.ToEquatableArray())
            {
                IsForeign = shape is not null && shared.IsForeign(shape),
            };
    }

    private ColumnModel? BindColumn(string group, YamlEntry entry, int count, ShapeModel? shape)
    {
        if (!new MeaningParser(diagnostics).CheckName(entry.Key.Value, entry.Key.Location))
        {
            return null;
        }

        if (entry.Value is not YamlMapping mapping)
        {
            diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, entry.Key.Value, "a mapping with 'ko' and 'wire'");
            return null;
        }

        var reader = new MappingReader(mapping, entry.Key.Location, diagnostics, ColumnKeys);
        var field = BindColumnType(entry.Key, reader, shape);
        var korean = reader.RequiredText("ko", entry.Key.Value);
        var pattern = reader.RequiredText("wire", entry.Key.Value);
        if (pattern is null || korean is null || field is null)
        {
            return null;
        }

        // A column can end before the others do: five counts beside ten prices.
        var levels = reader.Integer("levels", 1) ?? count;
        if (levels > count)
        {
            diagnostics.Add(SpecDiagnostics.BrokenColumns, reader.LocationOf("levels"), group, $"'{entry.Key.Value}' has more levels than the array");
            return null;
        }

        var wires = Expand(group, pattern, reader.LocationOf("wire"), levels, mustVary: true);
        var koreans = Expand(group, korean, reader.LocationOf("ko"), levels, mustVary: false);
        if (wires is null || koreans is null)
        {
            return null;
        }

        ReplaceFirst(reader, wires, koreans);
        if (!wires.TrueForAll(wire => fields.CheckWire(wire, entry.Key.Location)) ||
            fields.Check(field with { Korean = koreans[0], Wire = wires[0] }, entry.Key.Location) is null)
        {
            return null;
        }

        return new ColumnModel(field with { Korean = koreans[0] }, wires.ToEquatableArray(), koreans.ToEquatableArray(), pattern);
    }

    private FieldModel? BindColumnType(YamlScalar key, MappingReader reader, ShapeModel? shape)
    {
        var meaning = fields.ReadType(reader, out var failed);
        if (failed)
        {
            return null;
        }

        if (shape is not null)
        {
            var member = shape.Find(key.Value);
            if (member is null && !shared.HasAllShapes)
            {
                return null;
            }

            if (member is null || (meaning is not null && fields.Create("", "", meaning).ResponseType != member.ResponseType))
            {
                var why = member is null ? $"it has no member '{key.Value}'" : $"'{key.Value}' is {FieldTypes.ToName(member.Type)} there";
                diagnostics.Add(SpecDiagnostics.ShapeMismatch, key.Location, key.Value, shape.Name, why);
                return null;
            }

            return meaning is null ? WithReason(reader, member) : WithReason(reader, fields.Create("", "", meaning with { Name = key.Value }));
        }

        if (meaning is null)
        {
            MeaningParser.ReportMissingType(reader, key.Value);
            return null;
        }

        return WithReason(reader, fields.Create("", "", meaning with { Name = key.Value }));
    }

    private static FieldModel WithReason(MappingReader reader, FieldModel field)
    {
        var (isVerified, reason) = reader.Verification(field.Name);
        return field with { Verified = isVerified, Reason = reason };
    }

    private List<string>? Expand(string group, string pattern, LocationInfo location, int count, bool mustVary)
    {
        if (!ColumnPattern.TryParse(pattern, out var parsed, out var error))
        {
            diagnostics.Add(SpecDiagnostics.BrokenColumns, location, group, error!);
            return null;
        }

        if (mustVary && !parsed!.Varies)
        {
            diagnostics.Add(SpecDiagnostics.BrokenColumns, location, group, $"'{pattern}' has no {{n}}, so every level would be the same element");
            return null;
        }

        return [.. Enumerable.Range(1, count).Select(parsed!.Expand)];
    }

    private void ReplaceFirst(MappingReader reader, List<string> wires, List<string> koreans)
    {
        switch (reader.Mapping.Find("first")?.Value)
        {
            case YamlScalar { Value.Length: > 0 } wire:
                wires[0] = wire.Value;
                break;
            case YamlMapping mapping:
                var first = new MappingReader(mapping, reader.LocationOf("first"), diagnostics, FirstKeys);
                wires[0] = first.RequiredText("wire", "first") ?? wires[0];
                koreans[0] = first.Text("ko") ?? koreans[0];
                break;
            case null:
                break;
            case { } other:
                diagnostics.Add(SpecDiagnostics.UnexpectedNode, other.Location, "first", "a wire name, or a mapping with 'wire' and 'ko'");
                break;
        }
    }
}
