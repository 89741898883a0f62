using System.Runtime.InteropServices;

namespace Kiwoom.Simulator;

/// <summary>Runs the simulator from a command line until it is interrupted.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int CannotStart = 1;
    private const int BadArguments = 2;

    internal static async Task<int> Main(string[] args)
    {
        if (!CommandLine.TryParse(args, out var commandLine, out var error))
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
            Console.WriteLine($"Kiwoom simulator  {simulator.BaseAddress}");
            Console.WriteLine($"WebSocket         {simulator.Realtime.Address}");
            Console.WriteLine($"app key           {simulator.AppKey}");
            Console.WriteLine($"secret key        {simulator.SecretKey}");
            Console.WriteLine("Ctrl+C ends it.");
            await interrupted.Task;
        }
        catch (Exception exception) when (exception is IOException or FormatException)
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
}
