using System.Diagnostics;
using Kiwoom.Simulator;

namespace Kiwoom.Benchmarks;

/// <summary>A simulator in a process of its own, with an exchange or with the market that stands still, until its input ends.</summary>
internal sealed class SimulatorServer : IDisposable
{
    /// <summary>The argument that makes this program the server; the market's name follows.</summary>
    public const string Argument = "--serve-market";

    public const string Exchange = "exchange";
    public const string Still = "still";

    private const int StillMessagesPerSecond = 6_000;

    // Five minutes in a second: about as many trades and books as five clients are promised.
    private const double Speed = 300;

    private readonly Process _process;

    private SimulatorServer(Process process)
    {
        _process = process;
        Address = new Uri(process.StandardOutput.ReadLine()!);
        RealtimeAddress = new Uri(process.StandardOutput.ReadLine()!);
    }

    public Uri Address { get; }

    public Uri RealtimeAddress { get; }

    /// <summary>Megabytes that the process has in memory.</summary>
    public long Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1_048_576;
        }
    }

    public static SimulatorServer Start(string market)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] arguments = isHost ? [typeof(SimulatorServer).Assembly.Location, Argument, market] : [Argument, market];
        return new SimulatorServer(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>What the other process does.</summary>
    public static async Task RunAsync(string market)
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions
        {
            Exchange = market == Exchange ? new SimulatorExchangeOptions { Start = new DateTime(2026, 9, 14, 9, 5, 0), Speed = Speed } : null,
            Realtime = new() { LoginEndsOlderSession = false, MessagesPerSecond = StillMessagesPerSecond },
        });
        Console.WriteLine(simulator.BaseAddress);
        Console.WriteLine(simulator.Realtime.Address);
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
