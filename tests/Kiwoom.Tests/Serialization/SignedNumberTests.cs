namespace Kiwoom.Tests.Serialization;

/// <summary>Changes, profits, net values and rates: the sign is the value's. Reading a loss as a gain is the worst defect of all.</summary>
[EveryCulture]
internal sealed class SignedNumberTests(string culture) : CultureFixture(culture)
{
    [Test]
    public void Loss_stays_a_loss() => Assert.That(Cell.Change("-500"), Is.EqualTo(-500m));

    [Test]
    public void Gain_stays_a_gain([Values("+500", "500")] string wire) => Assert.That(Cell.Change(wire), Is.EqualTo(500m));

    [Test]
    public void Colour_mark_in_front_of_a_negative_number_keeps_it_negative() => Assert.That(Cell.Change("--1100"), Is.EqualTo(-1100m));

    [Test]
    public void Mixed_signs_are_negative([Values("+-5", "-+5", "--5", "-5")] string wire) => Assert.That(Cell.Change(wire), Is.EqualTo(-5m));

    [Test]
    public void Two_plus_signs_are_positive() => Assert.That(Cell.Change("++5"), Is.EqualTo(5m));

    [TestCase("-00000163958", -163958)]
    [TestCase("-00000000196888", -196888)]
    [TestCase("000000008138825", 8138825)]
    [TestCase("  -84", -84)]
    [TestCase("-84  ", -84)]
    [TestCase("-12,345", -12345)]
    [TestCase("--12,345,678", -12345678)]
    public void Padding_never_takes_the_sign(string wire, decimal value) => Assert.That(Cell.Change(wire), Is.EqualTo(value));

    [TestCase("-52.71", -52.71)]
    [TestCase("+0.08", 0.08)]
    [TestCase("-0.05", -0.05)]
    [TestCase("--0.05", -0.05)]
    [TestCase("+1995.22", 1995.22)]
    [TestCase("-.5", -0.5)]
    public void Fraction_keeps_sign_and_digits(string wire, decimal value) => Assert.That(Cell.Rate(wire), Is.EqualTo(value));

    [TestCase("45%", 45)]
    [TestCase("-45%", -45)]
    [TestCase("--45%", -45)]
    [TestCase("+12.5%", 12.5)]
    [TestCase("45 %", 45)]
    [TestCase(" 45% ", 45)]
    [TestCase("1,234%", 1234)]
    public void Percent_sign_ends_a_rate(string wire, decimal value) => Assert.That(Cell.Rate(wire), Is.EqualTo(value));

    [Test]
    public void Percent_sign_elsewhere_is_no_rate([Values("%45", "4%5", "45%%", "%", "-%")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadSigned());

    [Test]
    public void Negative_zero_is_zero([Values("-0", "--0", "-0.00", "-000")] string wire)
    {
        var value = Cell.Change(wire);
        Assert.That(value, Is.Zero);
        Assert.That(decimal.IsNegative(value!.Value), Is.False);
    }

    [Test]
    public void Blank_is_null_and_not_zero([Values("", " ", "     ")] string wire)
    {
        Assert.That(Cell.Change(wire), Is.Null);
        Assert.That(Cell.Rate(wire), Is.Null);
    }

    [TestCase("-00000130", 2, -1.30)]
    [TestCase("-1803", 2, -18.03)]
    [TestCase("--1803", 2, -18.03)]
    [TestCase("-5", 2, -0.05)]
    [TestCase("-252,127", 2, -2521.27)]
    public void Fixed_point_is_undone_with_its_sign(string wire, int digits, decimal value) => Assert.That(Cell.Change(wire, digits), Is.EqualTo(value));

    [Test]
    public void Eighteen_digits_are_exact() => Assert.That(Cell.Change("-999999999999999999"), Is.EqualTo(-999999999999999999m));

    [Test]
    public void More_digits_than_can_be_held_are_refused_and_never_wrong(
        [Values("-1000000000000000000", "9223372036854775808", "-9223372036854775808", "-170141183460469231731687303715884105728")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadSigned());

    [Test]
    public void What_is_no_number_is_refused([Values("-", "+", "abc", "- 5", "5-", "1e3", "--", "−5", "1.2.3", "-5.")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadSigned());
}
