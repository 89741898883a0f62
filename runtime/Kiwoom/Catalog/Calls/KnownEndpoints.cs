using Kiwoom.Http;

namespace Kiwoom.Catalog;

/// <summary>What raw calls ask the catalogue. A program that makes none is trimmed of both.</summary>
internal static class KnownEndpoints
{
    // For the endpoints that were known then: a project's own spec may add an order, and its path, at any time.
    private static volatile PathTable? _paths;

    /// <summary>The description of an API ID; null where there is none.</summary>
    public static EndpointInfo? Find(string apiId) => KiwoomCatalog.Find(apiId);

    /// <summary>The known API ID that differs in nothing but capitals; null where there is none.</summary>
    public static string? FindAlike(string apiId) =>
        KiwoomCatalog.Endpoints.FirstOrDefault(endpoint => string.Equals(endpoint.ApiId, apiId, StringComparison.OrdinalIgnoreCase) && endpoint.ApiId != apiId)?.ApiId;

    /// <summary>
    /// What is posted to a path, as far as the catalogue knows, and what it had before another description stood in its place: all that go to one are of one kind, or none of them is an
    /// order or concerns tokens.
    /// </summary>
    public static EndpointKind? KindOfPath(string path)
    {
        var endpoints = KiwoomCatalog.Endpoints;
        var table = _paths is { } latest && latest.Endpoints == endpoints ? latest : _paths = new PathTable(endpoints, KindsOf(endpoints));
        var kind = table.Kinds.TryGetValue(path, out var known) ? known : (EndpointKind?)null;
        return kind is EndpointKind.Order or EndpointKind.Token ? kind : ApiIds.GuardedKindOf(path) ?? kind;
    }

    // How alike paths are written: a server may take one in capitals for the same.
    private static Dictionary<string, EndpointKind> KindsOf(IEnumerable<EndpointInfo> endpoints) => endpoints
        .GroupBy(endpoint => endpoint.Path, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, KindOf, StringComparer.OrdinalIgnoreCase);

    // One order is enough: what goes there is no query.
    private static EndpointKind KindOf(IEnumerable<EndpointInfo> endpoints) => endpoints
        .Select(endpoint => endpoint.Kind)
        .OrderByDescending(kind => kind is EndpointKind.Order or EndpointKind.Token)
        .First();

    private sealed record PathTable(IReadOnlyList<EndpointInfo> Endpoints, Dictionary<string, EndpointKind> Kinds);
}
