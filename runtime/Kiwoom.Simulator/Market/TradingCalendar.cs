namespace Kiwoom.Simulator.Market;

/// <summary>Numbers the trading days of the simulated market: every Monday to Friday; it knows no holidays.</summary>
internal static class TradingCalendar
{
    private const int DaysOfWeek = 7;
    private const int TradingDaysOfWeek = 5;

    // A Monday, early enough for every date that the document's examples ask for.
    private static readonly DateOnly FirstDay = new(2018, 1, 1);

    /// <summary>The number of the last trading day up to a date; -1 before the first one.</summary>
    public static int IndexOf(DateOnly date)
    {
        var days = date.DayNumber - FirstDay.DayNumber;
        return days < 0 ? -1 : (days / DaysOfWeek * TradingDaysOfWeek) + Math.Min(days % DaysOfWeek, TradingDaysOfWeek - 1);
    }

    public static DateOnly DateAt(int index) =>
        FirstDay.AddDays((index / TradingDaysOfWeek * DaysOfWeek) + (index % TradingDaysOfWeek));
}
