using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>Realtime types, calls over the socket, constants and arrays of levels that are written wrongly: one error each, and nothing else.</summary>
public sealed class SocketMistakeTests
{
    private const string CallPath = "condition-search/ka99997.yaml";
    private const string RealtimePath = "realtime/9Z.yaml";

    private const string Call = """
        id: ka99997
        name: 견본호출
        kind: socketCall
        trnm: SAMPLE
        method: GetSampleCall
        summary: A sample of a call.
        url: /api/dostk/websocket
        request:
          seq: { ko: 일련번호, as: Sequence, type: code, required: true }
          search_type: { ko: 조회타입, as: SearchType, type: code, required: true, length: 1, value: "1" }
        response:
          data:
            ko: 목록
            as: Items
            item: SampleCallItem
            positional: true
            rows:
              code: { ko: 코드, as: Code, type: code }

        """;

    private const string Realtime = Sample.RealtimeHead + """
        implements: { IOrderBook: {} }
        values:
          21: { ko: 호가시간, as: QuoteTime, type: time }
          asks:
            as: Asks
            levels: 10
            item: OrderBookLevel
            columns:
              Price:    { ko: "매도호가{n}", wire: "{40+n}" }
              Quantity: { ko: "매도호가수량{n}", wire: "{60+n}", levels: 5 }
          bids:
            as: Bids
            levels: 10
            item: OrderBookLevel
            columns:
              Price: { ko: "매수호가{n}", wire: "{50+n}" }

        """;

    private static readonly SpecFiles Spec = Sample.Spec.With(CallPath, Call).With(RealtimePath, Realtime);

    [Test]
    public void Samples_are_without_mistakes() => Sample.AssertBuildReports(Spec);

    [TestCase("trnm: SAMPLE\n", "", "(1,1): KIW004: 'trnm' is missing")]
    [TestCase("trnm: SAMPLE", "§trm: SAMPLE", "KIW003: Unknown key 'trm'; did you mean 'trnm'?")]
    [TestCase("url: /api", "§items: none\nurl: /api", "KIW020: 'items' has no effect here: the messages that a call starts have 'values'")]
    [TestCase("url: /api", "§message: SampleMatch\nurl: /api", "KIW020: 'message' has no effect here: the messages that a call starts have 'values'")]
    [TestCase("url: /api", "values: {}\nitems: none\nurl: /api", "(1,1): KIW004: 'message' is missing")]
    [TestCase("url: /api", "values: {}\nmessage: SampleMatch\nurl: /api", "(1,1): KIW004: 'items' is missing")]
    [TestCase("positional: true", "positional: §yes", "KIW005: 'yes' is not a valid positional; expected true or false")]
    [TestCase("code: { ko: 코드, as: Code, type: code }", "more: { ko: 더, as: More, item: SampleMore, rows: { cd: { ko: 코드, as: Code, type: code } } }", "(16,17): KIW020: 'positional' has no effect here: only rows of single values can be arrays")]
    [TestCase("value: \"1\"", "value: §\"\"", "KIW015: 'value' must be a text")]
    [TestCase("value: \"1\"", "§valu: \"1\"", "KIW003: Unknown key 'valu'; did you mean 'value'?")]
    [TestCase("as: Code, type: code }", "as: Code, type: code, §value: \"1\" }", "KIW003: Unknown key 'value'")]
    [TestCase("url: /api", "values: {}\nmessage: SampleMatch\nitems: code\nurl: /api", "(1,1): KIW004: 'itemBy' is missing")]
    [TestCase("url: /api", "values: { 841: 일련번호 }\nmessage: SampleMatch\nitems: code\nitemBy: §Condition\nurl: /api", "KIW005: 'Condition' is not a valid itemBy; expected the C# name of a text or code among the values")]
    [TestCase("url: /api", "values: { 843: 삽입삭제 구분 }\nmessage: SampleMatch\nitems: code\nitemBy: §ConditionChange\nurl: /api", "KIW005: 'ConditionChange' is not a valid itemBy; expected the C# name of a text or code among the values")]
    [TestCase("url: /api", "values: { 841: §[] }\nmessage: SampleMatch\nitems: code\nitemBy: ConditionNumber\nurl: /api", "KIW015: '841' must be a Korean name or a mapping")]
    [TestCase("url: /api", "values: { 841: 일련번호 }\nmessage: SampleMatch\nitems: none\nitemBy: §ConditionNumber\nurl: /api", "KIW020: 'itemBy' has no effect here: only the messages of a call that has 'items' name theirs in a value")]
    [TestCase("url: /api", "§lossless: true\nurl: /api", "KIW020: 'lossless' has no effect here: the messages that a call starts have 'values'")]
    public void Mistake_in_a_call_over_the_socket_is_one_error(string old, string replacement, string expected) =>
        AssertOneMistake(CallPath, old, replacement, expected);

