namespace Kiwoom;

/// <summary>
/// Too many requests. A query may be repeated later. Of an order nobody knows whether it was carried out all the same: there this is inside a
/// <see cref="KiwoomOrderOutcomeUnknownException"/>.
/// </summary>
public sealed class KiwoomRateLimitException : KiwoomApiException
{
    internal KiwoomRateLimitException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal)
    {
    }

    /// <summary>How many requests the server allows, where its message tells (<c>유량=5</c>).</summary>
    public int? Limit => Refusal.RateLimit;
}
