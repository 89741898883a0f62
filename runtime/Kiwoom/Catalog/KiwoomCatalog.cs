namespace Kiwoom.Catalog;

/// <summary>
/// All endpoints, code tables and error codes of the spec, for tools: the simulator answers from it. Calls do without: where a program
/// does not ask it either, trimming takes it away.
/// </summary>
public static partial class KiwoomCatalog
{
    private static readonly Lazy<EndpointInfo[]> AllEndpoints = new(CreateEndpoints);
    private static readonly Lazy<CodeTable[]> AllCodeTables = new(static () => [.. CodeTypes().Select(type => CodeTable.Find(type)!)]);
    private static readonly Lazy<Dictionary<string, EndpointInfo>> EndpointsById =
        new(() => AllEndpoints.Value.ToDictionary(endpoint => endpoint.ApiId, StringComparer.Ordinal));

    /// <summary>Every endpoint, ordered by API ID.</summary>
    public static IReadOnlyList<EndpointInfo> Endpoints => AllEndpoints.Value;

    /// <summary>Every code table, ordered by name.</summary>
    public static IReadOnlyList<CodeTable> CodeTables => AllCodeTables.Value;

    /// <summary>The codes that servers refuse with, ordered by their text: the document's, and those seen or published since.</summary>
    public static IReadOnlyList<ErrorCode> ErrorCodes => ErrorTable.All;

    /// <summary>The endpoint with this API ID (case matters), or null.</summary>
    public static EndpointInfo? Find(string apiId)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        return EndpointsById.Value.GetValueOrDefault(apiId);
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

    /// <summary>The endpoints that words are about, best first: words of ids, names in both languages, summaries, and elements. Each word has to be there.</summary>
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

    private static EndpointInfo[] CreateEndpoints()
    {
        var tables = AllCodeTables.Value.ToDictionary(table => table.Name, StringComparer.Ordinal);
        var endpoints = new List<EndpointInfo>();
        AddEndpoints(description => endpoints.Add(new CatalogueText(description, tables).Read()));
        return [.. endpoints];
    }

    private static partial void AddEndpoints(Action<ReadOnlySpan<byte>> add);

    private static partial Type[] CodeTypes();
}
