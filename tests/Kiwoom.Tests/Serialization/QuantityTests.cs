namespace Kiwoom.Tests.Serialization;

/// <summary>Quantities, amounts and counts are whole and signed where the wire's value is.</summary>
[EveryCulture]
internal sealed class QuantityTests(string culture) : CultureFixture(culture)
{
    [TestCase("9263135", 9263135)]
    [TestCase("+823", 823)]
    [TestCase("000000000012550", 12550)]
    [TestCase("0000000001", 1)]
    [TestCase("2  ", 2)]
    [TestCase("  2", 2)]
    [TestCase("1,234,567", 1234567)]
    public void Padding_and_commas_are_removed(string wire, long value) => Assert.That(Cell.Quantity(wire), Is.EqualTo(value));

    [TestCase("-1", -1)]
    [TestCase("-00000000000084", -84)]
    [TestCase("--1100", -1100)]
    [TestCase("+-5", -5)]
    [TestCase("-+5", -5)]
    [TestCase("-1,234", -1234)]
    public void Sign_is_the_values(string wire, long value) => Assert.That(Cell.Quantity(wire), Is.EqualTo(value));

    [Test]
    public void Negative_zero_is_zero() => Assert.That(Cell.Quantity("-0"), Is.Zero);

    [Test]
    public void Blank_is_null_and_not_zero([Values("", " ", "    ")] string wire) => Assert.That(Cell.Quantity(wire), Is.Null);

    [TestCase("12.00", 12)]
    [TestCase("-12.000", -12)]
    [TestCase("0.0", 0)]
    [TestCase("1,234.00", 1234)]
    public void Fraction_of_zeros_is_whole(string wire, long value) => Assert.That(Cell.Quantity(wire), Is.EqualTo(value));

    [Test]
    public void Fraction_is_no_quantity_and_never_rounded([Values("12.5", "-0.01", "1,234.5", "0.000001")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadInteger());

    [Test]
    public void Percent_is_no_quantity() => Cell.AssertMalformed("45%", (ref reader) => reader.ReadInteger());

    [Test]
    public void Commas_in_the_wrong_place_are_no_quantity([Values("1,2", "12,34", "1234,567", ",1")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadInteger());

    [TestCase("999999999999999999", 999999999999999999)]
    [TestCase("-999999999999999999", -999999999999999999)]
    [TestCase("0000000000000000000000000000000000000000007", 7)]
    public void Eighteen_significant_digits_are_exact(string wire, long value) => Assert.That(Cell.Quantity(wire), Is.EqualTo(value));

    [Test]
    public void More_digits_than_can_be_held_are_refused_and_never_wrong(
        [Values("1000000000000000000", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551617",
            "340282366920938463463374607431768211457")]
        string wire) => Cell.AssertMalformed(wire, (ref reader) => reader.ReadInteger());
}
