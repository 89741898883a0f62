using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kiwoom.Redis;

/// <summary>
/// Whether what is shared is well: unhealthy where nobody holds the realtime connection though streams want it, or the session was ended from elsewhere; degraded where
/// Redis does not answer, for token and limits then are this process' own. <c>AddHealthChecks().AddCheck&lt;KiwoomRedisHealthCheck&gt;("kiwoom")</c> adds it.
/// </summary>
/// <param name="shared">What is shared.</param>
public sealed class KiwoomRedisHealthCheck(KiwoomRedis shared) : IHealthCheck
{
    private readonly KiwoomRedis _shared = shared ?? throw new ArgumentNullException(nameof(shared));

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var status = await _shared.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            var data = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["holder"] = status.Holder?.Name ?? "",
                ["processes"] = status.Processes.Count,
                ["registered"] = status.Registered,
                ["ordersInDoubt"] = status.OrdersInDoubt,
            };
            return
                status.EndedBecause is { } reason ? HealthCheckResult.Unhealthy($"The session was ended from elsewhere: {reason}", data: data) :
                status.Holder is null && status.Processes.Any(process => process.Wanted > 0) ? HealthCheckResult.Unhealthy("Nobody holds the realtime connection.", data: data) :
                status.Refused.Count > 0 ? HealthCheckResult.Degraded($"{status.Refused.Count} registrations were refused.", data: data) :
                HealthCheckResult.Healthy(data: data);
        }
        catch (RedisUnavailableException e)
        {
            return HealthCheckResult.Degraded("Redis does not answer: token and limits are this process' own, and streams wait.", e);
        }
    }
}
