using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>What an order's descriptor and its code table of order types must say.</summary>
public sealed class OrderMistakeTests
{
    private const string Buy = "orders/kt10000.yaml";

    [TestCase("  §trde_tp:      { ko: 매매구분, required: true, length: 2, as: Type, enum: OrderExchange }", "KIW024: 'trde_tp' does not say which orders have a price: give its code table 'OrderExchange' a 'pricing'")]
    [TestCase("  §trde_tp:      { ko: 매매구분, required: true, length: 2, as: Type, enum: { as: BuyType, ko: 매매구분, codes: { \"0\": Limit 보통 } } }", "KIW024: 'trde_tp' does not say which orders have a price: give its code table 'BuyType' a 'pricing'")]
    public void Order_type_without_pricing(string element, string expected) => AssertOneMistake(TypeElement, element, expected);

    [TestCase("KIW024: 'ord_uv' does not say which orders have a price: an optional price needs an order type beside it, with the C# name 'Type' and a code table")]
    public void Optional_price_without_an_order_type(string expected)
    {
        var named = Sample.Spec.Edit(Buy, "as: Type, enum: OrderType", "as: Pricing, enum: OrderType");

        Sample.AssertOneMistakeAtMark(named.Edit(Buy, "  ord_uv:", "  §ord_uv:"), Buy, expected);
    }

    [TestCase("method: Buy", "method: §Purchase", "KIW005: 'Purchase' is not a valid method; expected for an order, a name that begins with Buy, Sell, Modify, Cancel")]
    [TestCase("ord_qty:      { ko: 주문수량, required: true,", "ord_qty:      { ko: 주문수량, zero: §some, required: true,", "KIW005: 'some' is not a valid zero; expected true or false")]
    [TestCase("ord_uv:       { ko: 주문단가,", "ord_uv:       { ko: 주문단가, zero: §true,", "KIW020: 'zero' has no effect here: only the quantity of an order must not be 0 otherwise")]
    public void Mistake_in_an_order(string old, string replacement, string expected) => AssertOneMistake(old, replacement, expected);

    [TestCase("length: 20", "length: 20, zero: §true", "KIW020: 'zero' has no effect here: only the quantity of an order must not be 0 otherwise")]
    public void Zero_of_a_query(string old, string replacement, string expected) => Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("    StopLimit: price stopPrice\n", "", "Limit: price\n    Market: none", "KIW004: 'StopLimit' is missing in 'pricing'")]
    [TestCase("    StopLimit: price stopPrice\n", "    StopLimit: stopPrice\n", "stopPrice\n", "KIW005: 'stopPrice' is not a valid StopLimit; expected price, none, optional, price stopPrice")]
    [TestCase("    StopLimit: price stopPrice\n", "    StopLimits: price stopPrice\n", "StopLimits", "KIW003: Unknown key 'StopLimits'; did you mean 'StopLimit'?")]
    [TestCase("    StopLimit: price stopPrice\n", "    StopLimit: price stopPrice\n    Stop: price\n", "Stop: price\n", "KIW003: Unknown key 'Stop'")]
    public void Mistake_in_the_pricing_of_a_table(string old, string replacement, string at, string expected)
    {
        var spec = Sample.Spec.Edit("enums.yaml", old, replacement);
        var (line, column) = spec.PositionOf("enums.yaml", at);

        Sample.AssertBuildReports(spec, $"enums.yaml({line},{column}): {expected}");
    }

    [TestCase("KIW015: 'pricing' must be a mapping")]
    public void Pricing_that_is_no_mapping(string expected) => Sample.AssertOneMistakeAtMark(
        Sample.Spec.Append("enums.yaml", "\nSampleType: { ko: 견본, codes: { \"0\": Limit 보통 }, pricing: §none }\n"), "enums.yaml", expected);

    [Test]
    public void Inline_order_types_may_have_their_pricing_with_them()
    {
        var spec = Sample.Spec.Edit(Buy, TypeElement, TypeElement.Replace(
            "enum: OrderType", "enum: { as: BuyType, ko: 매매구분, codes: { \"0\": Limit 보통 }, pricing: { Limit: price } }", StringComparison.Ordinal));

        var run = Sample.Baseline.Then(spec);

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.SourceOf("kt10000"), Does.Contain("check.OrderPrice<global::Kiwoom.BuyType, BuyTypeCodes>(request.Type, request.Price,"));
    }

    private static string TypeElement => "  trde_tp:      { ko: 매매구분, required: true, length: 2, as: Type, enum: OrderType }";

    private static void AssertOneMistake(string old, string replacement, string expected) =>
        Sample.AssertOneMistakeAtMark(Sample.Spec.Edit(Buy, old, replacement), Buy, expected);
}
