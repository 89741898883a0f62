namespace CandleCharts;

/// <summary>Maps volumes to the cells of a few rows, in eighths of a cell.</summary>
internal sealed class VolumeScale(decimal highest, int rows)
{
    private const string Eighths = " ▁▂▃▄▅▆▇█";

    /// <summary>The character of a volume's column in a row; row 0 is the top one.</summary>
    public char At(decimal volume, int row)
    {
        var full = highest == 0 ? 0 : (int)Math.Ceiling(volume / highest * rows * 8);
        return Eighths[Math.Clamp(full - ((rows - 1 - row) * 8), 0, 8)];
    }
}
