using Kiwoom.Cli.Application;
using Spectre.Console;

namespace Kiwoom.Cli.Output;

/// <summary>Spectre's console on the run's output.</summary>
internal static class Screen
{
    public static IAnsiConsole Create(CliContext context)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = context.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = context.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(context.Output),
        });
        console.Profile.Width = context.Width;
        console.Profile.Height = context.Height;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
