using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>
/// Every change has its sign: its own where it is written, otherwise that of the code beside it. Every pair of the whole catalogue
/// is read, in either order.
/// </summary>
[TestFixture]
public sealed class ChangeSignTests
{
    /// <summary>Changes beside a sign code that speaks of something else, by C# name.</summary>
    private static readonly Dictionary<string, string> OfTheirOwn = new(StringComparer.Ordinal)
    {
        ["TradingValueChange"] = "the trading value's, not the price's",
        ["NetBuyAmountChange"] = "the net buying's, not the price's",
        ["ProgramNetBuyAmountChange"] = "the net buying's, not the price's",
        ["ProgramNetBuyQuantityChange"] = "the net buying's, not the price's",
        ["NavChange"] = "the net asset value's; the code is that of the ETF's price",
        ["BalanceChange"] = "the credit balance's",
        ["BasePriceChange"] = "against the period's base price; the code is against the previous close",
        ["OpenInterestChange"] = "a number of contracts",
        ["Basis"] = "a difference of two prices",
        ["BreakEven"] = "a price of a warrant",
        ["Spread"] = "a difference of two prices",
        ["ExpectedRightsPrice"] = "an intrinsic value",
        ["ConfirmedPaymentAmount"] = "an amount",
        ["Eps"] = "an earnings figure",
        ["Ev"] = "a value of the company",
        ["Bps"] = "a value of the company",
        ["CfdMargin"] = "an amount",
        ["MaintenanceMargin"] = "an amount",
        ["CfdTradingCost"] = "a cost",
        ["StockLoanTradingCost"] = "a cost",
        ["AveragePriceChange"] = "against the average price paid",
        ["BuyAmountChange"] = "of an amount",
        ["SellAmountChange"] = "of an amount",
        ["NetBuyQuantityChange"] = "of a quantity",
        ["BuyQuantityChange"] = "of a quantity",
        ["SellQuantityChange"] = "of a quantity",
        ["Change"] = "a previous day's change at ka10035; the code is today's",
    };

    private static IEnumerable<(string Name, IReadOnlyList<FieldInfo> Fields)> Records =>
        KiwoomCatalog.Endpoints.SelectMany(endpoint => RecordsOf(endpoint.ApiId, endpoint.Response).Concat(RecordsOf(endpoint.ApiId, endpoint.Values)));

    private static IEnumerable<TestCaseData> Pairs => KiwoomCatalog.Endpoints.SelectMany(endpoint =>
        PairsOf(endpoint, endpoint.Response, isMessage: false).Concat(PairsOf(endpoint, endpoint.Values, isMessage: true)));

    [Test]
    public void Every_change_beside_a_sign_code_takes_its_sign_from_it_or_is_listed()
    {
        var own = Records
            .Where(record => record.Fields.Any(IsSign))
            .SelectMany(record => record.Fields.Where(field => field.Type == FieldType.Change && field.SignBy is null), (record, field) => (record.Name, Field: field))
            .ToList();
        var bad = own.Where(item => item.Field.Name == "Change" || !OfTheirOwn.ContainsKey(MemberName(item.Field))).Select(item => $"{item.Name} {item.Field}");

        Assert.That(bad, Is.Empty);
        Assert.That(OfTheirOwn.Keys.Except(own.Select(item => MemberName(item.Field))), Is.Empty, "no exception without a case");
    }

    [Test]
    public void Every_sign_code_gives_a_change_or_a_rate_its_sign()
    {
        var idle = Records
            .SelectMany(record => record.Fields.Where(IsSign).Where(sign => !record.Fields.Any(field => field.SignBy == sign.Name)), (record, sign) => $"{record.Name} {sign.Name}");

        // Daily gold candles have a code and no change.
        Assert.That(idle, Is.EquivalentTo(new[] { "ka50081 ChangeSign" }));
    }

    [Test]
    public void More_than_130_pairs_are_read() => Assert.That(Pairs.Count(), Is.GreaterThan(130));

    [TestCaseSource(nameof(Pairs))]
    public void Change_of_a_pair_has_its_sign(EndpointInfo endpoint, string? list, FieldInfo change, FieldInfo sign, bool isMessage)
    {
        Assert.Multiple(() =>
        {
            foreach (var signFirst in new[] { false, true })
            {
                Assert.That(Read("500", "5", signFirst), Is.Negative, "a fall without a sign");
                Assert.That(Read("500", "4", signFirst), Is.Negative, "the lower limit");
                Assert.That(Read("500", "45", signFirst), Is.Negative, "the code of a minus");
                Assert.That(Read("500", "2", signFirst), Is.Positive, "a rise");
                Assert.That(Read("500", "43", signFirst), Is.Positive, "the code of a plus");
                Assert.That(Read("-500", "5", signFirst), Is.Negative, "a fall with its sign");
                Assert.That(Read("+500", "5", signFirst), Is.Positive, "a sign that is written stays");
                Assert.That(Read("-500", "2", signFirst), Is.Negative, "a sign that is written stays");
                Assert.That(Read("500", "", signFirst), Is.Positive, "no code");
                Assert.That(Read("0", "5", signFirst), Is.Zero);
                Assert.That(Read("", "5", signFirst), Is.Null);
            }
        });

        decimal? Read(string wire, string code, bool signFirst)
        {
            var row = new JsonObject();
            foreach (var (name, value) in signFirst ? new[] { (sign.WireName, code), (change.WireName, wire) } : [(change.WireName, wire), (sign.WireName, code)])
            {
                row[name] = value;
            }

            var body = list is null ? row : new JsonObject { [list] = new JsonArray(row) };
            var json = Encoding.UTF8.GetBytes(body.ToJsonString());
            var target = isMessage ? EmittedCodec.ReadMessage(endpoint, json) : EmittedCodec.Read(endpoint.ApiId, json);
            if (list is not null)
            {
                var rows = endpoint.Response.Concat(endpoint.Values).First(field => field.WireName == list).Name;
                target = ((System.Collections.IEnumerable)target.GetType().GetProperty(rows)!.GetValue(target)!).Cast<object>().Single();
            }

            return (decimal?)target.GetType().GetProperty(change.Name)!.GetValue(target);
        }
    }

    private static string MemberName(FieldInfo field) => field.Name[(field.Name.LastIndexOf('.') + 1)..];

    private static bool IsSign(FieldInfo field) => field.Codes?.Entries.Any(entry => entry.Sign != 0) == true;

    private static IEnumerable<(string Name, IReadOnlyList<FieldInfo> Fields)> RecordsOf(string name, IReadOnlyList<FieldInfo> fields) =>
        fields.Where(field => field.Rows.Count > 0).SelectMany(field => RecordsOf(name, field.Rows)).Prepend((name, fields));

    private static IEnumerable<TestCaseData> PairsOf(EndpointInfo endpoint, IReadOnlyList<FieldInfo> fields, bool isMessage)
    {
        foreach (var (list, record) in fields.Where(field => field.Rows.Count > 0).Select(field => (field.WireName, field.Rows)).Prepend((null!, fields)))
        {
            foreach (var change in record.Where(field => field.SignBy is not null))
            {
                yield return new TestCaseData(endpoint, list, change, record.Single(field => field.Name == change.SignBy), isMessage)
                    .SetArgDisplayNames(string.Create(CultureInfo.InvariantCulture, $"{endpoint.ApiId} {list} {change.WireName}"));
            }
        }
    }
}
