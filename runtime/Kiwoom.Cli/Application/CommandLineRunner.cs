using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Kiwoom.Cli.Commands;

namespace Kiwoom.Cli.Application;

/// <summary>Parses the arguments, runs the command, and turns what goes wrong into one line and an exit code.</summary>
internal static class CommandLineRunner
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliContext context, CancellationToken cancellationToken)
    {
        // Numbers mean the same on every machine; only words follow the terminal's language.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(context.IsKorean ? "ko-KR" : "en-US");

        // No files of arguments: a value that begins with @ is a value.
        var result = KiwoomCommand.Create(context).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0 && !args.Any(arg => arg is "--help" or "-h" or "-?" || arg.StartsWith("[suggest", StringComparison.Ordinal)))
        {
            var command = string.Join(' ', PathOf(result.CommandResult.Command).Prepend("kiwoom"));

            // The parser says first that a command is missing, and only then which word is none.
            var words = result.UnmatchedTokens is [var unknown, ..] ? Unknown(unknown, result.CommandResult.Command, context) : result.Errors[0].Message;
            context.Error.WriteLine($"error: {OneLine(words)} ({command} --help)");
            return ExitCodes.BadArguments;
        }

        if (MeaninglessOption(result) is { } meaningless)
        {
            var command = string.Join(' ', PathOf(result.CommandResult.Command).Prepend("kiwoom"));
            context.Error.WriteLine($"error: {context.Say($"{command} takes no {meaningless.Name}", $"{command} 에는 {meaningless.Name} 이(가) 없습니다")} ({command} --help)");
            return ExitCodes.BadArguments;
        }

        try
        {
            // The process's signals are Interrupt's alone: the parser's own handler would cancel first, with a token that is not this one.
            var invocation = new InvocationConfiguration { Output = context.Output, Error = context.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await result.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Tell("interrupted", "중단됨");
            return ExitCodes.Interrupted;
        }
        catch (ReaderGoneException)
        {
            return ExitCodes.ReaderGone;
        }
        catch (CliException e)
        {
            context.Error.WriteLine($"error: {OneLine(e.Message)}");
            return e.ExitCode;
        }
        catch (KiwoomException e)
        {
            var (code, words) = Failures.Explain(e, context);
            context.Error.WriteLine($"error: {OneLine(words)}");
            return code;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine($"error: {OneLine(e.Message)}");
            return ExitCodes.Failure;
        }
    }

    /// <summary>A line without line breaks and whatever else a terminal would obey.</summary>
    internal static string OneLine(string text) => Output.Shown.Text(text.ReplaceLineEndings(" "));

    /// <summary>Says that a command has no such option, and which was meant.</summary>
    internal static string NoOption(string word, Command command, CliContext context)
    {
        var name = word.Split('=', ':')[0];
        var near = Nearest.Words(name, command.Options.Where(option => !option.Hidden).Select(option => option.Name), context);
        return context.Say($"'{word}' is no option here", $"'{word}' 은(는) 여기에 없는 옵션입니다") + near;
    }

    private static string Unknown(string word, Command command, CliContext context) =>
        word.StartsWith('-') ? NoOption(word, command, context)
        : command.Subcommands.Count > 0 ? context.Say($"'{word}' is no command", $"'{word}' 은(는) 없는 명령입니다") + Nearest.Words(word, command.Subcommands.Select(other => other.Name), context)
        : context.Say($"'{word}' is one argument too many", $"'{word}' 은(는) 남는 인수입니다");

    /// <summary>An option that stands before a command which does not have it.</summary>
    private static Option? MeaninglessOption(ParseResult result) => result.CommandResult.Command is RootCommand ? null
        : result.RootCommandResult.Command.Options.FirstOrDefault(option =>
            option is not (HelpOption or VersionOption) && result.GetResult(option) is { Implicit: false } && !result.CommandResult.Command.Options.Contains(option));

    private static List<string> PathOf(Command command)
    {
        var path = new List<string>();
        for (var current = command; current is not (null or RootCommand); current = current.Parents.OfType<Command>().FirstOrDefault())
        {
            path.Insert(0, current.Name);
        }

        return path;
    }
}
