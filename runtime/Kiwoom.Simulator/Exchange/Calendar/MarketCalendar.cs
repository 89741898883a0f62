using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Calendar;

/// <summary>
/// Tells trading days. Beyond the years that its file covers every Monday to Friday is one.
/// </summary>
internal sealed class MarketCalendar
{
    private const string Head = "date,kind,name,source";
    private const int Columns = 4;

    private readonly Dictionary<DateOnly, DayKind> _days;

    private MarketCalendar(Dictionary<DateOnly, DayKind> days) => _days = days;

    /// <summary>The calendar that comes with the simulator: 2026 and 2027.</summary>
    public static MarketCalendar BuiltIn { get; } = Parse(EmbeddedText.Read("exchange.calendar.csv"));

    /// <exception cref="FormatException">A line cannot be read; the message says which.</exception>
    public static MarketCalendar Parse(string text)
    {
        var days = new Dictionary<DateOnly, DayKind>();
        foreach (var (number, line) in CsvLines.Read(text, Head))
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != Columns
                || !DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                || Read(cells[1]) is not { } kind
                || !days.TryAdd(date, kind))
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} of the calendar is not one: {line}"));
            }
        }

        return new MarketCalendar(days);
    }

    public DayKind KindOf(DateOnly date)
    {
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return DayKind.Closed;
        }

        return _days.GetValueOrDefault(date, DayKind.Regular);
    }

    public bool IsTradingDay(DateOnly date) => KindOf(date) != DayKind.Closed;

    /// <summary>The first trading day after a date.</summary>
    public DateOnly Next(DateOnly date) => Step(date, 1);

    /// <summary>The last trading day before a date.</summary>
    public DateOnly Previous(DateOnly date) => Step(date, -1);

    /// <summary>The trading day so many trading days after a date.</summary>
    public DateOnly Add(DateOnly date, int tradingDays)
    {
        for (var i = 0; i < tradingDays; i++)
        {
            date = Next(date);
        }

        return date;
    }

    private static DayKind? Read(string kind) => kind switch
    {
        "closed" => DayKind.Closed,
        "lateopen" => DayKind.LateOpen,
        "late" => DayKind.Late,
        _ => null,
    };

    private DateOnly Step(DateOnly date, int days)
    {
        do
        {
            date = date.AddDays(days);
        }
        while (!IsTradingDay(date));

        return date;
    }
}
