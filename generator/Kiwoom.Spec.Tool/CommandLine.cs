using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kiwoom.Spec.Tool;

/// <summary>The program's arguments.</summary>
internal sealed record CommandLine(string Command, IReadOnlyList<string> Arguments)
{
    public const string Help = """
        Checks, compares and drafts descriptors of the Kiwoom API, without a compile.

        usage: kiwoom-spec check [FILE or FOLDER …]     every mistake, as the compiler reports it; files outside of the spec are a project's own
               kiwoom-spec diff DOCUMENT                what a newer document has otherwise than the spec
               kiwoom-spec draft DOCUMENT ID …          descriptor, examples and words of ids; what is uncertain is marked
               kiwoom-spec draft DOCUMENT --measure N   drafts N ids that the spec has, as if it had not, and compares
          --spec FOLDER       the spec (default: the one here or further up, or else the library's)
          --format FORMAT     text or json; diff: markdown too (default: text)
          --accept            diff: writes what is found into the spec's list of known differences
          --output FOLDER     draft: where the files go (default: they are shown)
          --seed N            draft --measure: decides which ids (default: 1)
          --hide-words        draft --measure: hides the words too that only those ids use: their names are guessed then
          --help              shows this
        DOCUMENT is the text of the API document's PDF (pdftotext), or sheets of its workbook as Markdown tables.
        exit code: 0 nothing found; 1 mistakes, changes, or drafts with marks; 2 the arguments cannot be used
        """;

    public string? Spec { get; init; }

    public OutputFormat Format { get; init; }

    public bool Accept { get; init; }

    public string? Output { get; init; }

    public bool HideWords { get; init; }

    public int? Measure { get; init; }

    public int Seed { get; init; } = 1;

    public bool ShowHelp { get; init; }

    public static bool TryParse(string[] args, [NotNullWhen(true)] out CommandLine? commandLine, [NotNullWhen(false)] out string? error)
    {
        var words = new List<string>();
        var options = new CommandLine("", words);
        error = null;
        for (var i = 0; i < args.Length && error is null; i++)
        {
            options = args[i] switch
            {
                "--help" or "-h" => options with { ShowHelp = true },
                "--accept" => options with { Accept = true },
                "--hide-words" => options with { HideWords = true },
                "--spec" => options with { Spec = ReadText(args, ref i, ref error) },
                "--format" => options with { Format = ReadFormat(args, ref i, ref error) },
                "--output" => options with { Output = ReadText(args, ref i, ref error) },
                "--measure" => options with { Measure = ReadNumber(args, ref i, 1, ref error) },
                "--seed" => options with { Seed = ReadNumber(args, ref i, 0, ref error) },
                _ => ReadWord(options, args[i], words, ref error),
            };
        }

        commandLine = error is null ? options with { Command = words.FirstOrDefault() ?? "", Arguments = [.. words.Skip(1)] } : null;
        return error is null;
    }

    /// <summary>Why command, arguments and options do not fit; null where they do.</summary>
    public string? FindProblem() => (Command, Arguments) switch
    {
        ("", _) => "no command is given",
        ("check", _) when Format == OutputFormat.Markdown => "check writes text or json",
        ("check", _) => null,
        ("diff", [_]) => null,
        ("diff", _) => "diff takes one document",
        ("draft", [_]) when Measure is not null => null,
        ("draft", [_, ..]) when Measure is not null => "--measure chooses the ids itself",
        ("draft", [_, _, ..]) when Format == OutputFormat.Markdown => "draft writes text or json",
        ("draft", [_, _, ..]) => null,
        ("draft", _) => "draft takes a document and ids",
        _ => $"there is no command '{Command}'",
    };

    /// <summary>A format by its name; null where there is none of this name.</summary>
    public static OutputFormat? FormatOf(string name) => name switch
    {
        "text" => OutputFormat.Text,
        "json" => OutputFormat.Json,
        "markdown" => OutputFormat.Markdown,
        _ => null,
    };

    private static CommandLine ReadWord(CommandLine options, string word, List<string> words, ref string? error)
    {
        if (word.StartsWith('-'))
        {
            error = $"there is no option {word}";
        }

        words.Add(word);
        return options;
    }

    private static string ReadText(string[] args, ref int i, ref string? error)
    {
        if (i + 1 < args.Length)
        {
            return args[++i];
        }

        error = $"{args[i]} needs a value";
        return "";
    }

    private static int ReadNumber(string[] args, ref int i, int minimum, ref string? error)
    {
        var name = args[i];
        if (int.TryParse(ReadText(args, ref i, ref error), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum)
        {
            return value;
        }

        error ??= string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number of at least {minimum}");
        return 0;
    }

    private static OutputFormat ReadFormat(string[] args, ref int i, ref string? error)
    {
        var name = ReadText(args, ref i, ref error);
        if (FormatOf(name) is { } format)
        {
            return format;
        }

        error ??= $"there is no format '{name}': text, json or markdown";
        return default;
    }
}
