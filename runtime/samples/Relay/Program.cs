// One of several processes of an app key: run it twice, and end either one.
//   dotnet run --project runtime/samples/Relay -- 005930 000660
// KIWOOM_APP_KEY and KIWOOM_SECRET_KEY are the keys (mock server), KIWOOM_REDIS says where Redis is (localhost:6379 by default).
using Kiwoom;
using Kiwoom.Redis;

var options = new KiwoomOptions
{
    Environment = KiwoomEnvironment.Mock,
    AppKey = Environment.GetEnvironmentVariable("KIWOOM_APP_KEY"),
    SecretKey = Environment.GetEnvironmentVariable("KIWOOM_SECRET_KEY"),
};
var redis = new KiwoomRedisOptions { Configuration = Environment.GetEnvironmentVariable("KIWOOM_REDIS") ?? "localhost:6379" };
await using var kiwoom = new KiwoomClient(options.UseRedis(redis, out var shared));

await foreach (var trade in kiwoom.Realtime.StockTrades(args is [] ? ["005930"] : args))
{
    if (trade.GapBefore is { } gap)
    {
        var status = await shared.GetStatusAsync();
        Console.WriteLine($"missed something: {gap.Reason}; the connection is held by {status.Holder?.Name ?? "nobody"} of {status.Processes.Count}");
    }

    Console.WriteLine($"{trade.StockCode} {trade.CurrentPrice:N0} x {trade.TradeQuantity} (number {trade.Sequence})");
}
