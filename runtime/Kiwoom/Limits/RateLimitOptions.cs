using System.Threading.RateLimiting;
using Kiwoom.Catalog;

namespace Kiwoom;

/// <summary>How many calls a second a client sends. The server counts each API ID by itself, and so does the client.</summary>
public sealed class RateLimitOptions
{
    private const int MostPerSecond = 1_000_000;

    /// <summary>
    /// Queries a second of each API ID; 0 is no limit. Default: null, which is 5 on the real server, 1 on the mock one and no
    /// limit on a simulator.
    /// </summary>
    public int? QueriesPerSecond { get; set; }

    /// <summary>Orders a second of each API ID; 0 is no limit. Default: null, as for <see cref="QueriesPerSecond"/>.</summary>
    public int? OrdersPerSecond { get; set; }

    /// <summary>Calls a second of single API IDs, for example <c>["ka10081"] = 2</c>; 0 is no limit. They go before the others.</summary>
    public IDictionary<string, int> PerApiId { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many calls of one API ID may wait; one more fails with a <see cref="KiwoomQueueFullException"/>. Default: 1,000.</summary>
    public int QueueLimit { get; set; } = 1_000;

    /// <summary>
    /// Makes the limiter of an API ID, in the place of the client's own: for example one that several processes share. It is
    /// called once for an ID, at its first call, and again only where it threw. The limiter is disposed of with the client, and what
    /// the server says of its limits does not reach it. Default: null.
    /// </summary>
    public Func<string, RateLimiter>? CreateLimiter { get; set; }

    internal void Validate(List<string> problems)
    {
        CheckRate(problems, QueriesPerSecond, "RateLimits.QueriesPerSecond");
        CheckRate(problems, OrdersPerSecond, "RateLimits.OrdersPerSecond");
        foreach (var (apiId, rate) in PerApiId)
        {
            if (KiwoomCatalog.Find(apiId) is not { Kind: EndpointKind.Query or EndpointKind.Order })
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