    [TestCase("message: SampleMessage\n", "", "(1,1): KIW004: 'message' is missing")]
    [TestCase("message: SampleMessage", "message: §sampleMessage", "KIW009: 'sampleMessage' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("items: stockCode\n", "", "(1,1): KIW004: 'items' is missing")]
    [TestCase("items: stockCode", "items: §stock", "KIW005: 'stock' is not a valid items; expected none, stockCode, code")]
    [TestCase("items: ", "§trnm: REG\nitems: ", "KIW020: 'trnm' has no effect here: a realtime type has 'message', 'items' and 'values'")]
    [TestCase("items: ", "§pages: false\nitems: ", "KIW020: 'pages' has no effect here: a realtime type has 'message', 'items' and 'values'")]
    [TestCase("items: ", "§request: {}\nitems: ", "KIW020: 'request' has no effect here: a realtime type has 'message', 'items' and 'values'")]
    [TestCase("as: QuoteTime", "as: §ReceivedAt", "KIW008: The C# name 'ReceivedAt' is already used by 'the record itself' in SampleMessage")]
    [TestCase("    as: Bids\n", "    as: BidLevels\n", "(9,15): KIW019: 'SampleMessage' does not fit IOrderBook: it has no levels 'Bids' of OrderBookLevel")]
    [TestCase("levels: 5", "levels: §11", "KIW013: The columns of 'asks' are broken: 'Quantity' has more levels than the array")]
    [TestCase("levels: 5", "levels: §0", "KIW005: '0' is not a valid levels; expected a whole number of at least 1")]
    [TestCase("items: stockCode", "items: stockCode\nlossless: §yes", "KIW005: 'yes' is not a valid lossless; expected true or false")]
    [TestCase("items: stockCode", "items: stockCode\nitemBy: §QuoteTime", "KIW020: 'itemBy' has no effect here: only the messages of a call that has 'items' name theirs in a value")]
    public void Mistake_in_a_realtime_type_is_one_error(string old, string replacement, string expected) =>
        AssertOneMistake(RealtimePath, old, replacement, expected);

    [TestCase("trnm: SAMPLE", "KIW020: 'trnm' has no effect here: only realtime types and calls over the socket have it")]
    [TestCase("message: SampleMessage", "KIW020: 'message' has no effect here: only realtime types and calls over the socket have it")]
    [TestCase("messageType: \"02\"", "KIW020: 'messageType' has no effect here: only realtime types and calls over the socket have it")]
    [TestCase("items: none", "KIW020: 'items' has no effect here: only realtime types and calls over the socket have it")]
    [TestCase("lossless: true", "KIW020: 'lossless' has no effect here: only realtime types and calls over the socket have it")]
    [TestCase("itemBy: StockCode", "KIW020: 'itemBy' has no effect here: only realtime types and calls over the socket have it")]
    [TestCase("values: {}", "KIW020: 'values' has no effect here: only realtime types and calls over the socket have it")]
    public void Key_of_the_socket_has_no_effect_on_other_calls(string line, string expected) =>
        Sample.AssertOneMistake("url: /api", $"§{line}\nurl: /api", expected);

    [TestCase("returns: OrderReceipt", "returns: OrderReceipt\nimplements: §{ ICandle: {} }", "KIW020: 'implements' has no effect here: a shared response type is declared in shapes.yaml")]
    public void Shared_response_implements_nothing_here(string old, string replacement, string expected) =>
        AssertOneMistake("orders/kt10000.yaml", old, replacement, expected);

    [TestCase("Asks: levels OrderBookLevel", "Asks: §levels OrderBookLevels", "KIW018: There is no level type 'OrderBookLevels' in shapes.yaml; did you mean 'OrderBookLevel'?")]
    [TestCase("Asks: levels OrderBookLevel", "Asks: §levels ICandle", "KIW018: There is no level type 'ICandle' in shapes.yaml")]
    [TestCase("Asks: levels OrderBookLevel", "§asks: levels OrderBookLevel", "KIW009: 'asks' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("Asks: levels OrderBookLevel", "§GetType: levels OrderBookLevel", "KIW008: The C# name 'GetType' is already used by 'the record itself' in IOrderBook")]
    [TestCase("\nlevels: ", "\n§level: ", "KIW003: Unknown key 'level'; did you mean 'levels'?")]
    public void Array_of_levels_that_an_interface_asks_for_is_checked(string old, string replacement, string expected) =>
        AssertOneMistake("shapes.yaml", old, replacement, expected);

    [Test]
    public void Constant_is_written_and_has_no_property()
    {
        var source = Sample.Baseline.Then(Spec).SourceOf("ka99997");

        Assert.That(source, Does.Contain("writer.WriteString(\"search_type\"u8, \"1\"u8);").And.Not.Contain("SearchType {"));
        Assert.That(source, Does.Contain("public required string Sequence { get; init; }"));
    }

    [Test]
    public void Request_of_constants_alone_needs_no_type()
    {
        var spec = Spec.Edit(CallPath, "  seq: { ko: 일련번호, as: Sequence, type: code, required: true }\n", "");

        var run = Sample.Baseline.Then(spec);

        Assert.That(run.SourceOf("ka99997"), Does.Contain("Endpoint<NoRequest, SampleCall>").And.Not.Contain("SampleCallRequest"));
        Assert.That(run.BuildDiagnostics().Select(Sample.Format), Is.Empty);
    }

    private static void AssertOneMistake(string path, string old, string replacement, string expected)
    {
        var spec = Spec.Edit(path, old, replacement);
        if (expected.StartsWith('('))
        {
            Sample.AssertBuildReports(spec, path + expected);
        }
        else
        {
            Sample.AssertOneMistakeAtMark(spec, path, expected);
        }
    }
}
