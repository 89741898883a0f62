using Kiwoom.Spec.Tests.Support;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tests.Checking;

/// <summary>The checker reports what the compiler reports: the same ids, messages and places, over broken specs of every kind.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CheckAgreementTests
{
    private const string Book = "market-conditions/ka10004.yaml";
    private const string Buy = "orders/kt10000.yaml";
    private const string Trades = "realtime/0B.yaml";
    private const string Open = "account/ka10075.yaml";

    private static readonly SpecSet Spec = SpecSet.Small;

    private static readonly (string Name, SpecSet Spec)[] Broken =
    [
        ("no mistake", Spec),
        ("no mistake in shared files alone", Spec.Only()),
        ("nothing but descriptors", Spec.Without("areas.yaml").Without("vocabulary.yaml").Without("enums.yaml").Without("shapes.yaml")),
        ("unreadable descriptor", Spec.Edit(Open, "request:", "request: [")),
        ("tab", Spec.Edit(Open, "    ko: 미체결\n", "\tko: 미체결\n")),
        ("unreadable vocabulary", Spec.With("vocabulary.yaml", Spec["vocabulary.yaml"] + "\n]")),
        ("unreadable enums", Spec.With("enums.yaml", "{")),
        ("empty descriptor", Spec.With(Open, "")),
        ("unknown key", Spec.Edit(Open, "kind: query", "kind: query\nauthor: me")),
        ("misspelt key", Spec.Edit(Open, "\nsummary:", "\nsumary:")),
        ("missing key", Spec.Edit(Open, "url: /api/dostk/acnt\n", "")),
        ("head and elements", Spec.Edit(Open, "method: GetOpenOrders", "method: getOpenOrders").Edit(Open, "stk_nm: 종목명", "stk_name: 종목명").Edit(Open, "kind: query", "kind: query\nkind: order")),
        ("invalid kind", Spec.Edit(Open, "kind: query", "kind: quary")),
        ("unknown type", Spec.Edit(Open, "type: text", "type: texts")),
        ("word without vocabulary", Spec.Edit(Open, "tsk_tp: 업무구분", "tsk_tpe: 업무구분")),
        ("Korean name without vocabulary", Spec.Edit(Open, "sel_bid: 매도호가", "trde_qty: 거래수량")),
        ("vocabulary word gone", Spec.Edit("vocabulary.yaml", "\nunit_cntr_pric:", "\nunit_cntr_price:")),
        ("table gone", Spec.Edit("enums.yaml", "\nStockScope:", "\nStocksScope:")),
        ("double member", Spec.Edit(Open, "as: ExecutedQuantity", "as: ExecutedPrice")),
        ("double element", Spec.Edit(Open, "      stk_nm: 종목명\n", "      stk_nm: 종목명\n      stk_cd: 종목코드\n")),
        ("bad name", Spec.Edit(Open, "item: OpenOrder", "item: openOrder")),
        ("unknown area", Spec.Without(Open).With("accounts/ka10075.yaml", Spec[Open])),
        ("wrong file name", Spec.Without(Open).With("account/ka10077.yaml", Spec[Open])),
        ("id twice", Spec.With("charts/ka10075.yaml", Spec[Open])),
        ("id three times", Spec.With("charts/ka10075.yaml", Spec[Open]).With("elw/ka10075.yaml", Spec[Open])),
        ("method twice", Spec.Edit("account/ka10076.yaml", "\nmethod: ", "\nmethod: GetOpenOrders\nnote: ")),
        ("unknown interface", Spec.Edit(Open, "IOrder: {}", "IOrders: {}")),
        ("signed price", Spec.Edit(Open, "stop_pric: { ko: 스톱가,", "stop_pric: { ko: 손익,").Edit(Open, "summary: The stop price of a stop-limit order.", "as: Profit, type: price")),
        ("unverified without a reason", Spec.Edit(Open, ", reason: The example lacks it. }", " }")),
("columns", Spec.Edit(Book, "wire: \"sel_{n}th_pre_req\"", "wire: \"sel_th_pre_req\"")),
        ("order without a role", Spec.Edit(Buy, "role: price", "note: price")),
        ("order looked up nowhere", Spec.Edit(Buy, "lookUp: [", "lookUp: [ka99999, ")),
        ("pricing gone", Spec.Edit("enums.yaml", "    StopLimit: price stopPrice\n", "")),
        ("realtime with a request", Spec.Edit(Trades, "values:", "request:\n  a: b\nvalues:")),
        ("constant without a code", Spec.Edit(Open, "length: 1, enum: StockScope }", "length: 1, enum: StockScope, value: \"7\" }")),
        ("second errors.yaml", Spec.With("account/errors.yaml", "1: {}")),
        ("second return-codes.yaml", Spec.With("account/return-codes.yaml", "0: success")),
        ("no success", Spec.Edit("return-codes.yaml", "\n0: success", "\n0: rateLimit")),
        ("error code", Spec.Edit("errors.yaml", "  meaning: limitOfAll\n", "  meaning: limitOfSome\n")),
        ("area without a name", Spec.Edit("areas.yaml", "as: Charts, ", "")),
        ("shape of an unknown table", Spec.Edit("shapes.yaml", "members: { OrderNumber: code, Exchange: enum OrderExchange }", "members: { OrderNumber: code, Exchange: enum OrderExchanges }")),
        ("no mistake in a project's own files", Spec.With("app/ka99999.yaml", ProjectDescriptor.Right)),
        ("project: id of the library in another kind", Spec.With("app/ka10075.yaml", ProjectDescriptor.Right.Replace("ka99999", "ka10075", StringComparison.Ordinal).Replace("query", "order", StringComparison.Ordinal))),
        ("project: no spec file", Spec.With("app/notes.txt", "x")),
        ("project: errors of its own", Spec.With("app/errors.yaml", "1: {}")),
        ("project: vocabulary twice", Spec.With("app/vocabulary.yaml", "a: B price").With("app/more/vocabulary.yaml", "c: D price")),
        ("project: table of the library", Spec.With("app/enums.yaml", "OrderType: { ko: 구분, codes: { \"1\": One 하나 } }")),
        ("project: word without vocabulary", Spec.With("app/ka99999.yaml", ProjectDescriptor.Right.Replace("cur_prc", "cur_price", StringComparison.Ordinal))),
        ("many files at once", Spec.Edit(Open, "kind: query", "kind: quary").Edit(Buy, "role: price", "role: prise").Edit(Trades, "items: stockCode", "items: stock").Edit("errors.yaml", "1501:", "15:")),
    ];

    private static IEnumerable<string> Cases => Broken.Select(item => item.Name);

    [TestCaseSource(nameof(Cases))]
    public void Checker_and_compiler_report_the_same(string name)
    {
        var found = AssertSame(Broken.Single(item => item.Name == name).Spec);

        Assert.That(found, name.StartsWith("no mistake", StringComparison.Ordinal) ? Is.Empty : Is.Not.Empty);
    }

    /// <summary>Mistakes that nobody thought of: lines that are gone, doubled or changed, by seed.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Checker_and_compiler_report_the_same_of_lines_damaged_by_chance(int seed)
    {
        var random = new Random(seed);
        string[] paths = [.. Spec.Paths];
        for (var i = 0; i < 12; i++)
        {
            var spec = Spec;
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                var path = paths[random.Next(paths.Length)];
                spec = spec.With(path, Damage(spec[path], random));
            }

            AssertSame(spec);
        }
    }

    private static List<string> AssertSame(SpecSet spec)
    {
        List<string> found = [.. SpecBinder.Bind(spec.Files).Diagnostics.Select(CheckReport.ToLine).Order(StringComparer.Ordinal)];
        Assert.That(found, Is.EqualTo(Compiler.Diagnose(spec)));
        return found;
    }

    private static string Damage(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var line = random.Next(lines.Count);
        switch (random.Next(4))
        {
            case 0:
                lines.RemoveAt(line);
                break;
            case 1:
                lines.Insert(line, lines[random.Next(lines.Count)]);
                break;
            case 2 when lines[line].Length > 0:
                lines[line] = lines[line].Remove(random.Next(lines[line].Length), 1);
                break;
            default:
                lines[line] = lines[line].Insert(random.Next(lines[line].Length + 1), random.Next(2) == 0 ? "x" : ":");
                break;
        }

        return string.Join('\n', lines);
    }
}
