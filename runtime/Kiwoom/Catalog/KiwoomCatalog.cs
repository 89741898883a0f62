namespace Kiwoom.Catalog;

/// <summary>All endpoints, code tables and error codes of the spec, for tools: the simulator answers from it.</summary>
public static partial class KiwoomCatalog
{
    private static readonly Lazy<EndpointInfo[]> AllEndpoints = new(CreateEndpoints);
    private static readonly Lazy<Dictionary<string, EndpointInfo>> EndpointsById =
        new(() => AllEndpoints.Value.ToDictionary(endpoint => endpoint.ApiId, StringComparer.Ordinal));
    private static readonly Lazy<CodeTable[]> AllCodeTables = new(CreateCodeTables);
    private static readonly Lazy<ErrorCode[]> AllErrorCodes = new(CreateErrorCodes);

    /// <summary>Every endpoint, ordered by API ID.</summary>
    public static IReadOnlyList<EndpointInfo> Endpoints => AllEndpoints.Value;

    /// <summary>Every shared code table, ordered by name.</summary>
    public static IReadOnlyList<CodeTable> CodeTables => AllCodeTables.Value;

    /// <summary>The document's common error codes, in ascending order.</summary>
    public static IReadOnlyList<ErrorCode> ErrorCodes => AllErrorCodes.Value;

    /// <summary>The endpoint with this API ID (case matters), or null.</summary>
    public static EndpointInfo? Find(string apiId)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        return EndpointsById.Value.GetValueOrDefault(apiId);
    }

    /// <summary>The common error with this code, or null.</summary>
    public static ErrorCode? FindError(int code) => Array.Find(AllErrorCodes.Value, error => error.Code == code);

    private static partial EndpointInfo[] CreateEndpoints();

    private static partial CodeTable[] CreateCodeTables();

    private static partial ErrorCode[] CreateErrorCodes();
}
