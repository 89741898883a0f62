using Kiwoom.Endpoints;
using Kiwoom.Realtime;
using Kiwoom.Serialization;

namespace Kiwoom.ConditionSearch;

/// <summary>Runs saved condition searches over the realtime connection.</summary>
internal sealed class ConditionSearchClient(ConnectionPool connections) : IConditionSearchClient
{
    public Task<ConditionList> GetConditionsAsync(CancellationToken cancellationToken = default) =>
        connections.CallAsync(ConditionListEndpoint.Instance.ApiId, link => RateLimitRepeats.RunAsync(link, turn => link.Conditions.GetAsync(turn, cancellationToken)), cancellationToken);

    public Task<ConditionSearchResult> SearchAsync(
        string conditionNumber, Continuation? continuation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conditionNumber);
        var endpoint = ConditionSearchResultEndpoint.Instance;
        var request = new ConditionSearchResultRequest
        {
            ConditionNumber = conditionNumber.Trim(),
            ContinuationFlag = continuation is not null,
            NextKey = continuation?.NextKey,
        };
        var check = new RequestCheck(endpoint.ApiId);
        endpoint.Check(request, ref check);
        if (continuation is not null)
        {
            check.Continuation(continuation);
        }

        check.ThrowIfAny();
        return SearchAsync(endpoint, request, cancellationToken);
    }

    public RealtimeStream<RealtimeMessage> Follow(string conditionNumber, StreamOptions? options = null) => Open(connections, conditionNumber, options);

    /// <summary>A stream of what a source tells of a condition.</summary>
    public static RealtimeStream<RealtimeMessage> Open(IStreamSource source, string conditionNumber, StreamOptions? options)
    {
        ArgumentNullException.ThrowIfNull(conditionNumber);
        var endpoint = ConditionSubscriptionEndpoint.Instance;
        var request = new ConditionSubscriptionRequest { ConditionNumber = conditionNumber.Trim() };
        var check = new RequestCheck(endpoint.ApiId);
        endpoint.Check(request, ref check);
        check.ThrowIfAny();
        var own = options?.Copy() ?? new StreamOptions();
        var problems = new List<string>();
        own.Check(problems);
        if (own.Overflow != StreamOverflow.Wait)
        {
            problems.Add($"Overflow is {own.Overflow}, but what a condition finds is never dropped: leave it at Wait.");
        }

        return problems.Count > 0
            ? throw new KiwoomRequestException(endpoint.ApiId, problems)
            : new(source, new HashSet<RouteKey> { new(ConditionSubscriptionEndpoint.Messages, request.ConditionNumber) }, own, showsGaps: false);
    }

    private async Task<ConditionSearchResult> SearchAsync(
        ConditionSearchResultEndpoint endpoint, ConditionSearchResultRequest request, CancellationToken cancellationToken)
    {
        var page = await connections.CallAsync(
            endpoint.ApiId,
            async link =>
            {
                await RateLimitRepeats.RunAsync(link, turn => link.Conditions.EnsureAsync(turn, cancellationToken)).ConfigureAwait(false);
                return await RateLimitRepeats.RunAsync(
                    link,
                    turn => ConditionCall.SendAsync(link, endpoint, request, request.ConditionNumber, turn, null, cancellationToken)).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        if (page.ContinuationFlag != true)
        {
            return page;
        }

        if (page.NextKey.Length == 0)
        {
            throw new KiwoomProtocolException(endpoint.ApiId, "the server announced another page without a next_key.");
        }

        page.SetEnvelope(page.ReturnCode, page.ReturnMessage, new Continuation(endpoint.ApiId, page.NextKey));
        return page;
    }
}
