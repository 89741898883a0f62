namespace Kiwoom.Tests.Values;

[EveryCulture]
internal sealed class StockCodeTests(string culture) : CultureFixture(culture)
{
    [TestCase("005930", "005930", Exchange.Krx)]
    [TestCase("A005930", "005930", Exchange.Krx)]
    [TestCase("0156T0", "0156T0", Exchange.Krx)]
    [TestCase("A0156T0", "0156T0", Exchange.Krx)]
    [TestCase("039490_NX", "039490", Exchange.Nxt)]
    [TestCase("039490_AL", "039490", Exchange.All)]
    [TestCase("A039490_NX", "039490", Exchange.Nxt)]
    [TestCase(" 005930 ", "005930", Exchange.Krx)]
    [TestCase("  A005930", "005930", Exchange.Krx)]
    [TestCase("J57JBHH", "57JBHH", Exchange.Krx)]
    [TestCase("Q530036", "530036", Exchange.Krx)]
    [TestCase("J0036221D", "J0036221D", Exchange.Krx)]
    [TestCase("K005930", "K005930", Exchange.Krx)]
    [TestCase("A00593", "A00593", Exchange.Krx)]
    [TestCase("ABCDEF", "ABCDEF", Exchange.Krx)]
    [TestCase("M04020000", "M04020000", Exchange.Krx)]
    [TestCase("039490_nx", "039490_nx", Exchange.Krx)]
    public void Code_and_exchange_come_apart(string text, string code, Exchange exchange)
    {
        StockCode fromPerson = text;
        var fromWire = Cell.Good(text, (ref reader) => reader.ReadStockCode());

        Assert.That((fromPerson.Code, fromPerson.Exchange), Is.EqualTo((code, exchange)));
        Assert.That(fromWire, Is.EqualTo(fromPerson));
        Assert.That(StockCode.FromString(text), Is.EqualTo(fromPerson));
    }

    [TestCase("005930", CodePrefix.None)]
    [TestCase("A005930", CodePrefix.Share)]
    [TestCase("J57JBHH", CodePrefix.Elw)]
    [TestCase("Q530036", CodePrefix.Etn)]
    [TestCase("J0036221D", CodePrefix.None)]
    public void Letter_in_front_says_what_it_is_and_is_no_part_of_the_code(string text, CodePrefix prefix)
    {
        StockCode code = text;

        Assert.That(code.Prefix, Is.EqualTo(prefix));
        Assert.That(code, Is.EqualTo(new StockCode(code.Code, Exchange.Krx)), "equal with and without it");
        Assert.That(code.GetHashCode(), Is.EqualTo(new StockCode(code.Code, Exchange.Krx).GetHashCode()));
        Assert.That(code.ToString(), Is.EqualTo(code.Code), "requests carry none");
    }

    [TestCase("005930", "005930")]
    [TestCase("A005930", "005930")]
    [TestCase("039490_NX", "039490_NX")]
    [TestCase("039490_AL", "039490_AL")]
    [TestCase("", "")]
    public void Prints_as_requests_carry_it(string text, string printed)
    {
        StockCode code = text;
        Span<char> buffer = stackalloc char[16];

        Assert.That(code.ToString(), Is.EqualTo(printed));
        Assert.That($"{code}", Is.EqualTo(printed));
        Assert.That(code.TryFormat(buffer, out var length, default, null) ? buffer[..length].ToString() : "too long", Is.EqualTo(printed));
    }

    [Test]
    public void Same_stock_on_another_exchange()
    {
        StockCode code = "005930";

        Assert.That(code.On(Exchange.Nxt).ToString(), Is.EqualTo("005930_NX"));
        Assert.That(code.On(Exchange.All).ToString(), Is.EqualTo("005930_AL"));
        Assert.That(code.On(Exchange.Sor), Is.EqualTo(code.On(Exchange.All)), "the document's word for it");
        Assert.That((code.On(Exchange.Unknown), default(StockCode).Exchange), Is.EqualTo((code, Exchange.Krx)));
        Assert.That(code.On(Exchange.Nxt).On(Exchange.Krx), Is.EqualTo(code));
        Assert.That(code.On(Exchange.Nxt), Is.Not.EqualTo(code));
    }

    [Test]
    public void Absent_code_is_empty_on_every_exchange([Values] Exchange exchange)
    {
        var code = default(StockCode).On(exchange);

        Assert.That(code.IsEmpty, Is.True);
        Assert.That(code.IsWellFormed, Is.False);
        Assert.That(code.Code, Is.Empty);
        Assert.That(code.ToString(), Is.Empty);
    }

    [Test]
    public void Blank_text_is_no_code([Values("", "   ")] string text)
    {
        Assert.That(((StockCode)text).IsEmpty, Is.True);
        Assert.That((StockCode)text, Is.EqualTo(default(StockCode)));
        Assert.That(Cell.Good(text, (ref reader) => reader.ReadStockCode()), Is.EqualTo(default(StockCode)));
    }

    [TestCase("005930", true)]
    [TestCase("0156T0", true)]
    [TestCase("A005930", true)]
    [TestCase("0156t0", false)]
    [TestCase("00593", false)]
    [TestCase("0059300", false)]
    [TestCase("00593０", false)]
    [TestCase("00593İ", false)]
    public void Six_digits_or_capitals_are_well_formed(string text, bool isWellFormed) =>
        Assert.That(((StockCode)text).IsWellFormed, Is.EqualTo(isWellFormed));

    [Test]
    public void Codes_are_compared_by_code_and_exchange()
    {
        Assert.That((StockCode)"A005930", Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(((StockCode)"A005930").GetHashCode(), Is.EqualTo(new StockCode("005930", Exchange.Krx).GetHashCode()));
        Assert.That((StockCode)"005930_NX", Is.Not.EqualTo((StockCode)"005930_AL"));
    }

    [Test]
    public void Null_is_refused()
    {
        Assert.That(() => (StockCode)(string)null!, Throws.ArgumentNullException);
        Assert.That(() => new StockCode(null!, Exchange.Krx), Throws.ArgumentNullException);
    }
}
