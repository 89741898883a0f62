using System.Globalization;
using Kiwoom.Orders;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>A process that sends orders under keys which others send too: the order of a key has its number as quantity.</summary>
internal static class OrderingProcess
{
    public static async Task<int> RunAsync(string redis, Uri simulator, string name, int count)
    {
        var options = ReadingProcess.OptionsOf(simulator);
        await using var client = new KiwoomClient(options.UseRedis(new KiwoomRedisOptions { Configuration = redis, ProcessName = name, CommandTimeout = TimeSpan.FromSeconds(20) }, out var shared));
        Console.WriteLine("ready");
        var numbers = Enumerable.Range(1, count).ToArray();
        Random.Shared.Shuffle(numbers);
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var request = new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", Quantity = number, Price = 70_000, Type = OrderType.Limit };
            try
            {
                await shared.Orders.SendAsync(KeyOf(number), request, async token => (await client.Orders.BuyAsync(request, token)).OrderNumber, CancellationToken.None);
            }
            catch (Exception e) when (e is KiwoomException or RedisUnavailableException)
            {
                // In doubt, or not sent: what the drill looks at is the server.
            }
        });
        Console.WriteLine("done");
        return 0;
    }

    public static string KeyOf(int number) => $"drill/{number.ToString(CultureInfo.InvariantCulture)}";
}
