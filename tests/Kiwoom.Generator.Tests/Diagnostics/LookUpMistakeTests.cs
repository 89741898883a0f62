using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>What descriptors name of each other: the lists that an order is looked up in, and the one call that issues tokens.</summary>
public sealed class LookUpMistakeTests
{
    private const string Buy = "orders/kt10000.yaml";
    private const string Lists = "lookUp: [ka10075, ka10076, kt00007]";
    private const string NewIssue = "oauth/au10003.yaml";

    [TestCase("lookUp: [ka10075, §ka19076, kt00007]", "KIW026: The order cannot be looked up in 'ka19076': there is no descriptor with this id; did you mean 'ka10076'?")]
    [TestCase("lookUp: [ka10075, ka10076, §KT00007]", "KIW026: The order cannot be looked up in 'KT00007': there is no descriptor with this id; did you mean 'kt00007'?")]
    [TestCase("lookUp: [ka10075, ka10076, §ka10075]", "KIW026: The order cannot be looked up in 'ka10075': it is named twice")]
    [TestCase("lookUp: [§kt10002]", "KIW026: The order cannot be looked up in 'kt10002': it is no query")]
    [TestCase("lookUp: [ka10075, §ka10081]", "KIW026: The order cannot be looked up in 'ka10081': its rows have no 'ord_no', which is the order's number in its receipt")]
    [TestCase("lookUp: §kt00007", "KIW015: 'lookUp' must be a list of ids, such as [ka10075, kt00007]")]
    [TestCase("lookUp: §[]", "KIW015: 'lookUp' must be a list of ids, such as [ka10075, kt00007]")]
    [TestCase("lookUp: §[ka10075, { kt00007: 1 }]", "KIW015: 'lookUp' must be a list of ids, such as [ka10075, kt00007]")]
    [TestCase("§lookup: [ka10075]", "KIW003: Unknown key 'lookup'; did you mean 'lookUp'?")]
    public void Mistake_in_where_an_order_is_looked_up_is_one_error(string lists, string expected) =>
        Sample.AssertOneMistakeAtMark(Sample.Spec.Edit(Buy, Lists, lists), Buy, expected);

    [TestCase("orders/kt10000.yaml(2,1): KIW004: 'lookUp' is missing")]
    public void Order_that_is_looked_up_nowhere(string expected) => Sample.AssertBuildReports(Sample.Spec.Edit(Buy, Lists + "\n", ""), expected);

    [TestCase("KIW020: 'lookUp' has no effect here: only orders are looked up")]
    public void Query_that_is_looked_up(string expected) => Sample.AssertOneMistake("url: /api", "§lookUp: [ka10075]\nurl: /api", expected);

    [TestCase("account/ka10076.yaml", "method: GetExecutedOrders", "method: §getExecutedOrders", "KIW009: 'getExecutedOrders' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("account/ka10076.yaml", "      ord_no: 주문번호", "      ord_no: { ko: 주문번호, as: §orderNumber }", "KIW009: 'orderNumber' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase(Buy, "주문번호, role: number", "주문번호, role: §numbers", "KIW005: 'numbers' is not a valid role; expected number")]
    public void Mistake_of_a_list_or_a_receipt_is_not_reported_at_the_order_s_lists_too(string path, string old, string replacement, string expected) =>
        Sample.AssertOneMistakeAtMark(Sample.Spec.Edit(path, old, replacement), path, expected);

    [Test]
    public void Lists_stand_in_the_catalogue_in_their_order()
    {
        var run = Sample.Baseline.Then(Sample.Spec.Edit(Buy, Lists, "lookUp: [kt00007, ka10075]"));

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.SourceOf("kt10000"), Does.Contain("\\tkt00007 ka10075"));
    }

    [TestCase("KIW016: The call that issues 'access tokens' is already declared by oauth/au10001.yaml")]
    public void Second_call_that_issues_tokens(string expected)
    {
        var text = SpecFiles.Real["oauth/au10001.yaml"]
            .Replace("id: au10001", "id: au10003", StringComparison.Ordinal)
            .Replace("kind: token", "kind: §token", StringComparison.Ordinal)
            .Replace("method: IssueToken", "method: IssueOther", StringComparison.Ordinal)
            .Replace("type: AccessToken", "type: OtherToken", StringComparison.Ordinal);

        Sample.AssertOneMistakeAtMark(Sample.Spec.With(NewIssue, text), NewIssue, expected);
    }
}
