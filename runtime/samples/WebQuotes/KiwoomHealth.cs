using Kiwoom;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebQuotes;

/// <summary>Healthy while a call works: it needs the server, the keys and a token.</summary>
internal sealed class KiwoomHealth(IKiwoomClient kiwoom) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await kiwoom.StockInformation.GetStockProfileAsync("005930", cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (KiwoomException e)
        {
            return HealthCheckResult.Unhealthy(e.Message, e);
        }
    }
}
