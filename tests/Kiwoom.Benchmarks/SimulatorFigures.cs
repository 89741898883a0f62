using System.Diagnostics;
using System.Globalization;
using Kiwoom.Simulator;

namespace Kiwoom.Benchmarks;

/// <summary>What the simulator's exchange can do: a day of it, ten days of it, and load from another process beside the market that stands still.</summary>
internal static class SimulatorFigures
{
    private const int Days = 10;
    private const int Connections = 5;
    private const int CallsPerSecond = 2_000;

    private static readonly TimeSpan LoadTime = TimeSpan.FromSeconds(15);

    // From Monday to the Monday after next, without holidays.
    private static readonly DateTime FirstMorning = new(2026, 9, 7, 7, 0, 0);

    public static async Task RunAsync()
    {
        await RunDaysAsync();
        foreach (var market in new[] { SimulatorServer.Exchange, SimulatorServer.Still })
        {
            using var server = SimulatorServer.Start(market);
            await SimulatorLoad.RunAsync(server, Connections, CallsPerSecond, TimeSpan.FromSeconds(3));
            var result = await SimulatorLoad.RunAsync(server, Connections, CallsPerSecond, LoadTime);
            Say($"{market}: {result.MessagesPerSecond:N0} messages a second to {Connections} connections");
            Say($"{market}: {result.CallsPerSecond:N0} calls a second, p50 {result.Median.TotalMilliseconds:0.00} ms, p99 {result.Highest.TotalMilliseconds:0.00} ms, {result.Failed} failed");
            Say($"{market}: {server.Megabytes} MB of memory");
        }
    }

    private static async Task RunDaysAsync()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions
        {
            Exchange = new SimulatorExchangeOptions { Start = FirstMorning, Speed = 0 },
        });
        var exchange = simulator.Exchange!;
        var day = FirstMorning;
        for (var count = 1; count <= Days; day = day.AddDays(1))
        {
            var (events, started) = (exchange.EventCount, Stopwatch.GetTimestamp());
            exchange.AdvanceTo(day.Date.AddHours(21));
            if (exchange.EventCount == events)
            {
                continue;
            }

            Say($"day {count,2}: {exchange.EventCount - events,9:N0} events in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s, {GC.GetTotalMemory(forceFullCollection: true) / 1_048_576} MB held");
            count++;
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
