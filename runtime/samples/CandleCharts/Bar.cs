namespace CandleCharts;

/// <summary>One column of a chart: a candle, or several days taken together.</summary>
internal readonly record struct Bar(DateOnly Start, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume)
{
    public bool Rises => Close >= Open;

    public decimal Top => Math.Max(Open, Close);

    public decimal Bottom => Math.Min(Open, Close);
}
