using System.Globalization;

namespace Kiwoom;

/// <summary>
/// Too many calls of one API ID wait for the rate limit already (<see cref="RateLimitOptions.QueueLimit"/>). Nothing was sent.
/// </summary>
public sealed class KiwoomQueueFullException : KiwoomException
{
    internal KiwoomQueueFullException(string apiId, int queueLimit)
        : base(apiId, string.Create(CultureInfo.InvariantCulture, $"the call was not sent: {queueLimit} others wait for the rate limit already. Ask for less, or raise RateLimits.QueueLimit.")) =>
        QueueLimit = queueLimit;

    /// <summary>How many calls may wait.</summary>
    public int QueueLimit { get; }
}
