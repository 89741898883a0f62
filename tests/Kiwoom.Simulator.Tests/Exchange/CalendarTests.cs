using Kiwoom.Simulator.Exchange.Calendar;

namespace Kiwoom.Tests.Simulator.Exchange;

[Parallelizable(ParallelScope.All)]
internal sealed class CalendarTests
{
    [TestCase(2026, "01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25 12-31")]
    [TestCase(2027, "01-01 02-08 02-09 03-01 05-03 05-05 05-13 07-19 08-16 09-14 09-15 09-16 10-04 10-11 12-27 12-31")]
    public void Weekdays_without_trading_are_those_published(int year, string expected)
    {
        var closed = Enumerable.Range(0, 365)
            .Select(new DateOnly(year, 1, 1).AddDays)
            .Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !MarketCalendar.BuiltIn.IsTradingDay(date));

        Assert.That(string.Join(' ', closed.Select(date => date.ToString("MM-dd", null))), Is.EqualTo(expected));
    }

    [TestCase("2026-01-02", DayKind.LateOpen)]
    [TestCase("2026-11-19", DayKind.Late)]
    [TestCase("2027-01-04", DayKind.LateOpen)]
    [TestCase("2027-11-18", DayKind.Late)]
    [TestCase("2026-09-14", DayKind.Regular)]
    [TestCase("2026-09-13", DayKind.Closed)]
    [TestCase("2025-09-08", DayKind.Regular)]
    public void A_day_is_of_a_kind(string date, DayKind kind) =>
        Assert.That(MarketCalendar.BuiltIn.KindOf(DateOnly.ParseExact(date, "yyyy-MM-dd")), Is.EqualTo(kind));

    [TestCase("2026-09-22", "2026-09-28", Description = "over Chuseok and a weekend")]
    [TestCase("2026-12-29", "2027-01-04", Description = "over the year's end")]
    [TestCase("2026-09-14", "2026-09-16")]
    public void Two_trading_days_later_is(string from, string to) =>
        Assert.That(
            MarketCalendar.BuiltIn.Add(DateOnly.ParseExact(from, "yyyy-MM-dd"), 2), Is.EqualTo(DateOnly.ParseExact(to, "yyyy-MM-dd")));

    [Test]
    public void The_day_before_New_Year_is_the_last_one_that_traded() =>
        Assert.That(MarketCalendar.BuiltIn.Previous(new DateOnly(2027, 1, 4)), Is.EqualTo(new DateOnly(2026, 12, 30)));

    [TestCase("date,kind,name,source\n2026-01-01,shut,x,L", "Line 2")]
    [TestCase("date,kind,name,source\n# remark\n2026-13-01,closed,x,L", "Line 3")]
    [TestCase("date,kind,name,source\n2026-01-01,closed,x,L\n2026-01-01,closed,x,L", "Line 3")]
    [TestCase("day,kind", "Line 1")]
    public void A_line_that_cannot_be_read_is_named(string text, string where) =>
        Assert.That(() => MarketCalendar.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(where));
}
