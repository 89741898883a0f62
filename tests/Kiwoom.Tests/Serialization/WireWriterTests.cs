using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kiwoom.Serialization;

namespace Kiwoom.Tests.Serialization;

/// <summary>How single values are written. Orders are money: nothing is rounded, nothing depends on the culture.</summary>
[EveryCulture]
internal sealed class WireWriterTests(string culture) : CultureFixture(culture)
{
    private static readonly decimal[] LongDecimals =
    [
        79228162514264337593543950335m, -79228162514264337593543950335m, 0.0000000000000000000000000001m, 7.9228162514264337593543950335m, -7.9228162514264337593543950335m,
        1234567890.1234567890123456789m,
    ];

    [TestCase("70000", "70000")]
    [TestCase("70000.00", "70000")]
    [TestCase("0.10", "0.1")]
    [TestCase("1234567.5", "1234567.5")]
    [TestCase("-0.5", "-0.5")]
    [TestCase("0", "0")]
    [TestCase("-0.0", "0")]
    [TestCase("-0", "0")]
    [TestCase("7000000000000000000000000000", "7000000000000000000000000000")]
    public void Decimal_has_a_point_and_no_groups(string value, string wire) =>
        Assert.That(Written(writer => writer.WriteDecimal("x"u8, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))), Is.EqualTo($$"""{"x":"{{wire}}"}"""));

    [TestCaseSource(nameof(LongDecimals))]
    public void Decimal_keeps_every_digit(decimal value) => Assert.That(
        Written(writer => writer.WriteDecimal("x"u8, value)),
        Is.EqualTo($$"""{"x":"{{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}}"}"""));

    [TestCase(0, "0")]
    [TestCase(-5, "-5")]
    [TestCase(1234567, "1234567")]
    [TestCase(long.MaxValue, "9223372036854775807")]
    [TestCase(long.MinValue, "-9223372036854775808")]
    public void Integer_has_only_digits_and_an_ASCII_sign(long value, string wire) =>
        Assert.That(Written(writer => writer.WriteInteger("x"u8, value)), Is.EqualTo($$"""{"x":"{{wire}}"}"""));

    [Test]
    public void Date_is_of_the_Gregorian_calendar() =>
        Assert.That(Written(writer => writer.WriteDate("x"u8, new DateOnly(2025, 9, 8))), Is.EqualTo("""{"x":"20250908"}"""));

    [Test]
    public void Time_has_two_digits_each() =>
        Assert.That(Written(writer => writer.WriteTime("x"u8, new TimeOnly(9, 5, 7))), Is.EqualTo("""{"x":"090507"}"""));

    [Test]
    public void Moment_is_written_in_Korean_time() => Assert.That(
        Written(writer => writer.WriteDateTime("x"u8, new DateTimeOffset(2025, 9, 7, 23, 30, 1, TimeSpan.Zero))),
        Is.EqualTo("""{"x":"20250908083001"}"""));

    [Test]
    public void Absent_values_are_blank()
    {
        Assert.That(Written(writer => writer.WriteText("x"u8, null)), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteStockCode("x"u8, null)), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteStockCode("x"u8, default(StockCode))), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteStockCode("x"u8, default(StockCode).On(Exchange.Nxt))), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteDecimal("x"u8, null)), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteInteger("x"u8, null)), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteDate("x"u8, null)), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteTime("x"u8, null)), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteDateTime("x"u8, null)), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteFlag("x"u8, null, "1"u8, "0"u8)), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteSecret("x"u8, null)), Is.EqualTo("""{"x":""}"""));
        Assert.That(Written(writer => writer.WriteValues<StockCode>("x"u8, null, "|")), Is.EqualTo("""{"x":""}"""));
    }

    [Test]
    public void Flag_is_one_of_its_codes()
    {
        Assert.That(Written(writer => writer.WriteFlag("x"u8, true, "1"u8, "0"u8)), Is.EqualTo("""{"x":"1"}"""));
        Assert.That(Written(writer => writer.WriteFlag("x"u8, false, "1"u8, "0"u8)), Is.EqualTo("""{"x":"0"}"""));
    }

    [TestCase("삼성전자 +매수 <&'>", "삼성전자 +매수 <&'>")]
    [TestCase("a\"b\\c", "a\\\"b\\\\c")]
    [TestCase("a\nb\tc\0", "a\\nb\\tc\\u0000")]
    public void Text_is_escaped_only_as_JSON_asks(string value, string wire) =>
        Assert.That(Written(writer => writer.WriteText("x"u8, value)), Is.EqualTo($$"""{"x":"{{wire}}"}"""));

    [Test]
    public void Any_text_reads_back_from_the_JSON([Values("\u2028\u2029", "😀", "\u007f\u0080", "\"},{\"ord_qty\":\"9", "\u001f/\\")] string value)
    {
        using var document = JsonDocument.Parse(Written(writer => writer.WriteText("x"u8, value)));
        Assert.That(document.RootElement.GetProperty("x").GetString(), Is.EqualTo(value));
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
