using Kiwoom.Http;

namespace Kiwoom.Catalog;

/// <summary>Carries raw calls to the transport.</summary>
internal static class RawCalls
{
    private static readonly IReadOnlyDictionary<string, string> NoElements = new Dictionary<string, string>();

    /// <summary>A call of the catalogue.</summary>
    /// <exception cref="KiwoomRequestException">The catalogue has no such id.</exception>
    public static RawCall Of(string apiId, IReadOnlyDictionary<string, string>? elements)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        var endpoint = KnownEndpoints.Find(apiId) ?? throw new KiwoomRequestException(
            apiId, ["The catalogue has no such API ID: for a query that it lacks, say where it goes with EndpointInfo.Unlisted."]);
        return new RawCall(endpoint) { Elements = elements ?? NoElements };
    }

    public static async Task<RawAnswer> SendAsync(KiwoomTransport transport, RawCall call, CancellationToken cancellationToken)
    {
        var endpoint = RawEndpoints.Create(call);
        return await transport.SendAsync(endpoint, endpoint.RequestOf(call), call.Continuation, cancellationToken).ConfigureAwait(false);
    }
}
