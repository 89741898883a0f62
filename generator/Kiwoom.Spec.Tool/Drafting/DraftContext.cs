using Kiwoom.Generator.Model;
using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>What drafts learn from the spec.</summary>
internal sealed class DraftContext
{
    /// <summary>The first part of the addresses that the spec knows: other ones are other markets.</summary>
    private const string KnownRoot = "dostk";

    private readonly Dictionary<string, VocabularyEntry> _vocabulary;
    private readonly ILookup<string, string> _koreans;
    private readonly ILookup<string, FieldModel> _orderFields;
    private readonly ILookup<string, FieldModel> _coded;

    public DraftContext(BoundSpec spec)
    {
        Spec = spec;
        Names = new NameGuesser(spec);
        Types = new TypeHints(spec);
        Tables = new CodeTables(spec);
        _vocabulary = spec.Vocabulary.Items.ToDictionary(entry => entry.Wire, StringComparer.Ordinal);
        _koreans = spec.Vocabulary.Items.SelectMany(entry => entry.Meanings.Select(meaning => meaning.Korean))
            .Concat(spec.Endpoints.SelectMany(endpoint => endpoint.Request.Concat(endpoint.Records.SelectMany(record => record.Members.OfType<ScalarMember>().Select(member => member.Field)))).Select(field => field.Korean))
            .Distinct(StringComparer.Ordinal)
            .ToLookup(RowName.WithoutSpace, StringComparer.Ordinal);
        _coded = spec.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Query).SelectMany(endpoint => endpoint.Request)
            .Where(field => field.Type is FieldType.Enum or FieldType.Flag || field.Constant is not null)
            .ToLookup(field => field.Wire, StringComparer.Ordinal);
        _orderFields = Orders.SelectMany(order => order.Request.Concat(order.Response!.Members.OfType<ScalarMember>().Select(member => member.Field))).ToLookup(field => field.Wire, StringComparer.Ordinal);
    }

    public BoundSpec Spec { get; }

    /// <summary>How requests of the spec read an element of that name by a table: one with these codes, or else what most of them call it.</summary>
    public FieldModel? FindCoded(string wire, IReadOnlyList<DocumentCode> codes, string? area)
    {
        var coded = _coded[wire].ToList();
        return coded.FirstOrDefault(field => field.Table is { } known && (known.Area is null || known.Area == area) && Tables.Find(known.Name) is { } table && CodeTables.HasCodes(table, codes))
            ?? coded.GroupBy(field => field.Name, StringComparer.Ordinal).MaxBy(group => group.Count())?.First();
    }

    public NameGuesser Names { get; }

    public TypeHints Types { get; }

    public CodeTables Tables { get; }

    public IEnumerable<EndpointModel> Orders => Spec.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order);

    /// <summary>The vocabulary's entry of a wire name; null for a new word.</summary>
    public VocabularyEntry? FindWord(string wire) => _vocabulary.GetValueOrDefault(wire);

    /// <summary>The Korean name as the spec spells it: a line's end in the document hides whether a space stood there.</summary>
    public string Spell(string korean)
    {
        var known = _koreans[RowName.WithoutSpace(korean)].ToList();
        return known.Count == 0 || known.Contains(korean) ? korean : known[0];
    }

    /// <summary>The same element of another order, of several the one with these codes; null where none has it.</summary>
    public FieldModel? FindOfOrders(string wire, bool isRequest, IReadOnlyList<DocumentCode> codes) => _orderFields[wire]
        .Where(field => isRequest ? field.Role != OrderRole.Number : field.Role is OrderRole.None or OrderRole.Number)
        .OrderByDescending(field => field.EnumName is { } name && Tables.Find(name) is { } table && CodeTables.HasCodes(table, codes))
        .FirstOrDefault();

    /// <summary>Whether an endpoint is for the market that the spec describes.</summary>
    public static bool IsKnownMarket(DocumentEndpoint endpoint) =>
        endpoint.Path.Split('/') is [_, "api", KnownRoot, ..] or [_, "oauth2", ..];
}
