namespace Kiwoom.Cli.Application;

/// <summary>One line that says what to change, and the exit code that goes with it.</summary>
internal sealed class CliException(string message, int exitCode = ExitCodes.BadArguments) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
