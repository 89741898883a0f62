using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Binds a request's elements.</summary>
internal sealed class RequestBinder(FieldBinder fields, bool isOrder, DiagnosticBag diagnostics)
{
    private static readonly string[] Keys =
        ["required", "length", "decimals", "separator", "max", "zero", "value", OrderRoleReader.Key, .. FieldBinder.CommonKeys];

    /// <summary>Whether each element could be bound and told whether a caller must give it; why one could not has been reported.</summary>
    public bool KnowsRequired { get; private set; } = true;

    public EquatableArray<FieldModel> Bind(YamlMapping? request, string typeName)
    {
        var names = new MemberNames(typeName, MemberNames.OfRequest, diagnostics);
        var bound = new List<FieldModel>();
        foreach (var entry in request?.DistinctEntries(diagnostics) ?? [])
        {
            if (BindElement(entry) is { } field && names.Add(field.Name, field.Wire, entry))
            {
                bound.Add(field);
            }
            else
            {
                KnowsRequired = false;
            }
        }

        return bound.ToEquatableArray();
    }

    private FieldModel? BindElement(YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlScalar { Value.Length: > 0 } korean:
                return fields.BindShort(entry.Key, korean);
            case YamlMapping mapping:
                var reader = new MappingReader(mapping, entry.Key.Location, diagnostics, Keys);
                return fields.BindLong(entry.Key, reader) is { } field ? WithRequestKeys(field, reader) : null;
            default:
                diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, entry.Key.Value, "a Korean name or a mapping");
                return null;
        }
    }

    private FieldModel WithRequestKeys(FieldModel field, MappingReader reader)
    {
        var required = reader.Boolean("required");
        KnowsRequired &= (required is not null || !reader.Has("required")) && !reader.IsMisspelt("required") && !reader.IsMisspelt("value");
        field = field with
        {
            Required = required ?? false,
            Length = reader.Integer("length", 1) ?? 0,
            Decimals = reader.Integer("decimals", 0) ?? 0,
            Separator = reader.Text("separator"),
            MaxValues = reader.Integer("max", 1) ?? 0,
            AllowsZero = reader.Boolean("zero") ?? false,
            Constant = reader.Text("value"),
            Role = OrderRoleReader.Read(reader, isOrder, isRequest: true, diagnostics),

            // Nothing of an order is what nobody gave.
            Table = isOrder && field.Table is { } table ? table with { Default = null } : field.Table,
        };
        Misplaced(reader, "decimals", reader.Has("decimals") && !FieldTypes.IsDecimal(field.Type), "only price, change and rate have decimals");
        Misplaced(reader, "max", reader.Has("max") && field.Separator is null, "it counts the values of an element with a 'separator'");
        Misplaced(reader, "zero", reader.Has("zero") && !(isOrder && field.Type == FieldType.Quantity), "only the quantity of an order must not be 0 otherwise");
        CheckConstant(field, reader);
        var isText = field.Type is FieldType.Text or FieldType.Code or FieldType.StockCode;
        Misplaced(reader, "separator", field.Separator is not null && !isText, "only text, code and stockCode can hold several values");
        return isText ? field : field with { Separator = null };
    }

    /// <summary>Sees that the only value ever sent is a code of the element's table: the server would refuse each call.</summary>
    private void CheckConstant(FieldModel field, MappingReader reader)
    {
        if (field.Constant is { } value && fields.CodesOf(field) is { Count: > 0 } codes && !codes.Contains(value))
        {
            reader.ReportInvalid("value", value, $"a code of {field.EnumName ?? "the flag"}: {string.Join(", ", codes)}");
        }
    }

    private void Misplaced(MappingReader reader, string key, bool isMisplaced, string why)
    {
        if (isMisplaced)
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf(key), key, why);
        }
    }
}
