using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Verify;

/// <summary>
/// Asks for one id several times at once and lets the client find the pace, as any program would: what the server's limit is, as it was met. The sweep before it
/// meets none, for each id is counted by itself and is asked for once.
/// </summary>
internal sealed class LimitProbe(Session session, CliContext context)
{
    // More than the terms allow in two seconds, and over within some on the mock server, which takes one a second.
    private const int Calls = 12;

    /// <param name="endpoint">A query that was answered.</param>
    /// <param name="code">The stock that is asked for.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<LimitsMet> RunAsync(EndpointInfo endpoint, StockCode code, CancellationToken cancellationToken)
    {
        var arguments = SampleArguments.For(endpoint, code, KoreanTime.Today(context.Clock));
        using var refusals = new RefusalCounter();
        var answeredAt = new List<TimeSpan>();
        var start = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Calls).Select(async _ =>
        {
            try
            {
                await session.Caller.CallAsync(endpoint, arguments, null, cancellationToken);
                lock (answeredAt)
                {
                    answeredAt.Add(TimeProvider.System.GetElapsedTime(start));
                }
            }
            catch (KiwoomRateLimitException)
            {
                // Refused once more than the client repeats: it is missing among the answered.
                refusals.Add(1);
            }
        }));
        answeredAt.Sort();
        return new LimitsMet(endpoint.ApiId, Calls, answeredAt.Count, answeredAt.LastOrDefault().TotalSeconds, MostInASecond(answeredAt), refusals.Count);
    }

    internal static int MostInASecond(IReadOnlyList<TimeSpan> sorted) =>
        sorted.Select((first, i) => sorted.Skip(i).TakeWhile(next => next - first < TimeSpan.FromSeconds(1)).Count()).DefaultIfEmpty().Max();
}
