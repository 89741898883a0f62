using Kiwoom.Spec.Tool.Checking;
using Kiwoom.Spec.Tool.Diffing;
using Kiwoom.Spec.Tool.Drafting;

namespace Kiwoom.Spec.Tool;

/// <summary>Finds the spec and runs one command: for this program, and for <c>kiwoom spec</c>, which hosts it.</summary>
internal static class SpecTool
{
    /// <param name="commandLine">What is asked for.</param>
    /// <param name="output">What was asked for.</param>
    /// <param name="errors">Why it could not be had, in one line.</param>
    public static ExitCode Run(CommandLine commandLine, TextWriter output, TextWriter errors)
    {
        if (commandLine.FindProblem() is { } problem)
        {
            errors.WriteLine($"error: {problem} (--help tells the rest)");
            return ExitCode.BadArguments;
        }

        try
        {
            return Run(commandLine, FindSpec(commandLine), output);
        }
        catch (UsageException e)
        {
            errors.WriteLine($"error: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {e.Message}");
        }

        return ExitCode.BadArguments;
    }

    private static ExitCode Run(CommandLine commandLine, string spec, TextWriter output) => commandLine.Command switch
    {
        "check" => CheckCommand.Run(spec, commandLine.Arguments, commandLine.Format, output),
        "diff" => DiffCommand.Run(spec, commandLine.Arguments[0], commandLine.Format, commandLine.Accept, output),
        "draft" when commandLine.Measure is { } count => DraftMeasure.Run(spec, commandLine.Arguments[0], count, commandLine.Seed, commandLine.HideWords, output),
        "draft" => DraftCommand.Run(spec, commandLine.Arguments[0], [.. commandLine.Arguments.Skip(1)], commandLine.Output, commandLine.Format, output),
        var other => throw new UsageException($"there is no command '{other}'"),
    };

    /// <summary>The spec that is named, that the first file to check belongs to, that stands here, or the one that this program brings along.</summary>
    private static string FindSpec(CommandLine commandLine)
    {
        foreach (var path in commandLine.Command == "check" ? commandLine.Arguments : [])
        {
            if (!Path.Exists(path))
            {
                throw new UsageException($"there is no {path}");
            }
        }

        if (commandLine.Spec is { } named)
        {
            return SpecFolder.Find(named) ?? throw new UsageException($"no spec (a folder with areas.yaml and return-codes.yaml) is at {Path.GetFullPath(named)} or further up");
        }

        var start = commandLine is { Command: "check", Arguments: [var first, ..] } ? Directory.Exists(first) ? first : Path.GetDirectoryName(Path.GetFullPath(first))! : ".";
        return SpecFolder.Find(start) ?? SpecFolder.Find(".") ?? BuiltIn(commandLine);
    }

    private static string BuiltIn(CommandLine commandLine)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "spec");
        return Directory.Exists(folder) && commandLine is not { Command: "check", Arguments: [] }
            ? folder
            : throw new UsageException("no spec is here or further up: name files of your own, or a spec with --spec");
    }
}
