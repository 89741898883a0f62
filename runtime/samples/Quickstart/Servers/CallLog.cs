using System.Collections.Concurrent;

namespace Kiwoom.Quickstart.Servers;

/// <summary>Counts the calls by API ID as they pass. It looks at nothing else: headers carry the token, bodies the keys.</summary>
internal sealed class CallLog(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>API IDs and how often each was called, in the order of their first calls.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Counts => [.. _calls.CountBy(apiId => apiId)];

    public int CountOf(string apiId) => _calls.Count(call => call == apiId);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _calls.Enqueue(ApiId.Of(request));
        return base.SendAsync(request, cancellationToken);
    }
}
