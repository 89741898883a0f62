using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Binds a response and the rows inside it.</summary>
internal sealed class RecordBinder(
    FieldBinder fields, SharedSpec shared, DiagnosticBag diagnostics, List<Declaration> declarations, bool isOrder = false)
{
    private static readonly string[] RowsKeys = ["ko", "as", "summary", "note", "verified", "reason", "rows", "item", "implements", "positional"];
    private static readonly string[] ElementKeys = [OrderRoleReader.Key, .. FieldBinder.CommonKeys];
    private static readonly string[] EnvelopeElements = ["return_code", "return_msg"];

    /// <summary>Binds a response.</summary>
    /// <param name="owner">The descriptor, which says what the response implements.</param>
    /// <param name="responseType">The response's C# type.</param>
    /// <param name="typeName">The base of row types without a name of their own.</param>
    /// <param name="shape">The shared response type; null for a type of its own.</param>
    /// <param name="isComplete">False when an element was left out for a mistake: who misses it says nothing.</param>
    public RecordModel BindResponse(MappingReader owner, string responseType, string typeName, ShapeModel? shape, out bool isComplete)
    {
        var response = owner.SubMapping("response");
        var members = BindMembers(response, responseType, typeName, MemberNames.OfResponse, isTopLevel: true, out isComplete);
        isComplete &= !owner.IsMisspelt("response");
        if (shape is not null && response is not null)
        {
            members = FitShape(members, shape, response).ToEquatableArray();
        }

        if (shape is not null && owner.Has("implements"))
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, owner.LocationOf("implements"), "implements", "a shared response type is declared in shapes.yaml");
            return new RecordModel(responseType, members, EquatableArray<ImplementationModel>.Empty);
        }

        return new RecordModel(responseType, members, new ImplementationBinder(shared, diagnostics).Bind(owner, responseType, members, isComplete));
    }

    /// <summary>Binds the values of a realtime message.</summary>
    /// <param name="owner">The descriptor.</param>
    /// <param name="messageType">The message's C# type.</param>
    /// <param name="isComplete">False when a value was left out for a mistake: who misses it says nothing.</param>
    public RecordModel BindMessage(MappingReader owner, string messageType, out bool isComplete)
    {
        var members = BindMembers(owner.SubMapping("values"), messageType, messageType, MemberNames.OfMessage, isTopLevel: false, out isComplete);
        isComplete &= !owner.IsMisspelt("values");
        var implements = owner.Has("response")
            ? EquatableArray<ImplementationModel>.Empty
            : new ImplementationBinder(shared, diagnostics).Bind(owner, messageType, members, isComplete);
        return new RecordModel(messageType, members, implements);
    }

    private EquatableArray<MemberModel> BindMembers(
        YamlMapping? elements, string recordType, string typeName, string[] reserved, bool isTopLevel, out bool isComplete)
    {
        isComplete = true;
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
            else
            {
                isComplete = false;
            }
        }

        return new SignBinder(shared, diagnostics).Bind(members, elements).ToEquatableArray();
    }

    private MemberModel? BindMember(YamlEntry entry, string typeName)
    {
        switch (entry.Value)
        {
            case YamlScalar { Value.Length: > 0 } korean:
                return fields.BindShort(entry.Key, korean) is { } shortField ? new ScalarMember(shortField) : null;
            case YamlMapping mapping when IsLevels(mapping):
                return new LevelsBinder(fields, shared, diagnostics, declarations).Bind(entry.Key, mapping, typeName);
            case YamlMapping mapping when IsRows(mapping):
                return BindRows(entry.Key, mapping, typeName);
            case YamlMapping mapping:
                var reader = new MappingReader(mapping, entry.Key.Location, diagnostics, ElementKeys);
                return fields.BindLong(entry.Key, reader) is { } field
                    ? new ScalarMember(field with { Role = OrderRoleReader.Read(reader, isOrder, isRequest: false, diagnostics) })
                    : null;
            default:
                diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, entry.Key.Value, "a Korean name or a mapping");
                return null;
        }
    }

    private static bool IsLevels(YamlMapping mapping) => mapping.Find("levels") is not null || mapping.Find("columns") is not null;

    // Only a list names its items or holds elements: even when "rows" is misspelt, or forgotten, this is one.
    private static bool IsRows(YamlMapping mapping) =>
        mapping.Find("rows") is not null || mapping.Find("item") is not null || mapping.Find("implements") is not null ||
        mapping.Entries.Any(entry => entry.Value is YamlMapping && !FieldBinder.CommonKeys.Contains(entry.Key.Value));

    private RowsMember? BindRows(YamlScalar key, YamlMapping mapping, string typeName)
    {
        var reader = new MappingReader(mapping, key.Location, diagnostics, RowsKeys);
        var korean = reader.RequiredText("ko", key.Value);
        var name = reader.RequiredText("as", key.Value);
        var item = reader.Text("item") ?? typeName + "Item";
        if (!reader.Has("rows"))
        {
            reader.ReportMissing("rows", key.Value);
        }

        var checker = new MeaningParser(diagnostics);
        if (!fields.CheckWire(key.Value, key.Location) || korean is null || name is null ||
            !checker.CheckName(name, reader.LocationOf("as")) || !checker.CheckName(item, reader.LocationOf("item")) ||
            reader.SubMapping("rows") is not { } elements)
        {
            return null;
        }

        declarations.Add(new Declaration("The type", item, reader.Has("item") ? reader.LocationOf("item") : key.Location));
        var members = BindMembers(elements, item, item, MemberNames.OfEveryRecord, isTopLevel: false, out var isComplete);
        var implements = new ImplementationBinder(shared, diagnostics).Bind(reader, item, members, isComplete);
        return new RowsMember(key.Value, korean, name, ReadNotes(reader, key.Value), new RecordModel(item, members, implements))
        {
            IsPositional = ReadPositional(reader, members),
        };
    }

    /// <summary>Reads what a list's mapping says about it.</summary>
    public static MemberNotes ReadNotes(MappingReader reader, string owner)
    {
        var (isVerified, reason) = reader.Verification(owner);
        return new MemberNotes(reader.Text("summary"), reader.Text("note"), isVerified, reason);
    }

    private bool ReadPositional(MappingReader reader, EquatableArray<MemberModel> members)
    {
        if (reader.Boolean("positional") is not true)
        {
            return false;
        }

        if (members.All(member => member is ScalarMember))
        {
            return true;
        }

        diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf("positional"), "positional", "only rows of single values can be arrays");
        return false;
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

            if (target is null && !shared.HasAllShapes)
            {
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
