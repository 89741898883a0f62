using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>What people type for an element, and what is said where it means nothing.</summary>
[EveryCulture]
internal sealed class CatalogArgumentsTests(string culture) : CultureFixture(culture)
{
    private static readonly EndpointInfo Chart = KiwoomCatalog.Find("ka10081")!;

    [TestCase("stk_cd", "005930")]
    [TestCase("StockCode", "005930")]
    [TestCase("stock-code", "A005930")]
    [TestCase("종목코드", "005930")]
    public void Element_is_found_by_each_of_its_names(string name, string value) =>
        Assert.That(Read((name, value))["stk_cd"], Is.EqualTo("005930"));

    [TestCase("20260105")]
    [TestCase("2026-01-05")]
    [TestCase("2026.01.05")]
    public void Day_is_read_in_several_forms(string value) => Assert.That(Read(("BaseDate", value))["base_dt"], Is.EqualTo("20260105"));

    [TestCase("1")]
    [TestCase("true")]
    [TestCase("TRUE")]
    public void Flag_is_read_by_code_and_by_name(string value) => Assert.That(Read(("AdjustedPrice", value))["upd_stkpc_tp"], Is.EqualTo("1"));

    [TestCase("0")]
    [TestCase("Limit")]
    [TestCase("LIMIT")]
    [TestCase("보통")]
    public void Code_is_read_by_code_name_and_label(string value) =>
        Assert.That(CatalogArguments.Read(KiwoomCatalog.Find("kt10000")!, new Dictionary<string, string> { ["Type"] = value }).Elements["trde_tp"], Is.EqualTo("0"));

    [TestCase("StokCode", "005930", "do you mean StockCode?")]
    [TestCase("date", "20260105", "do you mean BaseDate?")]
    [TestCase("x", "1", "It has stk_cd (StockCode, 종목코드)")]
    [TestCase("BaseDate", "soon", "give a day such as 2026-01-05")]
    [TestCase("AdjustedPrice", "perhaps", "choose one of")]
    public void Wrong_argument_is_told_in_a_line(string name, string value, string words)
    {
        var e = Assert.Throws<KiwoomRequestException>(() => Read((name, value)))!;

        Assert.That(e.Problems, Has.Count.EqualTo(1));
        Assert.That(e.Problems[0], Does.Contain(words).And.Not.Contain("\n"));
    }

    [Test]
    public void Several_unknown_names_are_told_each_and_what_there_is_once()
    {
        var e = Assert.Throws<KiwoomRequestException>(() => Read(("stk_code", "005930"), ("x", "1")))!;
        var words = string.Join(' ', e.Problems);

        Assert.That(words, Does.StartWith("'stk_code' is no element of ka10081: do you mean stk_cd? 'x' is no element of ka10081. It has stk_cd ("));
        Assert.That(words.Split("It has"), Has.Length.EqualTo(2));
    }

    [Test]
    public void Element_that_is_given_twice_is_refused() => Assert.Throws<KiwoomRequestException>(() => Read(("stk_cd", "005930"), ("StockCode", "000660")));

    [TestCase("ka10004", "ka10004")]
    [TestCase("KA10004", "ka10004")]
    [TestCase("GetOrderBook", "ka10004")]
    [TestCase("order-book", "ka10004")]
    [TestCase("주식호가요청", "ka10004")]
    [TestCase("주식호가", "ka10004")]
    [TestCase("nothing", null)]
    public void Endpoint_is_found_by_each_of_its_names(string name, string? apiId) => Assert.That(KiwoomCatalog.FindByName(name)?.ApiId, Is.EqualTo(apiId));

    [TestCase("daily candles", "ka10081")]
    [TestCase("일봉", "ka10081")]
    [TestCase("order book", "ka10004")]
    [TestCase("last price", "ka10007")]
    [TestCase("sel_fpr_bid", "ka10004")]
    public void Search_finds_what_words_are_about(string words, string apiId) => Assert.That(KiwoomCatalog.Search(words).Take(5).Select(endpoint => endpoint.ApiId), Does.Contain(apiId));

    private static IReadOnlyDictionary<string, string> Read(params (string Name, string Value)[] arguments) =>
        CatalogArguments.Read(Chart, arguments.ToDictionary(pair => pair.Name, pair => pair.Value)).Elements;
}
