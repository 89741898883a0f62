using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>What an order's descriptor and its code table of order types must say.</summary>
public sealed class OrderMistakeTests
{
    private const string Buy = "orders/kt10000.yaml";
    private const string Cancel = "orders/kt10003.yaml";

    private static SpecFiles WithCancellation => Sample.Spec.With(Cancel, SpecFiles.Real[Cancel]);

    [TestCase("  §trde_tp:      { ko: 매매구분, role: type, required: true, length: 2, as: Type, enum: OrderExchange }", "KIW024: 'trde_tp' does not say which orders have a price: give its code table 'OrderExchange' a 'pricing'")]
    [TestCase("  §trde_tp:      { ko: 매매구분, role: type, required: true, length: 2, as: Type, enum: { as: BuyType, ko: 매매구분, codes: { \"0\": Limit 보통 } } }", "KIW024: 'trde_tp' does not say which orders have a price: give its code table 'BuyType' a 'pricing'")]
    public void Order_type_without_pricing(string element, string expected) => AssertOneMistake(TypeElement, element, expected);

    [TestCase("  ord_uv:       { ko: 주문단가, role: price,", "  §ord_uv:       { ko: 주문단가,", "KIW025: The order cannot be checked and looked up by 'ord_uv': say what it is to the order: 'role: price' or 'role: stopPrice'")]
    [TestCase("  cond_uv:      { ko: 조건단가, role: stopPrice,", "  §cond_uv:      { ko: 조건단가, as: TriggerPrice,", "KIW025: The order cannot be checked and looked up by 'cond_uv': say what it is to the order: 'role: price' or 'role: stopPrice'")]
    [TestCase("  ord_qty:      { ko: 주문수량, role: quantity, required: true,", "  §ord_qty:      { ko: 주문수량, role: quantity,", "KIW025: The order cannot be checked and looked up by 'ord_qty': an order without it is none, so say 'required: true'")]
    [TestCase("  ord_qty:      { ko: 주문수량, role: quantity,", "  §ord_qty:      { ko: 주문수량,", "KIW025: The order cannot be checked and looked up by 'ord_qty': say what it is to the order: 'role: quantity'")]
    [TestCase("  cond_uv:      { ko: 조건단가, role: stopPrice,", "  §cond_uv:      { ko: 조건단가, role: price,", "KIW025: The order cannot be checked and looked up by 'cond_uv': another element has 'role: price' already")]
    [TestCase("  cond_uv:      { ko: 조건단가, role: stopPrice,", "  §cond_uv:      { ko: 조건단가, role: stopPrice, type: quantity,", "KIW025: The order cannot be checked and looked up by 'cond_uv': quantity does not fit 'role: stopPrice'")]
    public void Element_of_an_order_whose_role_is_missing_or_wrong(string old, string replacement, string expected) =>
        AssertOneMistake(old, replacement, expected);

    [TestCase(Buy, "stk_cd:       { ko: 종목코드, role: code,", "stk_cd:       { ko: 종목코드,", "KIW025: The order cannot be checked and looked up by 'request': an order that begins with Buy needs an element with 'role: code'")]
    [TestCase(Buy, "매매구분, role: type,", "매매구분,", "KIW025: The order cannot be checked and looked up by 'request': an order that begins with Buy needs an element with 'role: type'")]
    [TestCase(Buy, "  cond_uv:      { ko: 조건단가, role: stopPrice, length: 12, summary: The price that triggers a stop-limit order. }\n", "", "KIW025: The order cannot be checked and looked up by 'request': an order that begins with Buy needs an element with 'role: stopPrice'")]
    [TestCase(Cancel, "원주문번호, role: originalNumber,", "원주문번호,", "KIW025: The order cannot be checked and looked up by 'request': an order that begins with Cancel needs an element with 'role: originalNumber'")]
    [TestCase(Cancel, "method: Cancel", "method: ModifyAll", "KIW025: The order cannot be checked and looked up by 'request': an order that begins with Modify needs an element with 'role: price'")]
    public void Order_that_lacks_an_element_with_a_role(string path, string old, string replacement, string expected)
    {
        var marked = WithCancellation.Edit(path, old, replacement).Edit(path, "request:\n  ", "request:\n  §");

        Sample.AssertOneMistakeAtMark(marked, path, expected);
    }

