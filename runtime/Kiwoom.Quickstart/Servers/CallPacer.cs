using System.Collections.Concurrent;
using System.Net;
using Kiwoom.Catalog;

namespace Kiwoom.Quickstart.Servers;

/// <summary>
/// Keeps a distance between two calls of one endpoint: the servers count each API ID by itself. A query that is refused as one too
/// many waits and is repeated; an order never is.
/// </summary>
/// <param name="distance">The time between two calls of one endpoint, and the wait before a repetition.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="inner">Sends.</param>
internal sealed class CallPacer(TimeSpan distance, TimeProvider timeProvider, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxAttempts = 5;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _nextSlots = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var apiId = ApiId.Of(request);
        for (var attempt = 1; ; attempt++)
        {
            await WaitForSlotAsync(apiId, cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.TooManyRequests || attempt == MaxAttempts || !MayRepeat(apiId))
            {
                return response;
            }

            response.Dispose();
            await Task.Delay(distance, timeProvider, cancellationToken);
        }
    }

    private static bool MayRepeat(string apiId) => KiwoomCatalog.Find(apiId)?.Kind == EndpointKind.Query;

    private Task WaitForSlotAsync(string apiId, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var next = _nextSlots.AddOrUpdate(apiId, now + distance, (_, slot) => Later(slot, now) + distance);
        var wait = next - distance - now;
        return wait > TimeSpan.Zero ? Task.Delay(wait, timeProvider, cancellationToken) : Task.CompletedTask;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
