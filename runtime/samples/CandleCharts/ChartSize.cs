namespace CandleCharts;

/// <summary>How a chart divides its room.</summary>
/// <param name="Width">All columns, with the price axis.</param>
/// <param name="PriceRows">Rows of the candles.</param>
/// <param name="VolumeRows">Rows of the volumes.</param>
internal sealed record ChartSize(int Width, int PriceRows, int VolumeRows)
{
    // "┤ ◀ 1,234,567"
    private const int AxisWidth = 13;
    private const int DateRows = 2;
    private const int TextRows = 6;
    private const int MinRows = 10;
    private const int MaxRows = 32;
    private const int SmallestPaneWithTallVolumes = 20;

    public int PlotWidth => Width - AxisWidth;

    /// <summary>Fits a chart and the words around it into a window.</summary>
    public static ChartSize Fit(int windowWidth, int windowHeight)
    {
        var rows = Math.Clamp(windowHeight - TextRows - DateRows, MinRows, MaxRows);
        var volumeRows = rows >= SmallestPaneWithTallVolumes ? 4 : 2;
        return new ChartSize(windowWidth, rows - volumeRows, volumeRows);
    }
}
