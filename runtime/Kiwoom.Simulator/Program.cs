using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Simulator;

/// <summary>Runs the simulator from a command line until it is interrupted.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int CannotStart = 1;
    private const int BadArguments = 2;

    internal static async Task<int> Main(string[] args)
    {
        using var logs = LoggerFactory.Create(logging => logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        }));

        if (!CommandLine.TryParse(args, TimeProvider.System, logs, out var commandLine, out var error))
        {
            await Console.Error.WriteLineAsync($"error: {error} (--help lists the options)");
            return BadArguments;
        }

        if (commandLine.ShowHelp)
        {
            Console.WriteLine(CommandLine.Help);
            return Success;
        }

        var interrupted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        try
        {
            await using var simulator = await KiwoomSimulator.StartAsync(commandLine.Options);
            Show(simulator);
            await interrupted.Task;
        }
        catch (Exception exception) when (exception is IOException or FormatException or JsonException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            return CannotStart;
        }

        return Success;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            interrupted.TrySetResult();
        }
    }

    private static void Show(KiwoomSimulator simulator)
    {
        Console.WriteLine($"Kiwoom simulator  {simulator.BaseAddress}  (with a page in a browser)");
        Console.WriteLine($"WebSocket         {simulator.Realtime.Address}");
        Console.WriteLine($"app key           {simulator.AppKey}");
        Console.WriteLine($"secret key        {simulator.SecretKey}");
        if (simulator.Exchange is { } exchange)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"market            {exchange.Now:yyyy-MM-dd HH:mm:ss} in Korea, {exchange.Speed} s a second"));
        }

        Console.WriteLine("Ctrl+C ends it.");
    }
}
