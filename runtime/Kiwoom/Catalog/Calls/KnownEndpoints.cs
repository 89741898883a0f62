namespace Kiwoom.Catalog;

/// <summary>What raw calls ask the catalogue. A program that makes none is trimmed of both.</summary>
internal static class KnownEndpoints
{
    // How alike paths are written: a server may take one with a slash behind it, or in capitals, for the same.
    private static readonly Lazy<Dictionary<string, EndpointKind>> Paths = new(() => KiwoomCatalog.Endpoints
        .GroupBy(endpoint => endpoint.Path, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First().Kind, StringComparer.OrdinalIgnoreCase));

    /// <summary>The description of an API ID; null where there is none.</summary>
    public static EndpointInfo? Find(string apiId) => KiwoomCatalog.Find(apiId);

    /// <summary>The known API ID that differs in nothing but capitals; null where there is none.</summary>
    public static string? FindAlike(string apiId) =>
        KiwoomCatalog.Endpoints.FirstOrDefault(endpoint => string.Equals(endpoint.ApiId, apiId, StringComparison.OrdinalIgnoreCase) && endpoint.ApiId != apiId)?.ApiId;

    /// <summary>What is posted to a path, as far as the catalogue knows: all that go to one are of one kind, or none of them is an order or concerns tokens.</summary>
    public static EndpointKind? KindOfPath(string path) => Paths.Value.TryGetValue(path, out var kind) ? kind : null;
}
