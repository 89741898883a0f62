namespace CandleCharts;

/// <summary>The dates below a chart: months, or weeks where there are few of them; each where it begins, none over another.</summary>
internal static class DateAxis
{
    private const int Gap = 2;
    private const int FewDays = 100;

    /// <summary>The labels and the columns they begin at.</summary>
    /// <param name="bars">The chart's columns.</param>
    /// <param name="barWidth">Characters for each.</param>
    public static IEnumerable<(int Column, string Text)> Label(IReadOnlyList<Bar> bars, int barWidth)
    {
        var showsWeeks = bars.Count > 0 && bars[^1].Start.DayNumber - bars[0].Start.DayNumber < FewDays;
        var free = 0;
        for (var i = 0; i < bars.Count; i++)
        {
            var date = bars[i].Start;
            var column = (i * barWidth) + (barWidth / 2);
            var text = showsWeeks ? Format.Day(date) : Format.Month(date);
            var begins = i == 0 || (showsWeeks ? WeekOf(date) != WeekOf(bars[i - 1].Start) : date.Month != bars[i - 1].Start.Month);
            if (begins && column >= free && column + text.Length <= bars.Count * barWidth)
            {
                free = column + text.Length + Gap;
                yield return (column, text);
            }
        }
    }

    // Day 0 is a Monday.
    private static int WeekOf(DateOnly date) => date.DayNumber / 7;
}
