using CandleCharts;
using Kiwoom.Quickstart.Screens;

namespace Kiwoom.Tests.Quickstart;

[SetCulture("de-DE")]
public sealed class FormatTests
{
    [Test]
    public void Prices_have_thousands_and_only_the_decimals_they_need() =>
        Assert.That((Format.Price(70_700), Format.Price(2_521.27m), Format.Price(0), Format.Price(null)), Is.EqualTo(("70,700", "2,521.27", "0", "-")));

    [Test]
    public void Rates_carry_their_sign() =>
        Assert.That((Format.Rate(1.714m), Format.Rate(-0.5m), Format.Rate(0), Format.Rate(null)), Is.EqualTo(("+1.71%", "-0.50%", "0.00%", "-")));

    [Test]
    public void Changes_carry_an_arrow() =>
        Assert.That((Format.Change(1_200), Format.Change(-1_200), Format.Change(0), Format.Change(null)), Is.EqualTo(("▲ 1,200", "▼ 1,200", "0", "-")));

    [TestCase(999, "999")]
    [TestCase(1_500, "1.5K")]
    [TestCase(79_300_000, "79.3M")]
    [TestCase(2_000_000_000, "2.0B")]
    public void Large_numbers_are_shortened(int number, string expected) => Assert.That(Format.Short(number), Is.EqualTo(expected));

    [Test]
    public void Korean_characters_take_two_cells()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Cells.Width("매도 ask"), Is.EqualTo(8));
            Assert.That(Cells.PadRight("시가", 6), Is.EqualTo("시가  "));
            Assert.That(Cells.PadLeft("시가", 6), Is.EqualTo("  시가"));
            Assert.That(Cells.Center("호가", 7, '─'), Is.EqualTo("─호가──"));
        });
    }
}
