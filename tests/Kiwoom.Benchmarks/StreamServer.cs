using System.Diagnostics;
using System.Globalization;
using Kiwoom.Simulator;

namespace Kiwoom.Benchmarks;

/// <summary>
/// A simulator in a process of its own, as servers are: in one process its garbage would be collected at the client's cost, and the
/// other way round. It is told what to publish line by line.
/// </summary>
internal sealed class StreamServer : IDisposable
{
    /// <summary>The argument that makes this program the server.</summary>
    public const string Argument = "--serve-streams";

    public const string Item = "005930";

    private readonly Process _process;

    private StreamServer(Process process)
    {
        _process = process;
        Address = new Uri(ReadLine());
        RealtimeAddress = new Uri(ReadLine());
        AppKey = ReadLine();
        SecretKey = ReadLine();
    }

    public Uri Address { get; }

    public Uri RealtimeAddress { get; }

    public string AppKey { get; }

    public string SecretKey { get; }

    /// <summary>So many stocks; one is <see cref="Item"/>.</summary>
    public static string[] ItemsOf(int count) => [Item, .. Enumerable.Range(1, count - 1).Select(number => number.ToString("000000", CultureInfo.InvariantCulture))];

    public static StreamServer Start()
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] arguments = isHost ? [typeof(StreamServer).Assembly.Location, Argument] : [Argument];
        return new StreamServer(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>What the other process does, until its input ends.</summary>
    public static async Task RunAsync()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        Console.WriteLine(simulator.BaseAddress);
        Console.WriteLine(simulator.Realtime.Address);
        Console.WriteLine(simulator.AppKey);
        Console.WriteLine(simulator.SecretKey);
        while (Console.ReadLine()?.Split(' ') is [var type, var count, var among])
        {
            var items = ItemsOf(int.Parse(among, CultureInfo.InvariantCulture));
            for (var left = int.Parse(count, CultureInfo.InvariantCulture); left > 0; left--)
            {
                await simulator.Realtime.PublishAsync(type, items[left % items.Length]);
            }
        }
    }

    /// <summary>Has it publish messages as fast as it can.</summary>
    public void Publish(string type, int count, int items = 1)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{type} {count} {items}"));
        _process.StandardInput.Flush();
    }

    public KiwoomOptions CreateOptions() => new()
    {
        Environment = KiwoomEnvironment.Simulator(Address),
        AppKey = AppKey,
        SecretKey = SecretKey,
    };

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string ReadLine() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start.");
}
