using System.Globalization;

namespace Kiwoom.Tests.Serialization;

/// <summary>
/// Thousands of numbers in the forms servers use, against a straightforward reader that shares nothing with the library's.
/// The seeds are fixed: a failure names the text that fails.
/// </summary>
[EveryCulture]
[Parallelizable]
internal sealed class NumberPropertyTests(string culture) : CultureFixture(culture)
{
    private const int Count = 20_000;

    [Test]
    public void Price_reads_back()
    {
        var random = new Random(20250908);
        for (var i = 0; i < Count; i++)
        {
            var wire = RandomNumber(random, decimals: random.Next(4));
            Assert.That(Cell.Price(wire), Is.EqualTo(Math.Abs(Straightforward(wire))), wire);
        }
    }

    [Test]
    public void Change_reads_back()
    {
        var random = new Random(20250909);
        for (var i = 0; i < Count; i++)
        {
            var wire = RandomNumber(random, decimals: random.Next(4)) + (random.Next(10) == 0 ? "%" : "");
            Assert.That(Cell.Change(wire), Is.EqualTo(Straightforward(wire)), wire);
        }
    }

    [Test]
    public void Fixed_point_reads_back()
    {
        var random = new Random(20250910);
        for (var i = 0; i < Count; i++)
        {
            var wire = RandomNumber(random, decimals: 0);
            Assert.That(Cell.Change(wire, 2), Is.EqualTo(Straightforward(wire) / 100), wire);
        }
    }

    [Test]
    public void Quantity_reads_back()
    {
        var random = new Random(20250911);
        for (var i = 0; i < Count; i++)
        {
            var wire = RandomNumber(random, decimals: 0, random.Next(10) == 0 ? ".00" : "");
            Assert.That(Cell.Quantity(wire), Is.EqualTo((long)Straightforward(wire)), wire);
        }
    }

    [Test]
    public void Random_text_is_read_right_or_refused_and_never_throws()
    {
        const string Alphabet = "0123456789++--..,,%  eE\\u0";
        var random = new Random(20250912);
        for (var i = 0; i < Count; i++)
        {
            var wire = new string([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Alphabet[random.Next(20)])]);
            var (value, malformed) = Cell.Read($"\"{wire}\"", (ref reader) => reader.ReadSigned());
            Assert.That(malformed, Is.EqualTo(value is null && !string.IsNullOrWhiteSpace(wire) ? 1 : 0), wire);
            if (value is not null)
            {
                Assert.That(value, Is.EqualTo(Straightforward(wire)), wire);
            }
        }
    }

    private static string RandomNumber(Random random, int decimals, string behind = "")
    {
        var digits = random.NextInt64((long)Math.Pow(10, random.Next(1, 15)));
        var whole = digits.ToString(random.Next(4) == 0 ? "#,##0" : "0", CultureInfo.InvariantCulture);
        if (!whole.Contains(',', StringComparison.Ordinal) && random.Next(3) == 0)
        {
            whole = whole.PadLeft(random.Next(1, 25), '0');
        }

        var fraction = decimals == 0 ? behind : "." + random.Next((int)Math.Pow(10, decimals)).ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0');
        string[] signs = ["", "", "+", "-", "--", "+-", "-+", "++"];
        var padding = random.Next(5) == 0 ? new string(' ', random.Next(1, 4)) : "";
        var number = signs[random.Next(signs.Length)] + whole + fraction;
        return random.Next(2) == 0 ? padding + number : number + padding;
    }

    private static decimal Straightforward(string wire)
    {
        var text = wire.Replace(",", "", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal).Trim();
        var magnitude = decimal.Parse(text.TrimStart('+', '-'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return text[..^text.TrimStart('+', '-').Length].Contains('-', StringComparison.Ordinal) ? -magnitude : magnitude;
    }
}
