using Kiwoom.Catalog;

namespace Kiwoom.Cli.Commands;

/// <summary>A candle out of a row that was read by its description.</summary>
internal sealed class DescribedCandle(CatalogRow row) : ICandle
{
    public DateTimeOffset? Time => (row["Time"] ?? row["Date"]) switch
    {
        DateTimeOffset moment => moment,
        DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), KoreanTime.Offset),
        _ => null,
    };

    public decimal? OpenPrice => row["OpenPrice"] as decimal?;

    public decimal? HighPrice => row["HighPrice"] as decimal?;

    public decimal? LowPrice => row["LowPrice"] as decimal?;

    public decimal? ClosePrice => row["ClosePrice"] as decimal?;

    public long? Volume => row["Volume"] as long?;
}
