using System.Threading.RateLimiting;

namespace Kiwoom.Limits;

/// <summary>The limiter of an API ID.</summary>
/// <param name="Limiter">The limiter.</param>
/// <param name="Path">The ID's address, by which a group of IDs is known.</param>
/// <param name="IsOwn">Whether it is the client's own, and not the user's.</param>
internal sealed record CallLimit(RateLimiter Limiter, string Path, bool IsOwn)
{
    /// <summary>The client's own limiter; null where the user has brought one.</summary>
    public WindowLimiter? Own { get; } = IsOwn ? (WindowLimiter)Limiter : null;
}
