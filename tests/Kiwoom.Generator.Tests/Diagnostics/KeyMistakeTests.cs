using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>Keys that are misspelt, missing, doubled, without effect or of the wrong kind: one error each, and nothing else.</summary>
public sealed class KeyMistakeTests
{
    [TestCase("summary: A sample.", "summary: A sample.\n§author: me", "KIW003: Unknown key 'author'")]
    [TestCase("length: 20", "length: 20, §lenth: 3", "KIW003: Unknown key 'lenth'; did you mean 'length'?")]
    [TestCase("scale: 100", "§skale: 100", "KIW003: Unknown key 'skale'; did you mean 'scale'?")]
    [TestCase("ko: 현재가, as: ClosePrice", "ko: 현재가, as: ClosePrice, §required: true", "KIW003: Unknown key 'required'")]
    [TestCase("{ Time: Date }", "{ Time: Date, §Tme: Date }", "KIW003: Unknown key 'Tme'; did you mean 'Time'?")]
    public void Unknown_key_is_reported_where_it_stands(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("summary: A", "§sumary: A", "KIW003: Unknown key 'sumary'; did you mean 'summary'?")]
    [TestCase("id: ka99999", "§Id: ka99999", "KIW003: Unknown key 'Id'; did you mean 'id'?")]
    [TestCase("method: ", "§metod: ", "KIW003: Unknown key 'metod'; did you mean 'method'?")]
    [TestCase("{ ko: 저가,", "{ §kor: 저가,", "KIW003: Unknown key 'kor'; did you mean 'ko'?")]
    [TestCase("    rows:\n", "    §row:\n", "KIW003: Unknown key 'row'; did you mean 'rows'?")]
    [TestCase("    as: Bars", "    §ass: Bars", "KIW003: Unknown key 'ass'; did you mean 'as'?")]
    [TestCase("    levels: 3", "    §level: 3", "KIW003: Unknown key 'level'; did you mean 'levels'?")]
    [TestCase("    columns:", "    §colums:", "KIW003: Unknown key 'colums'; did you mean 'columns'?")]
    [TestCase("wire: \"sel", "§wired: \"sel", "KIW003: Unknown key 'wired'; did you mean 'wire'?")]
    [TestCase("flu_rt: 등락율", "flu: { ko: 등락율, as: ChangeRate, §typ: rate }", "KIW003: Unknown key 'typ'; did you mean 'type'?")]
    [TestCase("flu_rt: 등락율", "flu: { ko: 등락율, §ass: ChangeRate, type: rate }", "KIW003: Unknown key 'ass'; did you mean 'as'?")]
    public void Misspelt_key_is_not_also_missing(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("id: ka99999\n", "", "(1,1): KIW004: 'id' is missing")]
    [TestCase("name: 견본요청\n", "", "(1,1): KIW004: 'name' is missing")]
    [TestCase("kind: query\n", "", "(1,1): KIW004: 'kind' is missing")]
    [TestCase("method: GetSample\n", "", "(1,1): KIW004: 'method' is missing")]
    [TestCase("summary: A sample.\n", "", "(1,1): KIW004: 'summary' is missing")]
    [TestCase("url: /api/dostk/sample\n", "", "(1,1): KIW004: 'url' is missing")]
    [TestCase("{ ko: 종목코드, required", "{ required", "(8,3): KIW004: 'ko' is missing in 'stk_cd'")]
    [TestCase("    as: Bars\n", "", "(12,3): KIW004: 'as' is missing in 'sample_list'")]
    [TestCase("    ko: 견본목록\n", "", "(12,3): KIW004: 'ko' is missing in 'sample_list'")]
    [TestCase("    levels: 3\n", "", "(24,3): KIW004: 'levels' is missing in 'asks'")]
    [TestCase("    as: Asks\n", "", "(24,3): KIW004: 'as' is missing in 'asks'")]
    [TestCase(", wire: \"sel_{n}th_bid\"", "", "(29,7): KIW004: 'wire' is missing in 'Price'")]
    [TestCase("item: OrderBookLevel", "item: SampleLevel", "(29,7): KIW004: 'type' is missing in 'Price'")]
    [TestCase("enum: ExchangeScope", "§enum: { ko: 거래소구분, codes: { \"1\": Krx KRX } }", "KIW004: 'as' is missing in 'enum'")]
    [TestCase("enum: ExchangeScope", "§enum: { as: SampleScope, ko: 거래소구분 }", "KIW004: 'codes' is missing in 'SampleScope'")]
    [TestCase("enum: ExchangeScope", "§enum: { as: SampleScope, ko: 거래소구분, codes: {} }", "KIW004: 'codes' is missing in 'SampleScope'")]
    public void Missing_key_is_reported_at_what_lacks_it(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("kind: query", "kind: query\n§kind: order", "KIW014: 'kind' stands twice in this mapping")]
    [TestCase("      trde_qty: 거래량", "      trde_qty: 거래량\n      §dt: 일자", "KIW014: 'dt' stands twice in this mapping")]
    [TestCase("  stex_tp: {", "  §stk_cd: 종목코드\n  stex_tp: {", "KIW014: 'stk_cd' stands twice in this mapping")]
    public void Doubled_key_is_reported_at_its_second_place(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("summary: A sample.", "summary: §[A, sample]", "KIW015: 'summary' must be a text")]
    [TestCase("summary: A sample.", "summary:", "(5,9): KIW015: 'summary' must be a text")]
    [TestCase("flu_rt: 등락율", "flu_rt:", "(11,10): KIW015: 'flu_rt' must be a Korean name or a mapping")]
    [TestCase("flu_rt: 등락율", "flu_rt: §[등락율]", "KIW015: 'flu_rt' must be a Korean name or a mapping")]
    [TestCase("  stk_cd:  { ko: 종목코드, required: true, length: 20 }\n  stex_tp: { ko: 거래소구분, required: true, length: 1, enum: ExchangeScope }", "  §- stk_cd", "KIW015: 'request' must be a mapping")]
    [TestCase("{ ko: \"매도{n}차호가\", wire: \"sel_{n}th_bid\", first: sel_fpr_bid }", "§매도호가", "KIW015: 'Price' must be a mapping with 'ko' and 'wire'")]
    [TestCase("first: sel_fpr_bid", "first: §[sel_fpr_bid]", "KIW015: 'first' must be a wire name, or a mapping with 'wire' and 'ko'")]
    public void Value_of_the_wrong_kind_is_reported_where_it_stands(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("flu_rt: 등락율", "flu_rt: { ko: 등락율, enum: ChangeSign, type: §rate }", "KIW020: 'type' has no effect here: 'enum' and 'flag' say the type")]
    [TestCase("trde_qty: 거래량", "trde_qty: { ko: 거래량, scale: §100 }", "KIW020: 'scale' has no effect here: only price, change and rate can be fixed-point")]
    [TestCase("length: 20", "length: 20, decimals: §2", "KIW020: 'decimals' has no effect here: only price, change and rate have decimals")]
    [TestCase("length: 20", "length: 20, max: §2", "KIW020: 'max' has no effect here: it counts the values of an element with a 'separator'")]
    [TestCase("length: 1, enum", "length: 1, separator: §\",\", enum", "KIW020: 'separator' has no effect here: only text, code and stockCode can hold several values")]
    [TestCase("summary: A sample.\n", "summary: A sample.\nnotOnMock: §{ origin: measured }\n", "KIW004: 'code' is missing in 'notOnMock'")]
    [TestCase("summary: A sample.\n", "summary: A sample.\nnotOnMock: { code: RC9000, origin: §guessed }\n", "KIW005: 'guessed' is not a valid origin; expected document, vendor, measured, published, oneSource")]
    [TestCase("summary: A sample.\n", "summary: A sample.\nnotOnMock: §RC9000\n", "KIW015: 'notOnMock' must be a mapping")]
    [TestCase("  flu_rt: 등락율", "  §return_code: 결과코드\n  flu_rt: 등락율", "KIW020: 'return_code' has no effect here: every response has it")]
    public void Key_without_effect_is_reported(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    /// <summary>A descriptor without its head becomes no endpoint; what is wrong further down is told all the same, and once.</summary>
    [Test]
    public void Mistakes_of_head_and_elements_are_told_at_once() =>
        Sample.AssertBuildReports(
            Sample.Spec
                .Edit(Sample.Path, "method: GetSample", "method: getSample")
                .Edit(Sample.Path, "length: 20", "lenth: 20")
                .Edit(Sample.Path, "flu_rt: 등락율", "flu_rate: 등락율")
                .Edit(Sample.Path, "scale: 100", "scale: 50"),
            "market-conditions/ka99999.yaml(4,9): KIW009: 'getSample' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)",
            "market-conditions/ka99999.yaml(8,40): KIW003: Unknown key 'lenth'; did you mean 'length'?",
            "market-conditions/ka99999.yaml(11,3): KIW007: 'flu_rate' is not in vocabulary.yaml; did you mean 'flu_rt'?: add it there, or give 'as' and 'type' here",
            "market-conditions/ka99999.yaml(20,35): KIW005: '50' is not a valid scale; expected a power of ten");
}
