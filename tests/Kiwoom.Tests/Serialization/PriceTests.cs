namespace Kiwoom.Tests.Serialization;

/// <summary>A price is a magnitude: its sign on the wire only tells the direction.</summary>
[EveryCulture]
internal sealed class PriceTests(string culture) : CultureFixture(culture)
{
    [Test]
    public void Price_above_base_is_positive() => Assert.That(Cell.Price("+70700"), Is.EqualTo(70700m));

    [Test]
    public void Price_below_base_is_positive() => Assert.That(Cell.Price("-60000"), Is.EqualTo(60000m));

    [Test]
    public void Price_without_sign_is_itself() => Assert.That(Cell.Price("135300"), Is.EqualTo(135300m));

    [Test]
    public void Doubly_marked_price_is_positive([Values("--1100", "+-1100", "-+1100")] string wire) =>
        Assert.That(Cell.Price(wire), Is.EqualTo(1100m));

    [Test]
    public void Empty_book_level_is_zero_without_a_sign([Values("-0", "0", "+0", "000000000")] string wire)
    {
        var price = Cell.Price(wire);
        Assert.That(price, Is.Zero);
        Assert.That(decimal.IsNegative(price!.Value), Is.False);
    }

    [Test]
    public void Blank_price_is_null_and_not_zero([Values("", " ", "        ")] string wire) => Assert.That(Cell.Price(wire), Is.Null);

    [TestCase("000000061300", 61300)]
    [TestCase("000000000000000000000061300", 61300)]
    [TestCase(" 67300", 67300)]
    [TestCase("67300   ", 67300)]
    [TestCase("   -67300 ", 67300)]
    [TestCase("-000061300", 61300)]
    public void Padding_is_removed(string wire, decimal price) => Assert.That(Cell.Price(wire), Is.EqualTo(price));

    [TestCase("56,900", 56900)]
    [TestCase("-56,900", 56900)]
    [TestCase("1,234,567", 1234567)]
    [TestCase("1,234.5", 1234.5)]
    [TestCase(" 56,900 ", 56900)]
    public void Thousands_commas_are_removed(string wire, decimal price) => Assert.That(Cell.Price(wire), Is.EqualTo(price));

    [Test]
    public void Commas_in_the_wrong_place_are_no_price(
        [Values("1,2", "12,34", ",123", "1,23,456", "1234,567", "123,", "1,,234", "1,2345", "12.345,678", "1,234,56", ",", "1,234.5,678")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadPrice());

    [Test]
    public void Percent_is_no_price([Values("45%", "%", "+45 %")] string wire) => Cell.AssertMalformed(wire, (ref reader) => reader.ReadPrice());

    [TestCase("0.5", 0.5)]
    [TestCase(".5", 0.5)]
    [TestCase("-2521.27", 2521.27)]
    [TestCase("00001.2500", 1.25)]
    public void Decimals_are_kept(string wire, decimal price) => Assert.That(Cell.Price(wire), Is.EqualTo(price));

    [TestCase("252127", 2521.27)]
    [TestCase("-252127", 2521.27)]
    [TestCase("252,127", 2521.27)]
    [TestCase("7", 0.07)]
    [TestCase("0", 0)]
    [TestCase("2521.27", 2521.27, Description = "A point that the server wrote counts.")]
    public void Hundredfold_index_value_gets_its_point_back(string wire, decimal value) => Assert.That(Cell.Price(wire, 2), Is.EqualTo(value));

    [Test]
    public void Eighteen_digits_are_exact() => Assert.That(Cell.Price("-123456789012345678"), Is.EqualTo(123456789012345678m));

    [Test]
    public void Eighteen_digits_behind_padding_are_exact() =>
        Assert.That(Cell.Price("000000000000123456789012345678"), Is.EqualTo(123456789012345678m));

    [Test]
    public void More_digits_than_can_be_held_are_refused_and_never_wrong(
        [Values("1234567890123456789", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "99999999999999999999999999999999",
            "1234567890.1234567890", "0.0000000000000000001")]
        string wire) => Cell.AssertMalformed(wire, (ref reader) => reader.ReadPrice());

    [Test]
    public void What_is_no_number_is_no_price(
        [Values("abc", "-", "+", "--", ".", "-.", "5.", "1.2.3", "1e5", "0x10", "12 34", "１２３", "٧٠٧٠٠", "70\\u00a0700", "70700원", "NaN", "∞", "−5", "5-", "(5)", "\\t5")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadPrice());
}
