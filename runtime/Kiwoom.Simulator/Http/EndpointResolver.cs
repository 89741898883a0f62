using System.Diagnostics.CodeAnalysis;
using Kiwoom.Catalog;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Http;

/// <summary>Finds the endpoint that a request is meant for.</summary>
internal static class EndpointResolver
{
    public static bool TryResolve(RequestHead head, [NotNullWhen(true)] out EndpointInfo? endpoint, [NotNullWhen(false)] out Refusal? refusal)
    {
        endpoint = null;
        refusal = null;
        if (string.IsNullOrWhiteSpace(head.ApiId))
        {
            refusal = Refusals.Of(1501);
            return false;
        }

        endpoint = KiwoomCatalog.Find(head.ApiId);
        if (endpoint is not { Kind: EndpointKind.Query or EndpointKind.Order or EndpointKind.Token })
        {
            refusal = Refusals.Of(1505, head.ApiId);
        }
        else if (!string.Equals(endpoint.Path, head.Path, StringComparison.Ordinal))
        {
            refusal = Refusals.Of(1504, head.ApiId, head.Path);
        }

        return refusal is null;
    }
}
