using System.Globalization;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes an endpoint's entry of <c>KiwoomCatalog</c>.</summary>
internal static class CatalogueEmitter
{
    public static void EmitDescription(CodeWriter code, EndpointModel endpoint)
    {
        code.Line("public static EndpointInfo Describe() => new()");
        using var body = code.Open(null, "};");
        code.Line($"ApiId = {Literals.Quote(endpoint.ApiId)},");
        code.Line($"KoreanName = {Literals.Quote(endpoint.Korean)},");
        code.Line($"Summary = {Literals.Quote(endpoint.Summary)},");
        code.Line($"Kind = EndpointKind.{endpoint.Kind},");
        code.Line($"Area = {Literals.Quote(endpoint.Area)},");
        code.Line($"Method = {Literals.Quote(endpoint.Method)},");
        code.Line($"Path = {Literals.Quote(endpoint.Path)},");
        code.Line($"RequestType = {(endpoint.HasRequest ? Literals.Quote(endpoint.RequestType) : "null")},");
        code.Line($"ResponseType = {Literals.QuoteOrNull(endpoint.Response?.TypeName)},");
        code.Line($"MessageType = {Literals.QuoteOrNull(endpoint.Message?.Record.TypeName)},");
        code.Line($"Trnm = {Literals.QuoteOrNull(endpoint.Trnm)},");
        if (endpoint.NotOnMock is { } refusal)
        {
            code.Line($"NotOnMock = new MockRefusal({Literals.Quote(refusal.Code)}, Origin.{refusal.Origin}),");
        }

        if (endpoint.Origin is not null)
        {
            code.Line($"Origin = {Literals.Quote(endpoint.Origin)},");
        }

        if (endpoint.LookUp.Count > 0)
        {
            code.Line($"LookUp = [{string.Join(", ", endpoint.LookUp.Select(Literals.Quote))}],");
        }

        code.Line($"PagedList = {Literals.QuoteOrNull(endpoint.PagedRows?.Wire)},");
        EmitList(code, "Request", () =>
        {
            foreach (var field in endpoint.Request)
            {
                code.Line(Field(field.Wire, field.Korean, field.Name, field) + ",");
            }
        });
        EmitList(code, "Response", () => EmitMembers(code, endpoint.Response));
        EmitList(code, "Values", () => EmitMembers(code, endpoint.Message?.Record));
    }

    private static void EmitList(CodeWriter code, string name, Action emitItems)
    {
        code.Line($"{name} =");
        code.Line("[");
        using (code.Indent())
        {
            emitItems();
        }

        code.Line("],");
    }

    private static void EmitMembers(CodeWriter code, RecordModel? record)
    {
        foreach (var member in record?.Members ?? EquatableArray<MemberModel>.Empty)
        {
            switch (member)
            {
                case ScalarMember { Field: var field }:
                    code.Line(Field(field.Wire, field.Korean, field.Name, field) + ",");
                    break;
                case RowsMember rows:
                    var notes = new List<string>();
                    AddNotes(notes, rows.Notes.Verified, rows.Notes.Reason);
                    code.Line($"Element.Of({Literals.Quote(rows.Wire)}, {Literals.Quote(rows.Korean)}, {Literals.Quote(rows.Name)}, FieldType.Rows{Arguments(notes)}, rows:");
                    code.Line("[");
                    using (code.Indent())
                    {
                        EmitMembers(code, rows.Row);
                    }

                    code.Line("]),");
                    break;
                case LevelsMember levels:
                    EmitLevels(code, levels);
                    break;
            }
        }
    }

    private static void EmitLevels(CodeWriter code, LevelsMember levels)
    {
        for (var level = 0; level < levels.Count; level++)
        {
            foreach (var column in levels.Columns.Where(column => level < column.Wires.Count))
            {
                var name = $"{levels.Name}[{level.ToString(CultureInfo.InvariantCulture)}].{column.Field.Name}";
                code.Line(Field(column.Wires[level], column.Koreans[level], name, column.Field) + ",");
            }
        }
    }

    private static string Field(string wire, string korean, string name, FieldModel field)
    {
        var details = new List<string>();
        if (field.Required)
        {
            details.Add("required: true");
        }

        AddNumber(details, "maxLength", field.Length, 0);
        AddNumber(details, "scale", field.Scale, 1);
        AddNumber(details, "maxValues", field.MaxValues, 0);
        AddText(details, "unit", field.ValueUnit);
        if (field.Times != 1)
        {
            details.Add($"times: {field.Times.ToString(CultureInfo.InvariantCulture)}");
        }

        if (field.IsMagnitude)
        {
            details.Add("isMagnitude: true");
        }

        AddText(details, "signBy", field.SignBy);
        AddText(details, "origin", field.Origin);
        if (field.ItemScales.Count > 0)
        {
            var items = field.ItemScales.Select(item => $"[{Literals.Quote(item.Item)}] = {item.Scale.ToString(CultureInfo.InvariantCulture)}");
            details.Add($"scaleByItem: new global::System.Collections.Generic.Dictionary<string, int> {{ {string.Join(", ", items)} }}");
        }

        AddText(details, "separator", field.Separator);
        AddText(details, "constant", field.Constant);
        if (field.EnumName is not null)
        {
            details.Add($"codes: {field.EnumName}Codes.Table");
        }
        else if (field.Constant is not null)
        {
            details.Add($"codes: new CodeTable(\"\", {Literals.Quote(korean)}, [new CodeEntry({Literals.Quote(field.Constant)}, \"\", \"\")])");
        }
        else if (field.FlagTrue is not null)
        {
            details.Add(
                $"codes: new CodeTable(\"\", {Literals.Quote(korean)}, " +
                $"[new CodeEntry({Literals.Quote(field.FlagTrue)}, \"true\", \"\"), new CodeEntry({Literals.Quote(field.FlagFalse!)}, \"false\", \"\")])");
        }

        AddNotes(details, field.Verified, field.Reason);
        return $"Element.Of({Literals.Quote(wire)}, {Literals.Quote(korean)}, {Literals.Quote(name)}, FieldType.{field.Type}{Arguments(details)})";
    }

    private static string Arguments(List<string> details) => string.Concat(details.Select(detail => ", " + detail));

    private static void AddNotes(List<string> details, bool verified, string? reason)
    {
        if (!verified)
        {
            details.Add("verified: false");
        }

        AddText(details, "reason", reason);
    }

    private static void AddNumber(List<string> details, string name, int value, int unset)
    {
        if (value != unset)
        {
            details.Add($"{name}: {value.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private static void AddText(List<string> details, string name, string? value)
    {
        if (value is not null)
        {
            details.Add($"{name}: {Literals.Quote(value)}");
        }
    }
}
