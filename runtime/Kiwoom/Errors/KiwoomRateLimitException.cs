namespace Kiwoom;

/// <summary>Too many requests. The call was not carried out; it may be repeated later.</summary>
public sealed class KiwoomRateLimitException : KiwoomApiException
{
    internal KiwoomRateLimitException(string apiId, ServerRefusal refusal)
        : base(apiId, refusal)
    {
    }

    /// <summary>How many requests the server allows, where its message tells (<c>유량=5</c>).</summary>
    public int? Limit => Refusal.RateLimit;
}
