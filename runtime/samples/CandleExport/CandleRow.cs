using Parquet.Serialization.Attributes;

namespace CandleExport;

/// <summary>
/// A day as it stands in the file. The code is text, for 005930 is no number; prices say their precision, for a plain decimal is 38 digits, 18 of them
/// behind the point, and price times volume overflows in what reads it.
/// </summary>
internal sealed class CandleRow
{
    public string Code { get; set; } = "";

    public DateOnly Date { get; set; }

    [ParquetDecimal(18, 2)]
    public decimal? Open { get; set; }

    [ParquetDecimal(18, 2)]
    public decimal? High { get; set; }

    [ParquetDecimal(18, 2)]
    public decimal? Low { get; set; }

    [ParquetDecimal(18, 2)]
    public decimal? Close { get; set; }

    public long? Volume { get; set; }
}
