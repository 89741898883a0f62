using Kiwoom;

namespace RecordingWorker;

/// <summary>Follows the trades of a stock until enough have come.</summary>
internal sealed class Follower(IKiwoomClient kiwoom, IHostApplicationLifetime lifetime, int count) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var left = count;
        await foreach (var trade in kiwoom.Realtime.StockTrades("005930").WithCancellation(stoppingToken))
        {
            Console.WriteLine($"{trade.TradeTime:HH:mm:ss} {trade.CurrentPrice:N0}");
            if (--left == 0)
            {
                break;
            }
        }

        lifetime.StopApplication();
    }
}
