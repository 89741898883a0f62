using System.Globalization;
using System.Text;

namespace MovingAverageBot;

/// <summary>Draws a curve with characters: each column is the last value of its part of the time.</summary>
internal static class EquityCurve
{
    private const string Eighths = " ▁▂▃▄▅▆▇█";

    public static string Draw(IReadOnlyList<decimal> values, int width, int height)
    {
        if (values.Count == 0)
        {
            return "";
        }

        width = Math.Min(width, values.Count);
        var columns = Enumerable.Range(1, width).Select(column => values[(column * values.Count / width) - 1]).ToList();
        var (low, high) = (columns.Min(), columns.Max());
        var step = high == low ? 1 : (high - low) / ((height * (Eighths.Length - 1)) - 1);
        var text = new StringBuilder();
        for (var row = height - 1; row >= 0; row--)
        {
            var label = row == height - 1 ? high : row == 0 ? low : (decimal?)null;
            text.Append(CultureInfo.InvariantCulture, $"{label,12:N0} ");
            foreach (var value in columns)
            {
                var filled = (int)((value - low) / step) + 1 - (row * (Eighths.Length - 1));
                text.Append(Eighths[Math.Clamp(filled, 0, Eighths.Length - 1)]);
            }

            text.AppendLine();
        }

        return text.ToString();
    }
}
