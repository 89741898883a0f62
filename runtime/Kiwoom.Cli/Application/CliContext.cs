using System.Globalization;

namespace Kiwoom.Cli.Application;

/// <summary>What surrounds a run: where it writes, its language, environment variables, folders and clock.</summary>
internal sealed class CliContext
{
    private const int PlainWidth = 100;

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Whether a person looks at the output.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The terminal's columns.</summary>
    public int Width { get; init; } = PlainWidth;

    /// <summary>The terminal's rows.</summary>
    public int Height { get; init; } = 36;

    /// <summary>Whether its words are Korean.</summary>
    public bool IsKorean { get; init; }

    /// <summary>Reads an environment variable; null where there is none.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>Where profiles are.</summary>
    public required string ConfigFolder { get; init; }

    /// <summary>Where confirmations and what can be resumed are.</summary>
    public required string StateFolder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static CliContext OfProcess()
    {
        var isTerminal = !Console.IsOutputRedirected;
        return new CliContext
        {
            Output = StandardOutput.Open(),
            Error = StandardError.Open(),
            Input = Console.In,
            IsTerminal = isTerminal,
            Width = isTerminal ? Math.Max(40, Console.WindowWidth) : PlainWidth,
            Height = isTerminal ? Math.Max(20, Console.WindowHeight) : 36,
            IsKorean = IsKoreanTerminal(Environment.GetEnvironmentVariable),
            Variable = Environment.GetEnvironmentVariable,
            ConfigFolder = Path.Combine(FolderOf(Environment.SpecialFolder.ApplicationData), "kiwoom"),
            StateFolder = Path.Combine(FolderOf(Environment.SpecialFolder.LocalApplicationData), "Kiwoom", "cli"),
        };
    }

    /// <summary>
    /// A folder of the user, also where it does not exist yet: by default .NET answers with an empty text then, and profiles of whatever folder one stands in would be obeyed.
    /// </summary>
    internal static string FolderOf(Environment.SpecialFolder folder) => Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>The words in the terminal's language.</summary>
    public string Say(string english, string korean) => IsKorean ? korean : english;

    /// <summary>A line for people, beside the output.</summary>
    public void Tell(string english, string korean) => Error.WriteLine(Say(english, korean));

    /// <summary>The variables that say a terminal's language, strongest first; without them, the system's.</summary>
    internal static bool IsKoreanTerminal(Func<string, string?> variable)
    {
        foreach (var name in new[] { "KIWOOM_LANG", "LC_ALL", "LC_MESSAGES", "LANG" })
        {
            if (variable(name) is { Length: > 0 } language)
            {
                return language.StartsWith("ko", StringComparison.OrdinalIgnoreCase);
            }
        }

        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko";
    }
}
