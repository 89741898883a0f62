namespace Kiwoom.Tests.Values;

internal sealed class KoreanTimeTests
{
    [Test]
    public void Day_in_Korea_begins_nine_hours_before_it_does_in_UTC()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2025, 1, 1, 14, 59, 59, TimeSpan.Zero));
        Assert.That(KoreanTime.Today(clock), Is.EqualTo(new DateOnly(2025, 1, 1)));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(KoreanTime.Today(clock), Is.EqualTo(new DateOnly(2025, 1, 2)));
    }

    [Test]
    public void Now_has_the_Korean_offset()
    {
        var now = KoreanTime.Now(new ManualTimeProvider(new DateTimeOffset(2025, 7, 1, 3, 0, 0, TimeSpan.FromHours(2))));
        Assert.That(now, Is.EqualTo(new DateTimeOffset(2025, 7, 1, 10, 0, 0, TimeSpan.FromHours(9))));
        Assert.That(now.Offset, Is.EqualTo(TimeSpan.FromHours(9)));
    }

    [Test]
    public void Date_begins_at_midnight_in_Korea() =>
        Assert.That(KoreanTime.StartOf(new DateOnly(2025, 7, 1)), Is.EqualTo(new DateTimeOffset(2025, 6, 30, 15, 0, 0, TimeSpan.Zero)));

    [Test]
    public void No_date_has_no_beginning() => Assert.That(KoreanTime.StartOf(null), Is.Null);
}
