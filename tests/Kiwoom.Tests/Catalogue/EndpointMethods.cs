using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>What the pages say of an endpoint's method.</summary>
internal static class EndpointMethods
{
    /// <summary>The client's method; null where users call none: tokens are the client's own affair, and one request only ends a stream.</summary>
    public static string? Find(EndpointInfo endpoint)
    {
        if (endpoint.Kind == EndpointKind.Token)
        {
            return null;
        }

        // The methods for conditions are written by hand.
        var area = typeof(KiwoomClient).GetProperty(endpoint.Area)!.PropertyType;
        return area.GetMethods().FirstOrDefault(method => method.Name == endpoint.Method || method.Name == endpoint.Method + "Async")?.Name;
    }

    /// <summary>Why there is none.</summary>
    public static string Instead(EndpointInfo endpoint) => endpoint.Kind == EndpointKind.Token ? "by itself" : "the end of a stream";
}
