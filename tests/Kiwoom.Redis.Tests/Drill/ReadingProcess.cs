using System.Globalization;
using Kiwoom.Simulator;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>A process that follows stocks and writes down what it gets: <c>item number gap</c> in a line.</summary>
internal static class ReadingProcess
{
    public static async Task<int> RunAsync(string redis, Uri simulator, string name, int count, string file)
    {
        var options = OptionsOf(simulator);
        await using var client = new KiwoomClient(options.UseRedis(new KiwoomRedisOptions { Configuration = redis, ProcessName = name }));
        await using var output = new StreamWriter(file);
        using var ending = new CancellationTokenSource();
        var gate = new Lock();
        var streams = DrillItems.Of(count).Select(item => client.Realtime.StockTrades(item)).ToList();
        await Task.WhenAll(streams.Select(stream => stream.StartAsync()));
        var reading = streams.Select(async stream =>
        {
            try
            {
                await foreach (var trade in stream.WithCancellation(ending.Token))
                {
                    lock (gate)
                    {
                        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trade.Item} {trade.CurrentPrice:0} {trade.GapBefore?.Reason.ToString() ?? "-"}"));
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The drill is over.
            }
            catch (Exception e)
            {
                lock (gate)
                {
                    output.WriteLine($"! {e.GetType().Name} {e.Message.ReplaceLineEndings(" ")}");
                }
            }
        }).ToList();
        using var flushing = new Timer(
            _ =>
            {
                lock (gate)
                {
                    output.Flush();
                }
            },
            null,
            50,
            50);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        await ending.CancelAsync();
        await Task.WhenAll(reading);
        return 0;
    }

    public static KiwoomOptions OptionsOf(Uri simulator) => new()
    {
        Environment = KiwoomEnvironment.Simulator(simulator),
        AppKey = KiwoomSimulatorOptions.DefaultAppKey,
        SecretKey = KiwoomSimulatorOptions.DefaultSecretKey,
        Realtime = new RealtimeOptions { ReconnectDelay = TimeSpan.FromMilliseconds(200), MaxReconnectDelay = TimeSpan.FromSeconds(1) },
    };
}
