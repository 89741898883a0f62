namespace Kiwoom.Cli.Output;

/// <summary>A first column that tells whose a row is, where the answers of several stocks are written as one and the rows themselves do not say.</summary>
internal sealed class CodeColumn
{
    public const string Name = "StockCode";

    /// <summary>The stock whose answers come now.</summary>
    public required string Code { get; set; }
}
