// Follows the trades of two stocks until ten have come. With keys of your own: Environment = KiwoomEnvironment.Mock, and no simulator.
using Kiwoom;
using Kiwoom.Simulator;

await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 20 } });
await using var kiwoom = new KiwoomClient(new KiwoomOptions
{
    Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
    AppKey = simulator.AppKey,
    SecretKey = simulator.SecretKey,
});

var left = 10;
await foreach (var trade in kiwoom.Realtime.StockTrades("005930", "000660"))
{
    Console.WriteLine($"{trade.Item}  {trade.CurrentPrice:N0} won");
    if (--left == 0)
    {
        break;
    }
}
