using System.Globalization;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>A process that calls without a pause until its input ends, and then says how often.</summary>
internal static class CallingProcess
{
    public static async Task<int> RunAsync(string redis, Uri simulator, string name, int perSecond)
    {
        var options = ReadingProcess.OptionsOf(simulator);
        options.RateLimits.QueriesPerSecond = perSecond;
        await using var client = new KiwoomClient(options.UseRedis(new KiwoomRedisOptions { Configuration = redis, ProcessName = name, CommandTimeout = TimeSpan.FromSeconds(20) }));
        var ending = Task.Run(Console.In.ReadToEnd);
        Console.WriteLine("ready");
        var count = 0;
        for (; !ending.IsCompleted; count++)
        {
            await client.StockInformation.GetStockProfileAsync("005930");
        }

        Console.WriteLine(count.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
