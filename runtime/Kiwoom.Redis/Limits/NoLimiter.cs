using System.Threading.RateLimiting;
using Kiwoom.Redis.Orders;

namespace Kiwoom.Redis.Limits;

/// <summary>Lets every call through.</summary>
internal sealed class NoLimiter(string apiId) : RateLimiter
{
    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => SharedLease.Granted;

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        await OrderTurn.ConfirmAsync(apiId, cancellationToken).ConfigureAwait(false);
        return SharedLease.Granted;
    }
}
