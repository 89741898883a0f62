namespace Kiwoom.Cli.Output;

/// <summary>How an answer is written.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>A line for each page, with all that it says.</summary>
    Json,

    /// <summary>A line for each row of the main list.</summary>
    Jsonl,

    /// <summary>The main list as comma-separated values.</summary>
    Csv,

    /// <summary>The main list as a Parquet file.</summary>
    Parquet,
}
