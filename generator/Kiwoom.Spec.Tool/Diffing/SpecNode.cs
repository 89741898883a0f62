using Kiwoom.Generator.Model;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool.Diffing;

/// <summary>An element as the spec has it, in the shape of the document's tables: numbered columns are single elements again.</summary>
/// <param name="Wire">The name on the wire.</param>
/// <param name="Korean">The Korean name.</param>
/// <param name="IsList">Whether it holds rows.</param>
/// <param name="Children">The rows' elements.</param>
internal sealed record SpecNode(string Wire, string Korean, bool IsList, IReadOnlyList<SpecNode> Children)
{
    /// <summary>What is known of a single value; null for a list.</summary>
    public FieldModel? Field { get; init; }

    /// <summary>The codes that the document may name for it; none where it has no table.</summary>
    public IReadOnlyList<CodeModel> Codes { get; init; } = [];

    public static IReadOnlyList<SpecNode> OfRequest(EndpointModel endpoint, BoundSpec spec) =>
        [.. endpoint.Request.Select(field => Of(field, endpoint, spec))];

    public static IReadOnlyList<SpecNode> OfMembers(IEnumerable<MemberModel> members, EndpointModel endpoint, BoundSpec spec) =>
        [.. members.SelectMany(member => Of(member, endpoint, spec))];

    private static IEnumerable<SpecNode> Of(MemberModel member, EndpointModel endpoint, BoundSpec spec) => member switch
    {
        ScalarMember scalar => [Of(scalar.Field, endpoint, spec)],
        RowsMember rows => [new SpecNode(rows.Wire, rows.Korean, IsList: true, OfMembers(rows.Row.Members, endpoint, spec))],
        LevelsMember levels => levels.Columns.SelectMany(column => column.Wires.Select((wire, i) => Of(column.Field with { Wire = wire, Korean = column.Koreans[i] }, endpoint, spec))),
        _ => [],
    };

    private static SpecNode Of(FieldModel field, EndpointModel endpoint, BoundSpec spec) =>
        new(field.Wire, field.Korean, IsList: false, []) { Field = field, Codes = CodesOf(field, endpoint, spec) };

    private static IReadOnlyList<CodeModel> CodesOf(FieldModel field, EndpointModel endpoint, BoundSpec spec) => field switch
    {
        { Type: FieldType.Flag } => [new CodeModel(field.FlagTrue!, "True", "", null), new CodeModel(field.FlagFalse!, "False", "", null)],
        { Constant: { } value } when field.EnumName is null => [new CodeModel(value, "Constant", "", null)],
        _ => spec.CodesOf(endpoint, field),
    };
}
