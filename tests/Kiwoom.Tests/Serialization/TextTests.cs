using System.Reflection;
using Kiwoom.Catalog;
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
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadEnum<ChangeSign>())?.Value, Is.EqualTo(sign));

    [Test]
    public void Blank_code_is_null([Values("", "  ")] string wire) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadEnum<ChangeSign>()), Is.Null);

    [Test]
    public void Code_that_the_table_lacks_keeps_its_text_and_is_not_malformed([Values("7", "9", "60", "+", "55", "６")] string wire) =>
        Assert.That(Cell.Good(wire, (ref reader) => reader.ReadEnum<ChangeSign>()), Is.EqualTo(new Code<ChangeSign>(ChangeSign.Unknown, wire)));

    [Test]
    public void Code_without_quotes_is_its_member() =>
        Assert.That(Cell.Read("5", (ref reader) => reader.ReadEnum<ChangeSign>()), Is.EqualTo((new Code<ChangeSign>(ChangeSign.Down, "5"), 0L)));

    [TestCaseSource(nameof(Tables))]
    public void Every_code_of_a_table_reads_back(Type table) => Invoke(nameof(AssertTable), table);

    [TestCaseSource(nameof(Tables))]
    public void Every_member_of_a_table_has_a_code_that_parses_back(Type table) => Invoke(nameof(AssertMembers), table);

    [TestCaseSource(nameof(Places))]
    public void Exchange_has_codes_of_its_own_in_each_place(CodeTable table)
    {
        var place = typeof(KiwoomClient).Assembly.GetType("Kiwoom.Endpoints." + table.Name, throwOnError: true)!;
        typeof(TextTests).GetMethod(nameof(AssertPlace), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(place)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [table], null);
    }

    [Test]
    public void Exchange_alone_has_labels_and_no_codes()
    {
        Assert.That(Exchange.Nxt.ToKorean(), Is.EqualTo("넥스트트레이드"));
        Assert.That(() => Exchange.Nxt.ToCode(), Throws.ArgumentException.With.Message.StartsWith("The codes of Exchange differ from place to place"));
        Assert.That(() => Code.Parse<Exchange>("KRX"), Throws.ArgumentException);
    }

    [Test]
    public void Enum_without_a_table_has_no_codes() =>
        Assert.That(() => DayOfWeek.Monday.ToCode(), Throws.ArgumentException.With.Message.EqualTo("DayOfWeek is no code table of the API."));

    private static IEnumerable<Type> Tables() =>
        KiwoomCatalog.CodeTables.Where(table => table.Name == table.EnumName).Select(table => LibraryTypes.Find(table.Name));

    private static IEnumerable<CodeTable> Places() => KiwoomCatalog.CodeTables.Where(table => table.EnumName == nameof(Exchange));

    private static void AssertPlace<TPlace>(CodeTable table)
        where TPlace : struct
    {
        var codes = KnownCodes<Exchange>.Of<TPlace>();
        foreach (var member in Enum.GetValues<Exchange>())
        {
            var entry = table.Entries.SingleOrDefault(entry => entry.Name == member.ToString());
            Assert.That(System.Text.Encoding.UTF8.GetString(codes.ToWire(member)), Is.EqualTo(entry?.Code ?? ""), "sent where the place has it, and nowhere else");
            if (entry is not null)
            {
                var code = Cell.Good(entry.Code, (ref reader) => reader.ReadEnum<Exchange, TPlace>());
                Assert.That((code?.Value, code?.Text, code?.KoreanLabel), Is.EqualTo(((Exchange?)member, entry.Code, entry.KoreanLabel)));
            }
        }

        Assert.That(Cell.Good("XKRX", (ref reader) => reader.ReadEnum<Exchange, TPlace>()), Is.EqualTo(new Code<Exchange>(Exchange.Unknown, "XKRX")));
        Assert.That(Cell.Good("", (ref reader) => reader.ReadEnum<Exchange, TPlace>()), Is.Null);
    }

    private static void Invoke(string method, Type table) =>
        typeof(TextTests).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(table)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static void AssertTable<TEnum>()
        where TEnum : struct, Enum
    {
        var entries = KiwoomCatalog.CodeTables.Single(table => table.Name == typeof(TEnum).Name).Entries;
        foreach (var entry in entries)
        {
            var member = Enum.Parse<TEnum>(entry.Name);
            var code = Cell.Good(entry.Code, (ref reader) => reader.ReadEnum<TEnum>());
            Assert.That((code?.Value, code?.Text, code?.KoreanLabel), Is.EqualTo(((TEnum?)member, entry.Code, entry.KoreanLabel)));
            Assert.That(member.ToCode() == entry.Code, Is.Not.EqualTo(entry.IsAlias), "an alias is never sent");
        }

        Assert.That(Enum.GetValues<TEnum>(), Has.Length.EqualTo(entries.Count(entry => !entry.IsAlias) + 1), "the table's members and Unknown");
        Assert.That(Code.All<TEnum>().Select(code => code.Text), Is.EqualTo(entries.Select(entry => entry.Code)));
    }

    private static void AssertMembers<TEnum>()
        where TEnum : struct, Enum
    {
        foreach (var member in Enum.GetValues<TEnum>().Where(member => !member.Equals(default(TEnum))))
        {
            Assert.That(Code.Parse<TEnum>(" " + member.ToCode() + " ")?.Value, Is.EqualTo(member));
        }

        Assert.That((default(TEnum).ToCode(), default(TEnum).ToKorean()), Is.EqualTo(("", "")), "Unknown cannot be sent");
        Assert.That(Code.Parse<TEnum>("no code"), Is.EqualTo(new Code<TEnum>(default, "no code")));
        Assert.That(Code.Parse<TEnum>("  "), Is.Null);
    }
}
