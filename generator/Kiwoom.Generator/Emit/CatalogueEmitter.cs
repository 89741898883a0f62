using System.Globalization;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes an endpoint's entry of <c>KiwoomCatalog</c>: a text that the library's <c>CatalogueText</c> reads when somebody asks.</summary>
internal static class CatalogueEmitter
{
    private const string EndOfRows = ")";

    // The library's type of lists, which no element of the spec names.
    private const int Rows = (int)FieldType.Enum + 1;

    public static void EmitDescription(CodeWriter code, EndpointModel endpoint)
    {
        code.Line("public static ReadOnlySpan<byte> Description =>");
        using var indent = code.Indent();
        EmitLines(code, " +", [Head(endpoint)]);
        EmitLines(code, " +", [.. endpoint.Request.Select(field => Field(field.Wire, field.Korean, field.Name, field)), ""]);
        EmitLines(code, " +", [.. Members(endpoint.Response), ""]);
        EmitLines(code, ";", [.. Members(endpoint.Message?.Record), ""]);
    }

    private static void EmitLines(CodeWriter code, string end, string[] lines) => code.Line(Literals.Utf8(string.Concat(lines.Select(line => line + "\n"))) + end);

    private static string Head(EndpointModel endpoint) => Literals.Columns(
        endpoint.ApiId,
        endpoint.Korean,
        endpoint.Summary,
        endpoint.Kind.ToString(),
        endpoint.Area,
        endpoint.Method,
        endpoint.Path,
        endpoint.HasRequest ? endpoint.RequestType : null,
        endpoint.Response?.TypeName,
        endpoint.Message?.Record.TypeName,
        endpoint.Trnm,
        endpoint.PagedRows?.Wire,
        endpoint.Origin,
        endpoint.LookUp.Count == 0 ? null : string.Join(" ", endpoint.LookUp),
        endpoint.NotOnMock?.Code,
        endpoint.NotOnMock?.Origin);

    private static IEnumerable<string> Members(RecordModel? record) =>
        (record?.Members ?? EquatableArray<MemberModel>.Empty).SelectMany(static member => member switch
        {
            ScalarMember { Field: var field } => [Field(field.Wire, field.Korean, field.Name, field)],
            RowsMember rows => [Element(rows.Wire, rows.Korean, rows.Name, Rows, Notes(rows.Notes.Verified, rows.Notes.Reason)), .. Members(rows.Row), EndOfRows],
            LevelsMember levels => Levels(levels),
            _ => Enumerable.Empty<string>(),
        });

    private static IEnumerable<string> Levels(LevelsMember levels)
    {
        for (var level = 0; level < levels.Count; level++)
        {
            foreach (var column in levels.Columns.Where(column => level < column.Wires.Count))
            {
                var name = $"{levels.Name}[{level.ToString(CultureInfo.InvariantCulture)}].{column.Field.Name}";
                yield return Field(column.Wires[level], column.Koreans[level], name, column.Field);
            }
        }
    }

    private static string Field(string wire, string korean, string name, FieldModel field)
    {
        var items = field.ItemScales.Select(item => $"{item.Item}={Number(item.Scale)}");
        return Element(wire, korean, name, (int)field.Type,
        [
            field.Required ? "R" : null,
            field.Length == 0 ? null : "l" + Number(field.Length),
            field.Scale == 1 ? null : "x" + Number(field.Scale),
            field.MaxValues == 0 ? null : "n" + Number(field.MaxValues),
            Text('u', field.ValueUnit),
            field.Times == 1 ? null : "t" + Number(field.Times),
            field.IsMagnitude ? "M" : null,
            Text('s', field.SignBy),
            Text('o', field.Origin),
            field.ItemScales.Count == 0 ? null : "i" + string.Join(";", items),
            Text('p', field.Separator),
            Text('k', field.Constant),
            Text('c', field.EnumName),
            Text('d', field.Default),
            field.FlagTrue is null ? null : $"f{field.FlagTrue}/{field.FlagFalse}",
            field.Role is OrderRole.None or OrderRole.Unknown ? null : "q" + field.Role,
            field.Decimals == 0 ? null : "D" + Number(field.Decimals),
            field.AllowsZero ? "Z" : null,
            .. Notes(field.Verified, field.Reason),
        ]);
    }

    private static string Element(string wire, string korean, string name, int type, IEnumerable<string?> details) =>
        Literals.Columns([wire, korean, name, ((char)('a' + type)).ToString(), .. details.Where(detail => detail is not null)]);

    private static string?[] Notes(bool verified, string? reason) => [verified ? null : "V", Text('r', reason)];

    private static string? Text(char letter, string? value) => value is null ? null : letter + value;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
