using System.Globalization;
using Kiwoom.Catalog;

namespace Kiwoom.Redis.Limits;

/// <summary>How many calls of an API ID all processes together may send: the steps from the least to the most, and where they begin.</summary>
/// <param name="Steps">Calls in a window, ascending.</param>
/// <param name="First">The step to begin with, from 1.</param>
internal sealed record LimitPlan(IReadOnlyList<LimitStep> Steps, int First)
{
    private const int Documented = 5;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Calls reach the server a little sooner or later than they were let through, and it counts when they arrive.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    // What was measured, one a second with a burst of two, stands between what is safe and what the terms allow.
    private static readonly LimitStep[] Low = [new(1, 4 * Second), new(1, 2 * Second), new(1, Second)];
    private static readonly LimitStep Measured = new(2, 2 * Second);

    /// <summary>The steps as the scripts read them.</summary>
    public string Text { get; } = string.Join(',', Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Calls}:{(long)(step.Window + Margin).TotalMicroseconds}")));

    /// <summary>What holds while nothing has been learned.</summary>
    public LimitStep Beginning => Steps[First - 1];

    /// <summary>The plan of an API ID; null where there is no limit. It follows the client's own: see <see cref="RateLimitOptions"/>.</summary>
    public static LimitPlan? Of(string apiId, KiwoomOptions options)
    {
        var isOrder = KiwoomCatalog.Find(apiId)?.Kind == EndpointKind.Order;
        var limits = options.RateLimits;
        var own = limits.PerApiId.TryGetValue(apiId, out var perSecond) ? perSecond : isOrder ? limits.OrdersPerSecond : limits.QueriesPerSecond;
        var environment = options.Environment!;
        return own switch
        {
            0 => null,
            { } most when isOrder || most > Documented => Fixed(most),
            { } most => Learned(most),
            null when environment.BaseAddress.IsLoopback => null,
            null when environment.IsMock => Learned(1),
            null => isOrder ? Proven : Learned(Documented),
        };
    }

    /// <summary>So many from the first on; a refusal still lowers it.</summary>
    private static LimitPlan Fixed(int perSecond)
    {
        LimitStep[] steps = [.. Low, .. Enumerable.Range(1, 4).Select(part => perSecond * part / 5).Where(calls => calls > 1).Distinct().Select(calls => new LimitStep(calls, Second))];
        steps = perSecond > 1 ? [.. steps, new LimitStep(perSecond, Second)] : steps;
        return new LimitPlan(steps, steps.Length);
    }

    /// <summary>Begins with what was measured and rises to the most while nothing is refused.</summary>
    private static LimitPlan Learned(int most) =>
        most == 1 ? new LimitPlan(Low, Low.Length) : new LimitPlan([.. Low, Measured, .. Enumerable.Range(2, most - 1).Select(calls => new LimitStep(calls, Second))], Low.Length + 1);

    /// <summary>What was measured, and never more: an order that was refused is not sent again.</summary>
    private static LimitPlan Proven { get; } = new([.. Low, Measured], Low.Length + 1);
}
