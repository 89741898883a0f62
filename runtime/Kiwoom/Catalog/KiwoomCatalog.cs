using System.Globalization;

namespace Kiwoom.Catalog;

/// <summary>All endpoints, code tables and error codes of the spec, for tools: the simulator answers from it.</summary>
public static partial class KiwoomCatalog
{
    private static readonly Lazy<EndpointInfo[]> AllEndpoints = new(CreateEndpoints);
    private static readonly Lazy<Dictionary<string, EndpointInfo>> EndpointsById =
        new(() => AllEndpoints.Value.ToDictionary(endpoint => endpoint.ApiId, StringComparer.Ordinal));
    private static readonly Lazy<CodeTable[]> AllCodeTables = new(CreateCodeTables);
    private static readonly Lazy<ErrorCode[]> AllErrorCodes = new(CreateErrorCodes);
    private static readonly Lazy<Dictionary<string, ErrorCode>> ErrorsByCode =
        new(() => AllErrorCodes.Value.ToDictionary(error => error.Code, StringComparer.Ordinal));

    /// <summary>Every endpoint, ordered by API ID.</summary>
    public static IReadOnlyList<EndpointInfo> Endpoints => AllEndpoints.Value;

    /// <summary>Every shared code table, ordered by name.</summary>
    public static IReadOnlyList<CodeTable> CodeTables => AllCodeTables.Value;

    /// <summary>The codes that servers refuse with, ordered by their text: the document's, and those seen or published since.</summary>
    public static IReadOnlyList<ErrorCode> ErrorCodes => AllErrorCodes.Value;

    /// <summary>The endpoint with this API ID (case matters), or null.</summary>
    public static EndpointInfo? Find(string apiId)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        return EndpointsById.Value.GetValueOrDefault(apiId);
    }

    /// <summary>The error with this code, for example <c>RC4058</c>, or null.</summary>
    public static ErrorCode? FindError(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return ErrorsByCode.Value.GetValueOrDefault(code);
    }

    /// <summary>The error with this number, for example 8005 or, over the realtime connection, the <c>return_code</c> 105110; or null.</summary>
    public static ErrorCode? FindError(int code) => FindError(code.ToString(CultureInfo.InvariantCulture));

    private static partial EndpointInfo[] CreateEndpoints();

    private static partial CodeTable[] CreateCodeTables();

    private static partial ErrorCode[] CreateErrorCodes();
}
