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
    public static IAnswerWriter Create(OutputFormat format, Stream? file, CliContext context, IReadOnlyList<ShownColumn>? columns = null) => format switch
    {
        OutputFormat.Parquet => new ParquetAnswerWriter(file ?? throw new CliException(context.Say("--format parquet needs --out FILE", "--format parquet 에는 --out FILE 이 필요합니다"))),
        OutputFormat.Json or OutputFormat.Jsonl => new JsonAnswerWriter(WriterOf(file, context), format == OutputFormat.Jsonl),
        OutputFormat.Csv => new CsvAnswerWriter(WriterOf(file, context)),
        _ => new TableAnswerWriter(file is null ? context : OnFile(file, context), columns),
    };

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