    [TestCase("ord_no: { ko: 주문번호, role: number }", "§ord_no: 주문번호", "KIW025: The order cannot be checked and looked up by 'response': give the element with the order's number, a code, 'role: number'")]
    public void Receipt_without_the_order_s_number(string old, string replacement, string expected) => AssertOneMistake(old, replacement, expected);

    [TestCase("주문단가, role: price,", "주문단가, role: §prise,", "KIW005: 'prise' is not a valid role; expected code, quantity, price, stopPrice, type, originalNumber")]
    [TestCase("주문번호, role: number", "주문번호, role: §code", "KIW005: 'code' is not a valid role; expected number")]
    public void Role_that_there_is_not(string old, string replacement, string expected) => AssertOneMistake(old, replacement, expected);

    [TestCase("length: 20", "length: 20, role: §code")]
    [TestCase("high_pric: { ko: 고가,", "high_pric: { ko: 고가, role: §number,")]
    public void Role_in_a_query(string old, string replacement) =>
        Sample.AssertOneMistake(old, replacement, "KIW020: 'role' has no effect here: only the elements of an order have roles");

    [Test]
    public void Roles_and_names_are_two_things()
    {
        var spec = Sample.Spec.Edit(Buy, "length: 12, as: Price,", "length: 12, as: LimitPrice,").Edit(Buy, "length: 2, as: Type,", "length: 2, as: Pricing,");

        var run = Sample.Baseline.Then(spec);

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.SourceOf("kt10000"), Does.Contain("decimal? IOrderRequest.Price => LimitPrice;").And
            .Contain("check.OrderPrice<global::Kiwoom.OrderType>(request.Pricing, request.LimitPrice, nameof(request.LimitPrice), \"ord_uv\");"));
    }

    [Test]
    public void No_order_has_an_overload_of_values_in_a_row() =>
        // Once on the interface, once in the class.
        Assert.That(Sample.Baseline.Then(WithCancellation).SourceOf("kt10003").Split("CancelAsync(").Skip(1), Has.Exactly(2).Items.And.All.StartsWith("CancelOrderRequest request"));

    [TestCase("method: Buy", "method: §Purchase", "KIW005: 'Purchase' is not a valid method; expected for an order, a name that begins with Buy, Sell, Modify, Cancel")]
    [TestCase("주문수량, role: quantity, required: true,", "주문수량, role: quantity, zero: §some, required: true,", "KIW005: 'some' is not a valid zero; expected true or false")]
    [TestCase("주문단가, role: price,", "주문단가, role: price, zero: §true,", "KIW020: 'zero' has no effect here: only the quantity of an order must not be 0 otherwise")]
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
    public void Default_of_a_table_is_none_for_an_order()
    {
        const string Place = "  summary: Where an order goes.\n";
        var spec = Sample.Spec.Edit("enums.yaml", Place, Place + "  default: Krx\n");

        var run = Sample.Baseline.Then(spec);

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.SourceOf("kt10000"), Does.Contain("public required global::Kiwoom.Exchange Exchange { get; init; }\n"));
    }

    [Test]
    public void Inline_order_types_may_have_their_pricing_with_them()
    {
        var spec = Sample.Spec.Edit(Buy, TypeElement, TypeElement.Replace(
            "enum: OrderType", "enum: { as: BuyType, ko: 매매구분, codes: { \"0\": Limit 보통 }, pricing: { Limit: price } }", StringComparison.Ordinal));

        var run = Sample.Baseline.Then(spec);

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.SourceOf("kt10000"), Does.Contain("check.OrderPrice<global::Kiwoom.Orders.BuyType>(request.Type, request.Price,"));
    }

    private static string TypeElement => "  trde_tp:      { ko: 매매구분, role: type, required: true, length: 2, as: Type, enum: OrderType }";

    private static void AssertOneMistake(string old, string replacement, string expected) =>
        Sample.AssertOneMistakeAtMark(Sample.Spec.Edit(Buy, old, replacement), Buy, expected);
}
