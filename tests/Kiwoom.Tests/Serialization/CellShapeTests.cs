using System.Text;

namespace Kiwoom.Tests.Serialization;

/// <summary>Cells that are no strings. <see cref="Cell"/> checks each time that the reader goes on behind them.</summary>
internal sealed class CellShapeTests
{
    [TestCase("70700", 70700)]
    [TestCase("-60000", 60000)]
    [TestCase("2521.27", 2521.27)]
    [TestCase("0", 0)]
    public void Price_without_quotes_is_read(string json, decimal price) =>
        Assert.That(Cell.Read(json, (ref reader) => reader.ReadPrice()), Is.EqualTo(((decimal?)price, 0L)));

    [Test]
    public void Loss_without_quotes_is_a_loss() =>
        Assert.That(Cell.Read("-500", (ref reader) => reader.ReadSigned()), Is.EqualTo(((decimal?)-500m, 0L)));

    [Test]
    public void Quantity_without_quotes_is_read() => Assert.That(Cell.Read("-12", (ref reader) => reader.ReadInteger()), Is.EqualTo(((long?)-12, 0L)));

    [Test]
    public void Date_without_quotes_is_read() =>
        Assert.That(Cell.Read("20241105", (ref reader) => reader.ReadDate()), Is.EqualTo(((DateOnly?)new DateOnly(2024, 11, 5), 0L)));

    [Test]
    public void Exponent_is_refused([Values("1e5", "1E400", "7.07e4")] string json) =>
        Assert.That(Cell.Read(json, (ref reader) => reader.ReadPrice()), Is.EqualTo(((decimal?)null, 1L)));

    [Test]
    public void Null_is_null_and_not_malformed()
    {
        Assert.That(Cell.Read("null", (ref reader) => reader.ReadPrice()), Is.EqualTo(((decimal?)null, 0L)));
        Assert.That(Cell.Read("null", (ref reader) => reader.ReadSigned()), Is.EqualTo(((decimal?)null, 0L)));
        Assert.That(Cell.Read("null", (ref reader) => reader.ReadInteger()), Is.EqualTo(((long?)null, 0L)));
        Assert.That(Cell.Read("null", (ref reader) => reader.ReadDate()), Is.EqualTo(((DateOnly?)null, 0L)));
        Assert.That(Cell.Read("null", (ref reader) => reader.ReadTime()), Is.EqualTo(((TimeOnly?)null, 0L)));
        Assert.That(Cell.Read("null", (ref reader) => reader.ReadDateTime()), Is.EqualTo(((DateTimeOffset?)null, 0L)));
        Assert.That(Cell.Read("null", (ref reader) => reader.ReadFlag("Y"u8, "N"u8)), Is.EqualTo(((bool?)null, 0L)));
        Assert.That(Cell.Read("null", (ref reader) => reader.ReadText() ?? ""), Is.EqualTo(("", 0L)));
        Assert.That(Cell.Read("null", (ref reader) => reader.ReadStockCode()), Is.EqualTo((default(StockCode), 0L)));
    }

    [Test]
    public void Other_JSON_in_a_cells_place_is_refused_once(
        [Values("true", "false", "{}", "[]", """{"a":{"b":[1,{"return_code":5}]}}""", """["70700","x"]""")] string json)
    {
        Assert.That(Cell.Read(json, (ref reader) => reader.ReadPrice()), Is.EqualTo(((decimal?)null, 1L)));
        Assert.That(Cell.Read(json, (ref reader) => reader.ReadInteger()), Is.EqualTo(((long?)null, 1L)));
        Assert.That(Cell.Read(json, (ref reader) => reader.ReadDate()), Is.EqualTo(((DateOnly?)null, 1L)));
        Assert.That(Cell.Read(json, (ref reader) => reader.ReadText() ?? ""), Is.EqualTo(("", 1L)));
        Assert.That(Cell.Read(json, (ref reader) => reader.ReadStockCode()), Is.EqualTo((default(StockCode), 1L)));
    }

    [TestCase("""\u002d\u0035\u0030\u0030""", -500)]
    [TestCase("""-\u00350""", -50)]
    [TestCase("""\u002B70700""", 70700)]
    public void Escaped_digits_are_read(string wire, decimal value) => Assert.That(Cell.Change(wire), Is.EqualTo(value));

    [Test]
    public void Half_a_surrogate_pair_makes_a_number_malformed_and_breaks_nothing([Values("""\ud800""", """5\udc00""", """\ud800\u0035""")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadPrice());

    [Test]
    public void Half_a_surrogate_pair_in_a_text_does_not_throw([Values("""A\ud800""", """\udc00A""")] string wire) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadText() ?? ""), Does.Contain("A"));

    [Test]
    public void Bytes_that_are_no_UTF8_do_not_throw()
    {
        // "삼성" in EUC-KR, as a mislabelled answer brings it; once beside an escape, which is read by another path.
        byte[] euckr = [(byte)'"', 0xBB, 0xEF, 0xBC, 0xBA, (byte)'"'];
        byte[] escaped = [(byte)'"', 0xBB, 0xEF, (byte)'\\', (byte)'n', 0xBC, 0xBA, (byte)'"'];
        Assert.That(Cell.Read(euckr, (ref reader) => reader.ReadText() ?? "").Value, Does.Contain("\ufffd"));
        Assert.That(Cell.Read(escaped, (ref reader) => reader.ReadText() ?? "").Value, Does.Contain("\ufffd"));
        Assert.That(Cell.Read(euckr, (ref reader) => reader.ReadPrice()), Is.EqualTo(((decimal?)null, 1L)));
        Assert.That(Cell.Read(escaped, (ref reader) => reader.ReadPrice()), Is.EqualTo(((decimal?)null, 1L)));
    }

    [Test]
    public void Cell_of_a_megabyte_is_refused()
    {
        var digits = Encoding.ASCII.GetString([.. Enumerable.Repeat((byte)'9', 1 << 20)]);
        Cell.AssertMalformed(digits, (ref reader) => reader.ReadPrice());
    }
}
