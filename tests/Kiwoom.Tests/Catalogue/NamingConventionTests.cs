using System.Text.RegularExpressions;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Names are the field's standard English.</summary>
[TestFixture]
public sealed partial class NamingConventionTests
{
    // Kiwoom's abbreviations as whole words of a name.
    private static readonly string[] Abbreviations =
    [
        "Trde", "Dfrt", "Netprps", "Pric", "Prica", "Cntr", "Qty", "Amt", "Rt", "Prc", "Tp", "Cd", "Nm", "Dt", "Tm", "Stk", "Acnt", "Ord",
        "Sel", "Flu", "Pred", "Invsr", "Orgn", "Frgnr", "Prps", "Rmnd", "Entr", "Evlt", "Prft", "Exct", "Uv", "Oso", "Cncl", "Mdfy", "Inds",
        "Mrkt", "Stex", "Upl", "Lst", "Wght", "Rnk", "Cnt", "Cmsn", "Prm", "Slby", "Tot", "Acc", "Bid1", "Crd",
    ];

    private static readonly Dictionary<string, FieldType[]> KoreanPrices = new[]
    {
        "현재가", "시가", "고가", "저가", "종가", "기준가", "상한가", "하한가", "매도호가", "매수호가", "예상체결가", "최우선매도호가", "최우선매수호가",
        "(최우선)매도호가", "(최우선)매수호가", "체결가", "전일종가",
    }.ToDictionary(name => name, _ => new[] { FieldType.Price }, StringComparer.Ordinal);

    private static IEnumerable<string> MethodsAndTypes => KiwoomCatalog.Endpoints.SelectMany(endpoint =>
        new[] { endpoint.Method, endpoint.RequestType, endpoint.ResponseType, endpoint.MessageType }.OfType<string>());

    [Test]
    public void Names_are_pascal_case_english()
    {
        var bad = CatalogueFields.All.Where(item => !PascalCase().IsMatch(item.MemberName)).Select(item => item.ToString())
            .Concat(MethodsAndTypes.Where(name => !PascalCase().IsMatch(name)));

        Assert.That(bad, Is.Empty);
    }

    [Test]
    public void Names_have_none_of_Kiwooms_abbreviations()
    {
        var bad = CatalogueFields.All.Where(item => HasAbbreviation(item.MemberName)).Select(item => item.ToString())
            .Concat(MethodsAndTypes.Where(HasAbbreviation))
            .Concat(KiwoomCatalog.CodeTables.SelectMany(table => table.Entries.Select(entry => entry.Name).Append(table.Name)).Where(HasAbbreviation));

        Assert.That(bad, Is.Empty);
    }

    [Test]
    public void Profit_change_and_net_buying_are_signed()
    {
        var bad = CatalogueFields.Scalars
            .Where(item => SignedMeaning().IsMatch(item.Field.KoreanName) && item.Field.Type == FieldType.Price)
            .Select(item => item.ToString());

        Assert.That(bad, Is.Empty);
    }

    [Test]
    public void Rates_are_rates_and_never_prices_or_whole_numbers()
    {
        var bad = CatalogueFields.Scalars
            .Where(item => RateMeaning().IsMatch(item.Field.KoreanName) && !item.IsRequest && item.Field.Reason is null)
            .Where(item => item.Field.Type is FieldType.Price or FieldType.Quantity or FieldType.Amount or FieldType.Text)
            .Select(item => item.ToString());

        Assert.That(bad, Is.Empty);
    }

    [Test]
    public void Current_open_high_low_bid_ask_and_base_prices_are_prices()
    {
        var bad = CatalogueFields.Scalars
            .Where(item => KoreanPrices.TryGetValue(item.Field.KoreanName, out var types) && !types.Contains(item.Field.Type) && item.Field.Reason is null)
            .Select(item => item.ToString());

        Assert.That(bad, Is.Empty);
    }

    [Test]
    public void Codes_and_numbers_of_accounts_and_orders_stay_text()
    {
        var bad = CatalogueFields.Scalars
            .Where(item => CodeMeaning().IsMatch(item.Field.KoreanName))
            .Where(item => item.Field.Type is not (FieldType.Code or FieldType.StockCode or FieldType.Text or FieldType.Enum))
            .Select(item => item.ToString());

        Assert.That(bad, Is.Empty);
    }

    [Test]
    public void Methods_begin_with_a_verb_that_says_what_they_do()
    {
        var bad = KiwoomCatalog.Endpoints
            .Where(endpoint => endpoint.Kind switch
            {
                EndpointKind.Query => !endpoint.Method.StartsWith("Get", StringComparison.Ordinal),
                EndpointKind.Order => !OrderVerb().IsMatch(endpoint.Method),
                _ => false,
            })
            .Select(endpoint => endpoint.ToString());

        Assert.That(bad, Is.Empty);
    }

    private static bool HasAbbreviation(string name) => Word().Matches(name).Any(word => Abbreviations.Contains(word.Value));

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex PascalCase();

    [GeneratedRegex("[A-Z][a-z]*[0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex("손익(?!분기)|증감|순매수|순매도|등락|전일대비|직전대비|수익[률율]")]
    private static partial Regex SignedMeaning();

    [GeneratedRegex("(등락[률율]|수익[률율]|비율|비중|회전율|체결강도|괴리율|소진[률율])$")]
    private static partial Regex RateMeaning();

    [GeneratedRegex("(종목코드|계좌번호|주문번호|업종코드|회원사코드|체결번호|종목번호|테마그룹코드|거래번호)$")]
    private static partial Regex CodeMeaning();

    [GeneratedRegex("^(Buy|Sell|Modify|Cancel)")]
    private static partial Regex OrderVerb();
}
