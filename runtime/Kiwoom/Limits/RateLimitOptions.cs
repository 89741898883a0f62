using System.Threading.RateLimiting;
using Kiwoom.Catalog;
using Kiwoom.Http;

namespace Kiwoom;

/// <summary>
/// How many calls a second a client sends. The server counts each API ID by itself, and so does the client; a call counts from when it
/// goes out, so that calls whose connection is still opening do not arrive all at once.
/// </summary>
/// <remarks>
/// What the terms allow (5 a second) and what was measured on the real server (about 1 a second, with a burst of 2) differ. So the
/// client learns from being refused (1700, 429), not from what is announced. Where queries have to wait and none is refused, it tries more,
/// up to what is allowed here, one call at a time; a refusal ends that, everybody waits for a second, and the rate falls to what the server
/// took. A minute later, and then every two minutes, more is tried again. A refused query goes first of those that wait. A refusal for all IDs together (1701) or for a group (1702) lowers what all, or those of one
/// address, send together.
/// </remarks>
public sealed class RateLimitOptions
{
    private const int MostPerSecond = 1_000_000;

    /// <summary>
    /// Queries a second of each API ID, at most; 0 is no limit. Up to 5 the client begins with what was measured and rises to this
    /// while nothing is refused; more than the terms allow is sent from the first call on. Default: null, which is 5 on the
    /// real server, 1 on the mock one, and on this machine no limit that is known: calls go one by one until six have been answered, then more and more at once.
    /// </summary>
    public int? QueriesPerSecond { get; set; }

    /// <summary>
    /// Orders a second of each API ID; 0 is no limit. Default: null, which is what was measured: two at once, then 1 a second, and
    /// never more, because an order that was refused is not sent again; on the mock server 1, on this machine no limit. So the third of several
    /// orders at once waits for a second and the tenth for eight. A number of your own is sent from the first order on.
    /// </summary>
    public int? OrdersPerSecond { get; set; }

    /// <summary>Calls a second of single API IDs, for example <c>["ka10081"] = 2</c>; 0 is no limit. They go before the others, and mean what those do.</summary>
    public IDictionary<string, int> PerApiId { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>
    /// How many calls of one API ID may wait; one more fails with a <see cref="KiwoomQueueFullException"/>, unless it was sent before.
    /// Default: 1,000.
    /// </summary>
    public int QueueLimit { get; set; } = 1_000;

    /// <summary>
    /// Makes the limiter of an API ID, in the place of the client's own: for example one that several processes share. It is
    /// called once for an ID, at its first call, and again only where it threw. A call that it gives no permit fails with a
    /// <see cref="KiwoomQueueFullException"/>. The limiter is disposed of with the client, and what the server says of its limits does not reach it unless it is an
    /// <see cref="ILearningLimiter"/>. Default: null.
    /// </summary>
    public Func<string, RateLimiter>? CreateLimiter { get; set; }

    internal void Validate(List<string> problems)
    {
        CheckRate(problems, QueriesPerSecond, "RateLimits.QueriesPerSecond");
        CheckRate(problems, OrdersPerSecond, "RateLimits.OrdersPerSecond");
        foreach (var (apiId, rate) in PerApiId)
        {
            if (ApiIds.KindOf(apiId) is not (EndpointKind.Query or EndpointKind.Order))
            {
                problems.Add($"RateLimits.PerApiId has '{apiId}', which is no API ID of a query or an order.");
            }

            CheckRate(problems, rate, $"RateLimits.PerApiId[{apiId}]");
        }

        OptionsRange.Check(problems, QueueLimit, "RateLimits.QueueLimit", 0, MostPerSecond);
    }

    internal RateLimitOptions Copy()
    {
        var copy = new RateLimitOptions
        {
            QueriesPerSecond = QueriesPerSecond,
            OrdersPerSecond = OrdersPerSecond,
            QueueLimit = QueueLimit,
            CreateLimiter = CreateLimiter,
        };
        foreach (var (apiId, rate) in PerApiId)
        {
            copy.PerApiId[apiId] = rate;
        }

        return copy;
    }

    private static void CheckRate(List<string> problems, int? rate, string name)
    {
        if (rate is { } value)
        {
            OptionsRange.Check(problems, value, name, 0, MostPerSecond);
        }
    }
}
