using Kiwoom.Additions;

namespace Kiwoom.Catalog;

/// <summary>
/// All endpoints, code tables and error codes of the spec, and of the specs of projects that are loaded, for tools: the simulator answers from it. Calls do without: where a program
/// does not ask it either, trimming takes it away.
/// </summary>
public static partial class KiwoomCatalog
{
    private static volatile Known? _known;

    /// <summary>Every endpoint, ordered by API ID.</summary>
    public static IReadOnlyList<EndpointInfo> Endpoints => All.Endpoints;

    /// <summary>Every code table, ordered by name.</summary>
    public static IReadOnlyList<CodeTable> CodeTables => All.CodeTables;

    /// <summary>The codes that servers refuse with, ordered by their text: the document's, and those seen or published since.</summary>
    public static IReadOnlyList<ErrorCode> ErrorCodes => ErrorTable.All;

    /// <summary>The endpoint with this API ID (case matters), or null.</summary>
    public static EndpointInfo? Find(string apiId)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        return All.ById.GetValueOrDefault(apiId);
    }

    /// <summary>
    /// The endpoint with this API ID, C# method (<c>GetOrderBook</c>, <c>OrderBook</c>, <c>order-book</c>) or Korean name (주식호가요청, 주식호가), whatever the case; or null, and so where several
    /// have the name.
    /// </summary>
    public static EndpointInfo? FindByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) ?? CatalogueSearch.FindByName(Endpoints, name);
    }

    /// <summary>
    /// The endpoints that words are about, best first: words of ids, names in both languages, summaries, and elements, in any order. Each word has to be there, or another for the same
    /// (<c>last price</c> is a quote); the words that only make a question do not count.
    /// </summary>
    public static IReadOnlyList<EndpointInfo> Search(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return CatalogueSearch.Search(Endpoints, words);
    }

    /// <summary>The error with this code, for example <c>RC4058</c>, or null.</summary>
    public static ErrorCode? FindError(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return ErrorTable.Find(code);
    }

    /// <summary>The error with this number, for example 8005 or, over the realtime connection, the <c>return_code</c> 105110; or null.</summary>
    public static ErrorCode? FindError(int code) => ErrorTable.Find(code);

    private static Known All
    {
        get
        {
            var additions = SpecAddition.All;
            return _known is { } known && known.Additions == additions ? known : _known = Create(additions);
        }
    }

    private static Known Create(SpecAddition[] additions)
    {
        var tables = new Dictionary<string, CodeTable>(StringComparer.Ordinal);
        foreach (var type in CodeTypes().Concat(additions.SelectMany(addition => addition.CodeTypes)))
        {
            tables[type.Name] = CodeTable.Find(type)!;
        }

        var endpoints = new Dictionary<string, EndpointInfo>(StringComparer.Ordinal);
        AddEndpoints(Add);
        Array.ForEach(additions, addition => addition.AddEndpoints(Add));
        return new Known(
            additions,
            [.. endpoints.Values.OrderBy(endpoint => endpoint.ApiId, StringComparer.Ordinal)],
            [.. tables.Values.OrderBy(table => table.Name, StringComparer.Ordinal)],
            endpoints);

        void Add(ReadOnlySpan<byte> description)
        {
            var endpoint = new CatalogueText(description, tables).Read();

            // An order that somebody else takes for a query would be sent again.
            if (endpoint.Kind == EndpointKind.Order || endpoints.GetValueOrDefault(endpoint.ApiId)?.Kind is not EndpointKind.Order)
            {
                endpoints[endpoint.ApiId] = endpoint;
            }
        }
    }

    private static partial void AddEndpoints(Action<ReadOnlySpan<byte>> add);

    private static partial Type[] CodeTypes();

    private sealed record Known(SpecAddition[] Additions, EndpointInfo[] Endpoints, CodeTable[] CodeTables, Dictionary<string, EndpointInfo> ById);
}
