namespace Kiwoom;

/// <summary>
/// A limiter of one's own (<see cref="RateLimitOptions.CreateLimiter"/>) that hears of refusals. A query that the server refused for there being too many
/// then waits for another turn, as with the client's own limiter, in the place of a pause.
/// </summary>
public interface ILearningLimiter
{
    /// <summary>The server found that a call was one too many. Called by several threads; must not block.</summary>
    /// <param name="refusal">What the server said.</param>
    void Refused(KiwoomRateLimitException refusal);
}
