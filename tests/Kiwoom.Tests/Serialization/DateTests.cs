namespace Kiwoom.Tests.Serialization;

[EveryCulture]
internal sealed class DateTests(string culture) : CultureFixture(culture)
{
    [TestCase("20241105", 2024, 11, 5)]
    [TestCase("20240229", 2024, 2, 29)]
    [TestCase(" 20250908 ", 2025, 9, 8)]
    [TestCase("99991231", 9999, 12, 31)]
    public void Date_is_read(string wire, int year, int month, int day) =>
        Assert.That(Cell.Date(wire), Is.EqualTo(new DateOnly(year, month, day)));

    [Test]
    public void Blank_and_zeros_are_no_date([Values("", " ", "        ", "00000000")] string wire) => Assert.That(Cell.Date(wire), Is.Null);

    [Test]
    public void What_is_no_date_is_refused(
        [Values("20230229", "20241301", "20241100", "20240631", "2024-1-5", "2024110", "202411055", "99999999", "3", "0.00", "+0241105", "-0241105", "2024.105", "2024110a", "２０２４１１０５")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadDate());

    [Test]
    public void Year_one_is_refused_and_breaks_nothing()
    {
        // Midnight of the first day of year one does not exist in UTC when it is Korean.
        Cell.AssertMalformed("00010101", (ref reader) => reader.ReadDate());
        Cell.AssertMalformed("00010101000000", (ref reader) => reader.ReadDateTime());
    }

    [Test]
    public void Moment_is_in_Korean_time() =>
        Assert.That(Cell.Moment("20241107083713"), Is.EqualTo(new DateTimeOffset(2024, 11, 7, 8, 37, 13, TimeSpan.FromHours(9))));

    [Test]
    public void Moment_has_the_Korean_offset_in_every_time_zone() => Assert.That(Cell.Moment("20240707083713")!.Value.Offset, Is.EqualTo(TimeSpan.FromHours(9)));

    [Test]
    public void Midnight_of_a_day_is_a_moment() =>
        Assert.That(Cell.Moment("20241107000000"), Is.EqualTo(new DateTimeOffset(2024, 11, 7, 0, 0, 0, TimeSpan.FromHours(9))));

    [Test]
    public void Last_moment_of_all_is_read() =>
        Assert.That(Cell.Moment("99991231235959"), Is.EqualTo(new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.FromHours(9))));

    [Test]
    public void Blank_and_sentinels_are_no_moment([Values("", "              ", "00000000000000", "00000000", "000000", "888888", "999999")] string wire) =>
        Assert.That(Cell.Moment(wire), Is.Null);

    [Test]
    public void What_is_no_moment_is_refused([Values("20241107", "20241107240000", "20241107006000", "20241107000060", "20241307000000", "2024110708371", "2024-11-07 08:37")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadDateTime());

    [TestCase("162000", 16, 20, 0)]
    [TestCase("090000", 9, 0, 0)]
    [TestCase("13:05:43", 13, 5, 43)]
    [TestCase(" 154113 ", 15, 41, 13)]
    [TestCase("000001", 0, 0, 1)]
    [TestCase("235959", 23, 59, 59)]
    public void Time_is_read(string wire, int hour, int minute, int second) =>
        Assert.That(Cell.Time(wire), Is.EqualTo(new TimeOnly(hour, minute, second)));

    [Test]
    public void Blank_and_sentinels_are_no_time(
        [Values("", " ", "000000", "888888", "999999", "00000000", "00:00:00", "88:88:88", "99:99:99")] string wire) => Assert.That(Cell.Time(wire), Is.Null);

    [Test]
    public void What_is_no_time_is_refused([Values("240000", "126000", "120060", "12:00", "1200", "12.00.00", "12:00:0a", "777777", "1:02:03", "12-00-00", "20241105", "+90000", "-90000", "+090000", "9000.0")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadTime());
}
