using System.Text;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        // Korean names need it, and Windows consoles do not come with it. No byte order mark: the output may be a file.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var interrupt = new Interrupt();
        return await CommandLineRunner.RunAsync(args, CliContext.OfProcess(), interrupt.Token);
    }
}
