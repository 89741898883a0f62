using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Binds a response and the rows inside it.</summary>
internal sealed class RecordBinder(
    FieldBinder fields, SharedSpec shared, DiagnosticBag diagnostics, List<Declaration> declarations)
{
    private static readonly string[] RowsKeys = ["ko", "as", "summary", "note", "verified", "reason", "rows", "item", "implements"];
    private static readonly string[] EnvelopeElements = ["return_code", "return_msg"];

    public RecordModel BindResponse(YamlMapping? response, string responseType, string typeName, ShapeModel? shape)
    {
        var members = BindMembers(response, responseType, typeName, MemberNames.OfResponse, isTopLevel: true);
        if (shape is not null && response is not null)
        {
            members = FitShape(members, shape, response).ToEquatableArray();
        }

        return new RecordModel(responseType, members, EquatableArray<ImplementationModel>.Empty);
    }

    private EquatableArray<MemberModel> BindMembers(
        YamlMapping? elements, string recordType, string typeName, string[] reserved, bool isTopLevel)
    {
        var names = new MemberNames(recordType, reserved, diagnostics);
        var wires = new Dictionary<string, string>(StringComparer.Ordinal);
        var members = new List<MemberModel>();
        foreach (var entry in elements?.DistinctEntries(diagnostics) ?? [])
        {
            if (isTopLevel && EnvelopeElements.Contains(entry.Key.Value))
            {
                diagnostics.Add(SpecDiagnostics.MisplacedKey, entry.Key.Location, entry.Key.Value, "every response has it");
            }
            else if (BindMember(entry, typeName) is { } member &&
                names.Add(member.Name, entry.Key.Value, entry) &&
                AreWiresNew(member, entry, wires))
            {
                members.Add(member);
            }
        }

        return members.ToEquatableArray();
    }

    private MemberModel? BindMember(YamlEntry entry, string typeName)
    {
        switch (entry.Value)
        {
            case YamlScalar { Value.Length: > 0 } korean:
                return fields.BindShort(entry.Key, korean) is { } shortField ? new ScalarMember(shortField) : null;
            case YamlMapping mapping when mapping.Find("rows") is not null:
                return BindRows(entry.Key, mapping, typeName);
            case YamlMapping mapping when mapping.Find("levels") is not null || mapping.Find("columns") is not null:
                return new LevelsBinder(fields, shared, diagnostics, declarations).Bind(entry.Key, mapping, typeName);
            case YamlMapping mapping:
                var reader = new MappingReader(mapping, entry.Key.Location, diagnostics, FieldBinder.CommonKeys);
                return fields.BindLong(entry.Key, reader) is { } field ? new ScalarMember(field) : null;
            default:
                diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, entry.Key.Value, "a Korean name or a mapping");
                return null;
        }
    }

    private RowsMember? BindRows(YamlScalar key, YamlMapping mapping, string typeName)
    {
        var reader = new MappingReader(mapping, key.Location, diagnostics, RowsKeys);
        var korean = reader.RequiredText("ko", key.Value);
        var name = reader.RequiredText("as", key.Value);
        var item = reader.Text("item") ?? typeName + "Item";
        var checker = new MeaningParser(diagnostics);
        if (korean is null || name is null ||
            !checker.CheckName(name, reader.LocationOf("as")) || !checker.CheckName(item, reader.LocationOf("item")) ||
            reader.SubMapping("rows") is not { } elements)
        {
            return null;
        }

        if (reader.Boolean("verified") == false && reader.Text("reason") is null)
        {
            diagnostics.Add(SpecDiagnostics.MissingReason, reader.LocationOf("verified"), key.Value);
        }

        declarations.Add(new Declaration("The type", item, reader.Has("item") ? reader.LocationOf("item") : key.Location));
        var members = BindMembers(elements, item, item, MemberNames.OfEveryRecord, isTopLevel: false);
        var implements = new ImplementationBinder(shared, diagnostics).Bind(reader, item, members);
        return new RowsMember(key.Value, korean, name, reader.Text("summary"), new RecordModel(item, members, implements));
    }

    private bool AreWiresNew(MemberModel member, YamlEntry entry, Dictionary<string, string> wires)
    {
        foreach (var wire in WiresOf(member))
        {
            if (wires.TryGetValue(wire, out var other))
            {
                diagnostics.Add(SpecDiagnostics.BrokenColumns, entry.Key.Location, entry.Key.Value, $"'{wire}' already belongs to '{other}'");
                return false;
            }

            wires.Add(wire, entry.Key.Value);
        }

        return true;
    }

    private static IEnumerable<string> WiresOf(MemberModel member) => member switch
    {
        ScalarMember scalar => [scalar.Field.Wire],
        RowsMember rows => [rows.Wire],
        LevelsMember levels => levels.Columns.SelectMany(column => column.Wires),
        _ => [],
    };

    private IEnumerable<MemberModel> FitShape(EquatableArray<MemberModel> members, ShapeModel shape, YamlMapping response)
    {
        foreach (var member in members)
        {
            var field = (member as ScalarMember)?.Field;
            var target = shape.Find(member.Name);
            if (field is not null && target is not null && field.ResponseType == target.ResponseType)
            {
                yield return member;
                continue;
            }

            var location = response.Find(field?.Wire ?? "")?.Key.Location ?? response.Location;
            var why = target is null
                ? $"it has no member '{member.Name}'"
                : $"'{member.Name}' is {FieldTypes.ToName(target.Type)} there";
            diagnostics.Add(SpecDiagnostics.ShapeMismatch, location, field?.Wire ?? member.Name, shape.Name, why);
        }
    }
}
