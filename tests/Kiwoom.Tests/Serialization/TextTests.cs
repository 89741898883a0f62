using Kiwoom.Endpoints;
using Kiwoom.Serialization;

namespace Kiwoom.Tests.Serialization;

/// <summary>Texts, codes, secrets, flags and code tables.</summary>
[EveryCulture]
internal sealed class TextTests(string culture) : CultureFixture(culture)
{
    [TestCase("KODEX 200", "KODEX 200")]
    [TestCase("  삼성전자 ", "  삼성전자 ")]
    [TestCase("", "")]
    [TestCase("+매수", "+매수")]
    [TestCase("\\uc0bc\\uc131 \\\"A\\\" \\\\ \\n", "삼성 \"A\" \\ \n")]
    [TestCase("😀", "😀")]
    [TestCase("\\ud83d\\ude00", "😀")]
    public void Text_is_as_it_stands(string wire, string text) => Assert.That(Cell.Good(wire, (ref reader) => reader.ReadText() ?? ""), Is.EqualTo(text));

    [TestCase("0000050", "0000050")]
    [TestCase("  0000050 ", "0000050")]
    [TestCase("   ", "")]
    [TestCase("", "")]
    [TestCase("\\u0030001", "0001")]
    public void Code_is_trimmed_and_keeps_its_zeros(string wire, string code) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadCode() ?? ""), Is.EqualTo(code));

    [Test]
    public void Code_that_came_as_a_number_keeps_its_digits() =>
        Assert.That(Cell.Read("1234567890123456789012", (ref reader) => reader.ReadCode() ?? ""), Is.EqualTo(("1234567890123456789012", 0L)));

    [Test]
    public void Secret_is_kept_and_does_not_print()
    {
        var secret = Cell.Good("WQJC-_secret", (ref reader) => reader.ReadSecret());
        Assert.That(secret.Reveal(), Is.EqualTo("WQJC-_secret"));
        Assert.That(secret.ToString(), Is.EqualTo("***"));
    }

    [TestCase("Y", true)]
    [TestCase("N", false)]
    [TestCase(" Y ", true)]
    [TestCase("", null)]
    [TestCase("  ", null)]
    public void Flag_is_one_of_its_two_codes(string wire, bool? flag) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadFlag("Y"u8, "N"u8)), Is.EqualTo(flag));

    [Test]
    public void Flag_with_another_code_is_refused([Values("y", "1", "YES", "0")] string wire) =>
        Cell.AssertMalformed(wire, (ref reader) => reader.ReadFlag("Y"u8, "N"u8));

    [Test]
    public void Flag_that_is_true_in_JSON_is_refused() =>
        Assert.That(Cell.Read("true", (ref reader) => reader.ReadFlag("Y"u8, "N"u8)), Is.EqualTo(((bool?)null, 1L)));

    [TestCase("0", ChangeSign.None)]
    [TestCase("43", ChangeSign.Up)]
    [TestCase("45", ChangeSign.Down)]
    [TestCase("1", ChangeSign.UpperLimit)]
    [TestCase("2", ChangeSign.Up)]
    [TestCase("3", ChangeSign.Flat)]
    [TestCase("4", ChangeSign.LowerLimit)]
    [TestCase("5", ChangeSign.Down)]
    [TestCase(" 5 ", ChangeSign.Down)]
    [TestCase("\\u0035", ChangeSign.Down)]
    public void Code_of_a_table_is_its_member(string wire, ChangeSign sign) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadEnum<ChangeSign, ChangeSignCodes>())?.Value, Is.EqualTo(sign));

    [Test]
    public void Blank_code_is_null([Values("", "  ")] string wire) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadEnum<ChangeSign, ChangeSignCodes>()), Is.Null);

    [Test]
    public void Code_that_the_table_lacks_keeps_its_text_and_is_not_malformed([Values("7", "9", "60", "+", "55", "６")] string wire) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadEnum<ChangeSign, ChangeSignCodes>()), Is.EqualTo(new Code<ChangeSign>(ChangeSign.Unknown, wire)));

    [Test]
    public void Code_without_quotes_is_its_member() =>
        Assert.That(Cell.Read("5", (ref reader) => reader.ReadEnum<ChangeSign, ChangeSignCodes>()), Is.EqualTo((new Code<ChangeSign>(ChangeSign.Down, "5"), 0L)));

    [Test]
    public void Every_code_of_every_shared_table_reads_back()
    {
        AssertTable<BalanceExchange, BalanceExchangeCodes>();
        AssertTable<ChangeSign, ChangeSignCodes>();
        AssertTable<ExchangeScope, ExchangeScopeCodes>();
        AssertTable<OrderExchange, OrderExchangeCodes>();
        AssertTable<OrderExchangeFilter, OrderExchangeFilterCodes>();
        AssertTable<OrderExchangeScope, OrderExchangeScopeCodes>();
        AssertTable<OrderSideFilter, OrderSideFilterCodes>();
        AssertTable<OrderType, OrderTypeCodes>();
        AssertTable<OrderWarning, OrderWarningCodes>();
        AssertTable<SecurityKind, SecurityKindCodes>();
    }

    private static void AssertTable<TEnum, TCodes>()
        where TEnum : struct, Enum
        where TCodes : struct, IWireCodes<TEnum>
    {
        foreach (var entry in TCodes.Table.Entries)
        {
            var member = Enum.Parse<TEnum>(entry.Name);
            var code = Cell.Good(entry.Code, (ref reader) => reader.ReadEnum<TEnum, TCodes>());
            Assert.That((code?.Value, code?.Text, code?.KoreanLabel), Is.EqualTo(((TEnum?)member, entry.Code, entry.KoreanLabel)));
            Assert.That(System.Text.Encoding.UTF8.GetString(TCodes.ToWire(member)) == entry.Code, Is.Not.EqualTo(entry.IsAlias), "an alias is never sent");
        }

        Assert.That(Enum.GetValues<TEnum>(), Has.Length.EqualTo(TCodes.Table.Entries.Count(entry => !entry.IsAlias) + 1), "the table's members and Unknown");
        Assert.That(TCodes.ToWire(default).IsEmpty, Is.True, "Unknown cannot be sent");
    }
}
