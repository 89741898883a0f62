namespace Kiwoom.Spec.Tool;

/// <summary>Reads the arguments.</summary>
internal static class Program
{
    private static int Main(string[] args) => (int)Run(args, Console.Out, Console.Error);

    /// <param name="args">The arguments.</param>
    /// <param name="output">What was asked for.</param>
    /// <param name="errors">Why it could not be had.</param>
    public static ExitCode Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (!CommandLine.TryParse(args, out var commandLine, out var error))
        {
            errors.WriteLine($"error: {error} (--help tells the rest)");
            return ExitCode.BadArguments;
        }

        if (commandLine.ShowHelp)
        {
            output.WriteLine(CommandLine.Help);
            return ExitCode.Success;
        }

        return SpecTool.Run(commandLine, output, errors);
    }
}
