using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>Mistakes in the short overload's parameters: one error each, and nothing else.</summary>
public sealed class ShortMistakeTests
{
    private const string Expected = "is not a valid short; expected all elements without a default that are required, once, such as [stk_cd, stex_tp]";

    [TestCase("stk_cd")]
    [TestCase("{ stk_cd: stex_tp }")]
    public void Anything_but_a_list_is_reported(string value) =>
        Sample.AssertOneMistake("response:\n", $"short: §{value}\nresponse:\n", "KIW015: 'short' must be a list");

    [Test]
    public void Nothing_is_no_list() => Sample.AssertOneMistake("response:\n", "short:\nresponse:\n", "(10,7): KIW015: 'short' must be a list");

    [TestCase("[]", "[]")]
    [TestCase("[stk_cd]", "[stk_cd]")]
    [TestCase("[stk_cd, stex_tp, stk_cd]", "[stk_cd, stex_tp, stk_cd]")]
    [TestCase("[stk_cd, stk_cd]", "[stk_cd, stk_cd]")]
    [TestCase("[stk_cd, stex]", "[stk_cd, stex]")]
    [TestCase("[StockCode, Exchange]", "[StockCode, Exchange]")]
    [TestCase("[stk_cd, [stex_tp]]", "[stk_cd, ]")]
    public void List_of_other_than_the_required_elements_is_reported(string value, string printed) =>
        Sample.AssertOneMistake("response:\n", $"short: §{value}\nresponse:\n", $"KIW005: '{printed}' {Expected}");

    [Test]
    public void Optional_element_is_no_parameter() => Sample.AssertBuildReports(
        Sample.Spec.Edit(Sample.Path, "length: 1, enum: ExchangeScope }\n", "length: 1, enum: ExchangeScope }\n  dt: { ko: 일자, length: 8 }\nshort: [stk_cd, stex_tp, dt]\n"),
        $"{Sample.Path}(11,8): KIW005: '[stk_cd, stex_tp, dt]' {Expected}");

    [Test]
    public void Misspelt_key_is_told_of_alone() =>
        Sample.AssertOneMistake("response:\n", "§shrt: [stk_cd, stex_tp]\nresponse:\n", "KIW003: Unknown key 'shrt'; did you mean 'short'?");

    [TestCase("[stk_cd, stex_tp]")]
    [TestCase("[stk_cd]")]
    public void Element_that_is_wrong_itself_is_told_of_alone(string value) => Sample.AssertOneMistake(
        "length: 1, enum: ExchangeScope }\n", $"length: 1, enum: §ExchangeScop }}\nshort: {value}\n", "KIW010: There is no code table 'ExchangeScop' in enums.yaml; did you mean 'ExchangeScope'?");

    [TestCase("§requierd: true", "[stk_cd, stex_tp]", "KIW003: Unknown key 'requierd'; did you mean 'required'?")]
    [TestCase("required: §yes", "[stk_cd, stex_tp]", "KIW005: 'yes' is not a valid required; expected true or false")]
    [TestCase("required: true, §vlaue: 1", "[stk_cd]", "KIW003: Unknown key 'vlaue'; did you mean 'value'?")]
    public void Element_that_may_be_required_is_told_of_alone(string keys, string value, string mistake) => Sample.AssertOneMistake(
        "stex_tp: { ko: 거래소구분, required: true, length: 1, enum: ExchangeScope }\n",
        $"stex_tp: {{ ko: 거래소구분, {keys}, length: 1, enum: ExchangeScope }}\nshort: {value}\n",
        mistake);

    [Test]
    public void Request_without_elements_has_none() => Sample.AssertOneMistake(
        "request:\n  stk_cd:  { ko: 종목코드, required: true, length: 20 }\n  stex_tp: { ko: 거래소구분, required: true, length: 1, enum: ExchangeScope }\n",
        "§short: []\n",
        "KIW020: 'short' has no effect here: the request has no elements");

    [Test]
    public void Order_has_none()
    {
        var spec = Sample.Spec;
        var path = spec.PathOf("kt10000");
        Sample.AssertOneMistakeAtMark(
            spec.Edit(path, "kind: order\n", "kind: order\n§short: [stk_cd]\n"), path, "KIW020: 'short' has no effect here: only queries have a short overload");
    }

    [Test]
    public void Realtime_type_has_none() => Sample.AssertOneMistakeAtMark(
        Sample.Spec.With("realtime/9Z.yaml", Sample.RealtimeHead + "§short: [stk_cd]\nvalues:\n  \"20\": 체결시간\n"),
        "realtime/9Z.yaml",
        "KIW020: 'short' has no effect here: a realtime type has 'message', 'items' and 'values'");
}
