using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace Kiwoom.Benchmarks;

/// <summary>
/// How the relay's cost grows with items and readers: messages a second, and processor time of Redis and of this process, which has the one that
/// holds the connection and all readers: <c>-- --relay-curve localhost:6379</c>. Processor time says more than a clock on a machine that has other work.
/// </summary>
internal static class RelayCurve
{
    private const int Rounds = 5;

    public static async Task RunAsync(string redis, string[] only)
    {
        using var server = StreamServer.Start();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis + ",allowAdmin=true");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores; median of {Rounds} rounds of {RelayStream.Messages:N0}"));
        Console.WriteLine($"{"readers, items",-18}{"messages/s",14}{"to all readers/s",18}{"Redis µs",10}{"clients µs",12}");
        var warmUps = RelayStream.FirstWarmUps;
        (int, int)[] all = [(1, 1), (1, 50), (1, 200), (2, 200), (4, 1), (4, 50), (4, 200), (8, 200)];
        foreach (var (readers, items) in all.Where(pair => only.Length == 0 || only.Contains(string.Create(CultureInfo.InvariantCulture, $"{pair.Item1},{pair.Item2}"))))
        {
            var rounds = new List<(double Cost, double Redis, double Own)>();
            for (var round = 0; round < Rounds + warmUps; round++)
            {
                using var process = Process.GetCurrentProcess();
                var (before, own) = (await CpuOfAsync(connection), process.TotalProcessorTime);
                var cost = await RelayStream.RelayAsync(server, redis, readers, items);
                process.Refresh();
                rounds.Add((cost, (await CpuOfAsync(connection) - before).TotalMicroseconds / RelayStream.Messages, (process.TotalProcessorTime - own).TotalMicroseconds / RelayStream.Messages));
            }

            rounds.RemoveRange(0, warmUps);
            warmUps = RelayStream.WarmUps;
            var median = Median(rounds.Select(round => round.Cost));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{$"{readers}, {items}",-18}{1_000_000 / median,14:N0}{readers * 1_000_000 / median,18:N0}{Median(rounds.Select(round => round.Redis)),10:0.0}{Median(rounds.Select(round => round.Own)),12:0.0}"));
        }
    }

    private static async Task<TimeSpan> CpuOfAsync(ConnectionMultiplexer connection)
    {
        var parts = (await connection.GetServers()[0].InfoAsync("cpu")).SelectMany(group => group).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return TimeSpan.FromSeconds(double.Parse(parts["used_cpu_user"], CultureInfo.InvariantCulture) + double.Parse(parts["used_cpu_sys"], CultureInfo.InvariantCulture));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
