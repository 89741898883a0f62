using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>The charts, newest first. Pages are as long as was measured; of index and gold nobody has told, so theirs are those of stocks.</summary>
internal static class Charts
{
    private const int DaysPerPage = 600;
    private const int IntradayPerPage = 900;
    private const int WeeksPerPage = 300;
    private const int MonthsPerPage = 240;
    private const int YearsPerPage = 30;

    private static readonly Columns<ChartSubject> Head = new() { { "stk_cd inds_cd", chart => chart.Text } };

    public static IEnumerable<(string ApiId, IAnswerSource Source)> All(ExchangeHost host)
    {
        yield return ("ka10079", Ticks(StockView.IsListed, ChartRow.Intraday));
        yield return ("ka10080", Minutes(StockView.IsListed, ChartRow.Intraday));
        yield return ("ka10082", Periods(StockView.IsListed, WeekOf, ChartRow.Periods, WeeksPerPage));
        yield return ("ka10083", Periods(StockView.IsListed, MonthOf, ChartRow.Periods, MonthsPerPage));
        yield return ("ka10094", Periods(StockView.IsListed, day => day.Year, ChartRow.Periods, YearsPerPage));
        yield return ("ka20004", Ticks(IsIndex, ChartRow.IndexIntraday));
        yield return ("ka20005", Minutes(IsIndex, ChartRow.IndexIntraday));
        yield return ("ka20006", Periods(IsIndex, day => day.DayNumber, ChartRow.IndexPeriods, DaysPerPage));
        yield return ("ka20007", Periods(IsIndex, WeekOf, ChartRow.IndexPeriods, WeeksPerPage));
        yield return ("ka20008", Periods(IsIndex, MonthOf, ChartRow.IndexPeriods, MonthsPerPage));
        yield return ("ka20019", Periods(IsIndex, day => day.Year, ChartRow.IndexPeriods, YearsPerPage));
        yield return ("ka50079", Ticks(StockView.IsGold, ChartRow.Intraday));
        yield return ("ka50080", Minutes(StockView.IsGold, ChartRow.Intraday));
        yield return ("ka50081", Periods(StockView.IsGold, day => day.DayNumber, ChartRow.Periods, DaysPerPage));
        yield return ("ka50082", Periods(StockView.IsGold, WeekOf, ChartRow.GoldWeeks, WeeksPerPage));
        yield return ("ka50083", Periods(StockView.IsGold, MonthOf, ChartRow.GoldMonths, MonthsPerPage));
        yield return ("ka50091", Ticks(StockView.IsGold, ChartRow.Intraday));
        yield return ("ka50092", Minutes(StockView.IsGold, ChartRow.Intraday, isTodayOnly: true));
        yield return ("ka50101", Minutes(StockView.IsGold, ChartRow.GoldTrades, isTodayOnly: true));

        IAnswerSource Ticks(Func<ListedInstrument, bool> isWanted, Columns<ChartRow> columns) =>
            Of(isWanted, (chart, request) => chart.Ticks(WidthOf(request)), columns, IntradayPerPage);

        IAnswerSource Minutes(Func<ListedInstrument, bool> isWanted, Columns<ChartRow> columns, bool isTodayOnly = false) =>
            Of(isWanted, (chart, request) => chart.Minutes(WidthOf(request), isTodayOnly), columns, IntradayPerPage);

        IAnswerSource Periods(Func<ListedInstrument, bool> isWanted, Func<DateOnly, int> periodOf, Columns<ChartRow> columns, int rowsPerPage) =>
            Of(isWanted, (chart, _) => chart.Periods(periodOf), columns, rowsPerPage);

        ListSource<ChartSubject, ChartRow> Of(
            Func<ListedInstrument, bool> isWanted, Func<ChartSubject, ApiRequest, IReadOnlyList<ChartRow>> rows, Columns<ChartRow> columns, int rowsPerPage) =>
            new(request => ChartSubject.Of(host, request, isWanted), Head, rows, columns, rowsPerPage);
    }

    private static bool IsIndex(ListedInstrument listed) => listed.Kind == InstrumentKind.Index;

    private static int WidthOf(ApiRequest request) => Math.Max(1, new ListRequest(request).Number("tic_scope", 1));

    // Weeks begin on Mondays.
    private static int WeekOf(DateOnly day) => (day.DayNumber - (((int)day.DayOfWeek + 6) % 7)) / 7;

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month;
}
