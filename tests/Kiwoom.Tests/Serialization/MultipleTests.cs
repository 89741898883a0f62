namespace Kiwoom.Tests.Serialization;

/// <summary>Numbers that the wire counts in thousands or millions are brought to the unit itself, exactly or not at all.</summary>
internal sealed class MultipleTests
{
    private const long Million = 1_000_000;

    [TestCase("24352", 24_352_000_000)]
    [TestCase("+12", 12_000_000)]
    [TestCase("--3", -3_000_000)]
    [TestCase("0", 0)]
    [TestCase("1.5", 1_500_000)]
    [TestCase("0.000001", 1)]
    [TestCase("1,234", 1_234_000_000)]
    [TestCase("000000000007", 7_000_000)]
    [TestCase("9223372036854", 9_223_372_036_854_000_000)]
    [TestCase("-9223372036854", -9_223_372_036_854_000_000)]
    public void Multiple_is_exact(string wire, long value) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadMultiple(Million)), Is.EqualTo(value));

    [Test]
    public void Blank_multiple_is_null([Values("", "  ")] string wire) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadMultiple(Million)), Is.Null);

    [Test]
    public void Number_without_quotes_is_multiplied() =>
        Assert.That(Cell.Read("12", (ref reader) => reader.ReadMultiple(Million)), Is.EqualTo(((long?)12_000_000, 0L)));

    [TestCase("9223372036855", Description = "too large for a whole number")]
    [TestCase("-9223372036855")]
    [TestCase("123456789012345678")]
    [TestCase("0.0000001", Description = "a part of a won")]
    [TestCase("abc")]
    public void What_does_not_fit_is_malformed(string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadMultiple(Million));

    [Test]
    public void Amount_that_the_server_counts_in_millions_is_sent_in_millions()
    {
        var request = Between(5_000_000, 100_000_000_000_000);

        var written = System.Text.Encoding.UTF8.GetString(Catalogue.EmittedCodec.Write("ka10054", request));

        Assert.That(written, Does.Contain("\"min_trde_prica\":\"5\"").And.Contain("\"max_trde_prica\":\"100000000\""));
    }

    [Test]
    public void Part_of_a_million_is_not_rounded_but_refused()
    {
        var request = Between(1_500_000, 2_000_000);

        var error = Assert.Throws<KiwoomRequestException>(() => Catalogue.EmittedCodec.Check("ka10054", request))!;

        Assert.That(error.Message, Does.Contain("MinimumTradingValue").And.Contain("1,500,000").And.Contain("million won"));
    }

    private static VolatilityInterruptionsRequest Between(long minimum, long maximum) => new()
    {
        Market = MarketFilter.All,
        MarketSession = 0,
        TriggerType = 0,
        TriggerDirection = 0,
        ExcludedStocks = "000000000",
        UseVolumeRange = false,
        MinimumVolume = 0,
        MaximumVolume = 0,
        UseTradingValueRange = true,
        MinimumTradingValue = minimum,
        MaximumTradingValue = maximum,
        Exchange = Exchange.All,
    };
}
