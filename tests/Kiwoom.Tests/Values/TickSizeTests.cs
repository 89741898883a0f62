using Kiwoom.Tests.Endurance;

namespace Kiwoom.Tests.Values;

/// <summary>The steps of prices, over every whole price up to 60,000 won and every seventh up to a million; over all of them in the full run.</summary>
[Parallelizable]
internal sealed class TickSizeTests
{
    private const int Highest = 1_000_000;
    private const int EachUpTo = 60_000;

    [TestCase(1, 1)]
    [TestCase(1_999, 1)]
    [TestCase(2_000, 5)]
    [TestCase(4_995, 5)]
    [TestCase(5_000, 10)]
    [TestCase(19_990, 10)]
    [TestCase(20_000, 50)]
    [TestCase(49_950, 50)]
    [TestCase(50_000, 100)]
    [TestCase(199_900, 100)]
    [TestCase(200_000, 500)]
    [TestCase(499_500, 500)]
    [TestCase(500_000, 1_000)]
    [TestCase(2_000_000, 1_000)]
    public void Step_of_a_share(decimal price, decimal expected) => Assert.That(TickSize.Of(price, Instrument.Stock), Is.EqualTo(expected));

    [TestCase(Instrument.Etf, 1_999, 1)]
    [TestCase(Instrument.Etf, 2_000, 5)]
    [TestCase(Instrument.Etf, 600_000, 5)]
    [TestCase(Instrument.Etn, 1_999, 1)]
    [TestCase(Instrument.Etn, 2_000, 5)]
    [TestCase(Instrument.Elw, 5, 5)]
    [TestCase(Instrument.Elw, 2_000, 5)]
    public void Step_of_another_instrument(Instrument instrument, decimal price, decimal expected) =>
        Assert.That(TickSize.Of(price, instrument), Is.EqualTo(expected));

    [TestCase(1_999, 2_000, 2_005)]
    [TestCase(4_995, 5_000, 5_010)]
    [TestCase(19_990, 20_000, 20_050)]
    [TestCase(49_950, 50_000, 50_100)]
    [TestCase(199_900, 200_000, 200_500)]
    [TestCase(499_500, 500_000, 501_000)]
    public void Steps_change_at_the_border_of_a_range(decimal below, decimal border, decimal above)
    {
        Assert.That(TickSize.Next(below, Instrument.Stock), Is.EqualTo(border));
        Assert.That(TickSize.Next(border, Instrument.Stock), Is.EqualTo(above));
        Assert.That(TickSize.Previous(above, Instrument.Stock), Is.EqualTo(border));
        Assert.That(TickSize.Previous(border, Instrument.Stock), Is.EqualTo(below));
    }

    [TestCase("1999.5", "1999", "2000", "2000")]
    [TestCase("2002.4", "2000", "2005", "2000")]
    [TestCase("2002.5", "2000", "2005", "2005")]
    [TestCase("70049", "70000", "70100", "70000")]
    [TestCase("70050", "70000", "70100", "70100")]
    [TestCase("4999.99", "4995", "5000", "5000")]
    public void Price_between_two_steps_is_rounded(string price, string down, string up, string nearest)
    {
        var value = Parse(price);

        Assert.That(TickSize.RoundDown(value, Instrument.Stock), Is.EqualTo(Parse(down)));
        Assert.That(TickSize.RoundUp(value, Instrument.Stock), Is.EqualTo(Parse(up)));
        Assert.That(TickSize.RoundToNearest(value, Instrument.Stock), Is.EqualTo(Parse(nearest)));
        Assert.That(TickSize.Next(value, Instrument.Stock), Is.EqualTo(Parse(up)));
        Assert.That(TickSize.Previous(value, Instrument.Stock), Is.EqualTo(Parse(down)));
    }

    [Test]
    [Category(EnduranceRun.Category)]
    public void Every_price_up_to_a_million_rounds_to_its_neighbours([Values] Instrument instrument)
    {
        var valid = Enumerable.Range(1, Highest + 1_000).Where(price => price % ExpectedStep(price, instrument) == 0).ToArray();
        var next = 0;
        for (var price = 1; price <= Highest; price += price < EachUpTo ? 1 : EnduranceRun.Size(7, 7, 1))
        {
            while (valid[next] < price)
            {
                next++;
            }

            var isValid = valid[next] == price;
            var below = next == 0 ? 0 : valid[next - 1];
            if (TickSize.IsValid(price, instrument) != isValid ||
                TickSize.RoundUp(price, instrument) != valid[next] ||
                TickSize.Next(price, instrument) != (isValid ? valid[next + 1] : valid[next]) ||
                (isValid && TickSize.RoundDown(price, instrument) != price) ||
                (!isValid && below > 0 && TickSize.RoundDown(price, instrument) != below) ||
                (below > 0 && TickSize.Previous(price, instrument) != below) ||
                TickSize.RoundToNearest(price, instrument) != Nearest(price, below, valid[next]))
            {
                Assert.Fail($"{instrument} at {price}");
            }
        }
    }

    [Test]
    public void Nothing_is_below_the_lowest_price()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.Previous(1, Instrument.Stock));
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.RoundDown(0.5m, Instrument.Stock));
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.Previous(5, Instrument.Elw));
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.RoundDown(4, Instrument.Elw));
        Assert.That(TickSize.RoundToNearest(0.1m, Instrument.Stock), Is.EqualTo(1));
        Assert.That(TickSize.RoundUp(1, Instrument.Elw), Is.EqualTo(5));
    }

    [Test]
    public void Zero_and_below_are_no_prices([Values(0, -1, -70_000)] int price)
    {
        Assert.That(TickSize.IsValid(price, Instrument.Stock), Is.False);
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.Of(price, Instrument.Stock));
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.RoundUp(price, Instrument.Stock));
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.RoundDown(price, Instrument.Stock));
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.RoundToNearest(price, Instrument.Stock));
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.Next(price, Instrument.Stock));
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.Previous(price, Instrument.Stock));
    }

    [Test]
    public void Unknown_instrument_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.Of(1_000, (Instrument)77));

    [TestCase("70050", Instrument.Stock, "70050 is no price of a Stock: give 70000 or 70100.")]
    [TestCase("1999.5", Instrument.Stock, "1999.5 is no price of a Stock: give 1999 or 2000.")]
    [TestCase("0", Instrument.Stock, "0 is no price of a Stock: give 1.")]
    [TestCase("-5", Instrument.Elw, "-5 is no price of an Elw: give 5.")]
    [TestCase("3", Instrument.Elw, "3 is no price of an Elw: give 5.")]
    [TestCase("36001", Instrument.Etf, "36001 is no price of an Etf: give 36000 or 36005.")]
    public void Check_names_the_prices_that_would_do(string price, Instrument instrument, string message)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.Check(Parse(price), instrument))!;

        Assert.That(e.Message, Does.StartWith(message));
    }

    [Test]
    public void Check_lets_a_good_price_pass() => Assert.DoesNotThrow(() => TickSize.Check(70_100, Instrument.Stock));

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static int Nearest(int price, int below, int above) => below > 0 && price - below < above - price ? below : above;

    private static int ExpectedStep(int price, Instrument instrument) => (instrument, price) switch
    {
        (Instrument.Elw, _) => 5,
        (_, < 2_000) => 1,
        (Instrument.Etf or Instrument.Etn, _) => 5,
        (_, < 5_000) => 5,
        (_, < 20_000) => 10,
        (_, < 50_000) => 50,
        (_, < 200_000) => 100,
        (_, < 500_000) => 500,
        _ => 1_000,
    };
}
