using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Binds <c>implements: { ICandle: { Time: Date } }</c>: a record serves a shared interface.</summary>
internal sealed class ImplementationBinder(SharedSpec shared, DiagnosticBag diagnostics)
{
    public EquatableArray<ImplementationModel> Bind(MappingReader owner, string rowType, EquatableArray<MemberModel> members, bool isComplete)
    {
        var implementations = new List<ImplementationModel>();
        foreach (var entry in owner.SubMapping("implements")?.DistinctEntries(diagnostics) ?? [])
        {
            var shape = shared.FindShape(ShapeKind.Interface, entry.Key.Value);
            if (shape is null)
            {
                ReportUnknown(entry.Key);
            }
            else if (shared.HasAllShapes && BindInterface(entry, shape, rowType, members, isComplete) is { } implementation)
            {
                implementations.Add(implementation);
            }
        }

        return implementations.ToEquatableArray();
    }

    private void ReportUnknown(YamlScalar name)
    {
        if (shared.HasAllShapes)
        {
            var known = shared.Shapes.Where(shape => shape.Kind == ShapeKind.Interface).Select(shape => shape.Name);
            diagnostics.Add(SpecDiagnostics.UnknownShape, name.Location, "interface", name.Value, Hint.DidYouMean(name.Value, known));
        }
    }

    private ImplementationModel? BindInterface(
        YamlEntry entry, ShapeModel shape, string rowType, EquatableArray<MemberModel> members, bool isComplete)
    {
        var mapping = entry.Value as YamlMapping ?? YamlMapping.Empty(entry.Value.Location);
        var reader = new MappingReader(mapping, entry.Key.Location, diagnostics, [.. shape.Members.Select(member => member.Name)]);
        var explicitMembers = new List<ImplementedMember>();
        var fits = true;
        foreach (var target in shape.Members)
        {
            var sourceName = reader.Text(target.Name) ?? target.Name;
            var source = members.OfType<ScalarMember>().FirstOrDefault(member => member.Name == sourceName)?.Field;
            var fromDate = target.Type == FieldType.DateTime && source?.Type == FieldType.Date;
            if (reader.IsMisspelt(target.Name) || (source is null && !isComplete))
            {
                fits = false;
            }
            else if (source is null || (source.ResponseType != target.ResponseType && !fromDate))
            {
                var why = source is null
                    ? $"it has no member '{sourceName}' for '{target.Name}'"
                    : $"'{sourceName}' is {FieldTypes.ToName(source.Type)}, '{target.Name}' is {FieldTypes.ToName(target.Type)}";
                diagnostics.Add(SpecDiagnostics.ShapeMismatch, reader.LocationOf(target.Name), rowType, shape.Name, why);
                fits = false;
            }
            else if (sourceName != target.Name || fromDate)
            {
                explicitMembers.Add(new ImplementedMember(target.Name, target.ResponseType, sourceName, fromDate));
            }
        }

        foreach (var levels in shape.Levels)
        {
            if (members.OfType<LevelsMember>().Any(member => member.Name == levels.Name && member.ItemType == levels.ItemType))
            {
                continue;
            }

            fits = false;
            if (isComplete)
            {
                var why = $"it has no levels '{levels.Name}' of {levels.ItemType}";
                diagnostics.Add(SpecDiagnostics.ShapeMismatch, entry.Key.Location, rowType, shape.Name, why);
            }
        }

        return fits ? new ImplementationModel(shape.Name, explicitMembers.ToEquatableArray()) : null;
    }
}
