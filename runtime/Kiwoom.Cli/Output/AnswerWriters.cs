using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Output;

/// <summary>Makes the writer of a format.</summary>
internal static class AnswerWriters
{
    public static OutputFormat Read(string? text, CliContext context) => text?.ToUpperInvariant() switch
    {
        null or "TABLE" => OutputFormat.Table,
        "JSON" => OutputFormat.Json,
        "JSONL" => OutputFormat.Jsonl,
        "CSV" => OutputFormat.Csv,
        "PARQUET" => OutputFormat.Parquet,
        _ => throw new CliException(context.Say($"--format '{text}': choose one of table, json, jsonl, csv, parquet", $"--format '{text}': table, json, jsonl, csv, parquet 중에서 고르세요")),
    };

    /// <summary>The format of a command that writes no files: all but Parquet, which is one.</summary>
    public static OutputFormat ReadOfOutput(string? text, CliContext context) => text?.ToUpperInvariant() is "PARQUET"
        ? throw new CliException(context.Say($"--format '{text}' is a file's, and this command writes none: choose one of table, json, jsonl, csv", $"--format '{text}' 은(는) 파일 형식이고 이 명령은 파일을 만들지 않습니다: table, json, jsonl, csv 중에서 고르세요"))
        : Read(text, context);

    /// <summary>The format of a file: what is asked for, or what its extension says; the two must agree.</summary>
    /// <param name="text">What <c>--format</c> says; null where it says nothing.</param>
    /// <param name="path">The file; null for the output.</param>
    /// <param name="otherwise">The format where neither says one.</param>
    /// <param name="context">Has the words.</param>
    public static OutputFormat Read(string? text, string? path, OutputFormat otherwise, CliContext context)
    {
        OutputFormat? ofName = Path.GetExtension(path)?.ToUpperInvariant() switch
        {
            ".CSV" => OutputFormat.Csv,
            ".PARQUET" => OutputFormat.Parquet,
            ".JSON" => OutputFormat.Json,
            ".JSONL" => OutputFormat.Jsonl,
            _ => null,
        };
        if (text is null)
        {
            return ofName ?? otherwise;
        }

        var asked = Read(text, context);

        // Both kinds of JSON are lines of it.
        return ofName is { } named && named != asked && !(IsJson(named) && IsJson(asked))
            ? throw new CliException(context.Say($"--format {text} and --out {path} contradict each other: leave --format out, or name the file otherwise", $"--format {text} 와(과) --out {path} 이(가) 맞지 않습니다: --format 을 빼거나 파일 이름을 바꾸세요"))
            : asked;
    }

    /// <summary>Whether what is no list is to be JSON; it has no other form but the one for people.</summary>
    public static bool IsJson(string? text, CliContext context) => text?.ToUpperInvariant() switch
    {
        null or "TABLE" => false,
        "JSON" => true,
        _ => throw new CliException(context.Say($"--format '{text}': choose table or json", $"--format '{text}': table 또는 json 중에서 고르세요")),
    };

    /// <param name="format">The format.</param>
    /// <param name="file">The file that takes it; null for the output.</param>
    /// <param name="context">Has the output.</param>
    /// <param name="columns">What a table shows of the main list; null for all of it. Formats for programs have all.</param>
    /// <param name="code">What the formats for programs say first in each row; null for nothing.</param>
    public static IAnswerWriter Create(OutputFormat format, Stream? file, CliContext context, IReadOnlyList<ShownColumn>? columns = null, CodeColumn? code = null) => format switch
    {
        OutputFormat.Parquet => new ParquetAnswerWriter(file ?? throw new CliException(context.Say("--format parquet needs --out FILE", "--format parquet 에는 --out FILE 이 필요합니다")), code),
        OutputFormat.Json or OutputFormat.Jsonl => new JsonAnswerWriter(WriterOf(file, context), format == OutputFormat.Jsonl, code),
        OutputFormat.Csv => new CsvAnswerWriter(WriterOf(file, context), code: code),
        _ => new TableAnswerWriter(file is null ? context : OnFile(file, context), columns),
    };

    private static bool IsJson(OutputFormat format) => format is OutputFormat.Json or OutputFormat.Jsonl;

    private static TextWriter WriterOf(Stream? file, CliContext context) => file is null ? context.Output : new StreamWriter(file) { AutoFlush = true };

    private static CliContext OnFile(Stream file, CliContext context) => new()
    {
        Output = new StreamWriter(file) { AutoFlush = true },
        Error = context.Error,
        IsKorean = context.IsKorean,
        ConfigFolder = context.ConfigFolder,
        StateFolder = context.StateFolder,
    };
}
