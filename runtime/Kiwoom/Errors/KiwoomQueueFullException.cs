using System.Globalization;

namespace Kiwoom;

/// <summary>
/// Too many calls of one API ID wait for the rate limit already (<see cref="RateLimitOptions.QueueLimit"/>), or a limiter of one's own
/// (<see cref="RateLimitOptions.CreateLimiter"/>) gave no permit. Nothing was sent.
/// </summary>
public sealed class KiwoomQueueFullException : KiwoomException
{
    internal KiwoomQueueFullException(string apiId, int? queueLimit)
        : base(apiId, "the call was not sent: " + Reason(queueLimit)) =>
        QueueLimit = queueLimit;

    /// <summary>How many calls may wait; null where a limiter of one's own refused, which alone knows.</summary>
    public int? QueueLimit { get; }

    private static string Reason(int? queueLimit) => queueLimit is { } limit
        ? string.Create(CultureInfo.InvariantCulture, $"{limit} others wait for the rate limit already. Ask for less, or raise RateLimits.QueueLimit.")
        : "the limiter of RateLimits.CreateLimiter gave no permit.";
}
