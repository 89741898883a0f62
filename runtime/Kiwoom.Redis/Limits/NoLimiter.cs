using System.Threading.RateLimiting;

namespace Kiwoom.Redis.Limits;

/// <summary>Lets every call through.</summary>
internal sealed class NoLimiter : RateLimiter
{
    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => SharedLease.Granted;

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(SharedLease.Granted);
}
