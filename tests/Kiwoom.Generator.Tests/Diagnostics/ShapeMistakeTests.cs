using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>Numbered columns, shared types and interfaces that do not fit: one error each, and nothing else.</summary>
public sealed class ShapeMistakeTests
{
    [TestCase("wire: \"sel_{n}th_bid\"", "wire: §\"sel_{m}th_bid\"", "KIW013: The columns of 'asks' are broken: '{m}' is not a counter; write {n}, or {40+n} to count from 41")]
    [TestCase("wire: \"sel_{n}th_bid\"", "wire: §\"sel_{nth_bid\"", "KIW013: The columns of 'asks' are broken: 'sel_{nth_bid' has a '{' without its '}'")]
    [TestCase("wire: \"sel_{n}th_bid\"", "wire: §\"sel_n}th_bid\"", "KIW013: The columns of 'asks' are broken: 'sel_n}th_bid' has a '}' without its '{'")]
    [TestCase("wire: \"sel_{n}th_bid\"", "wire: §sel_bid", "KIW013: The columns of 'asks' are broken: 'sel_bid' has no {n}, so every level would be the same element")]
    [TestCase("ko: \"매도{n}차호가\"", "ko: §\"매도{n차호가\"", "KIW013: The columns of 'asks' are broken: '매도{n차호가' has a '{' without its '}'")]
    [TestCase("levels: 3", "levels: §101", "KIW013: The columns of 'asks' are broken: at most 100 levels")]
    [TestCase("first: sel_fpr_bid", "first: sel_2th_bid", "(24,3): KIW013: The columns of 'asks' are broken: 'sel_2th_bid' already belongs to 'asks'")]
    [TestCase("first: sel_fpr_bid", "first: flu_rt", "(24,3): KIW013: The columns of 'asks' are broken: 'flu_rt' already belongs to 'flu_rt'")]
    public void Broken_column_group_is_reported(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("ICandle: { Time", "§ICandel: { Time", "KIW018: There is no interface 'ICandel' in shapes.yaml; did you mean 'ICandle'?")]
    [TestCase("url: /api", "returns: §Receipt\nurl: /api", "KIW018: There is no response 'Receipt' in shapes.yaml")]
    public void Unknown_shape_is_reported_where_it_is_named(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("{ Time: Date }", "{ Time: §Day }", "KIW019: 'SampleBar' does not fit ICandle: it has no member 'Day' for 'Time'")]
    [TestCase("{ Time: Date }", "{ Time: §Volume }", "KIW019: 'SampleBar' does not fit ICandle: 'Volume' is quantity, 'Time' is dateTime")]
    [TestCase("      open_pric: 시가\n", "", "(16,19): KIW019: 'SampleBar' does not fit ICandle: it has no member 'OpenPrice' for 'OpenPrice'")]
    [TestCase("      Price: {", "      §Prize: {", "KIW019: 'Prize' does not fit OrderBookLevel: it has no member 'Prize'")]
    [TestCase("first: sel_fpr_bid", "type: quantity", "(29,7): KIW019: 'Price' does not fit OrderBookLevel: 'Price' is price there")]
    public void Members_that_do_not_fit_the_shape_are_reported(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [Test]
    public void Group_without_a_good_column_leaves_an_empty_response()
    {
        const string Path = "stock-information/ka99998.yaml";
        const string Marked = """
            id: ka99998
            name: 견본요청
            kind: query
            method: GetLevels
            summary: Levels alone.
            url: /api/dostk/levels
            response:
              asks: { as: Asks, levels: 3, item: OrderBookLevel, columns: { §Prize: { ko: 매도호가, wire: "sel_{n}th_bid" } } }
            """;

        Sample.AssertOneMistakeAtMark(
            Sample.Spec.With(Path, Marked), Path, "KIW019: 'Prize' does not fit OrderBookLevel: it has no member 'Prize'");
    }

    [TestCase("ord_no: { ko: 주문번호,", "ord_tm: { ko: 주문시간,", "ord_tm", "KIW019: 'ord_tm' does not fit OrderReceipt: it has no member 'OrderTime'")]
    [TestCase("ord_no: { ko: 주문번호,", "ord_no: { ko: 주문번호, type: count,", "ord_no", "KIW019: 'ord_no' does not fit OrderReceipt: 'OrderNumber' is code there")]
    public void Response_that_does_not_fit_the_shared_type_is_reported(string old, string replacement, string wire, string expected)
    {
        var spec = Sample.Spec.Edit("orders/kt10000.yaml", old, replacement);
        var (line, column) = spec.PositionOf("orders/kt10000.yaml", wire);
        Sample.AssertBuildReports(spec, $"orders/kt10000.yaml({line},{column}): {expected}");
    }
}
