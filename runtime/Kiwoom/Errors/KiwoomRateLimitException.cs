using Kiwoom.Catalog;

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

    /// <summary>Whether several API IDs together were too many (1701, 1702), and not calls of this one alone.</summary>
    public bool IsOfSeveralIds => Refusal.Listed?.Meaning is ErrorMeaning.LimitOfAll or ErrorMeaning.LimitOfGroup;
}
