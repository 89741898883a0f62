using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>Values, types and elements that mean nothing: one error each, and nothing else.</summary>
public sealed class ValueMistakeTests
{
    [TestCase("kind: query", "kind: §quary", "KIW005: 'quary' is not a valid kind; expected query, order, token, socketCall, realtime")]
    [TestCase("id: ka99999", "id: §ka-99999", "KIW005: 'ka-99999' is not a valid id; expected letters and digits")]
    [TestCase("method: GetSample", "method: §GetSampleAsync", "KIW005: 'GetSampleAsync' is not a valid method; expected a name without 'Async', which is appended")]
    [TestCase("url: /api/dostk/sample", "url: §api/dostk/sample", "KIW005: 'api/dostk/sample' is not a valid url; expected a path such as /api/dostk/stkinfo")]
    [TestCase("length: 20", "length: §-1", "KIW005: '-1' is not a valid length; expected a whole number of at least 1")]
    [TestCase("required: true, length: 20", "required: §yes, length: 20", "KIW005: 'yes' is not a valid required; expected true or false")]
    [TestCase("scale: 100", "scale: §50", "KIW005: '50' is not a valid scale; expected a power of ten")]
    [TestCase("levels: 3", "levels: §1", "KIW005: '1' is not a valid levels; expected a whole number of at least 2")]
    [TestCase("length: 1, enum: ExchangeScope", "length: 1, enum: ExchangeScope, value: §\"9\"", "KIW005: '9' is not a valid value; expected a code of ExchangeScope: 1, 2, 3")]
    [TestCase("length: 1, enum: ExchangeScope", "length: 1, enum: { as: SampleScope, ko: 구분, codes: { \"1\": Krx KRX } }, value: §\"2\"", "KIW005: '2' is not a valid value; expected a code of SampleScope: 1")]
    [TestCase("length: 1, enum: ExchangeScope", "length: 1, flag: Y/N, value: §\"1\"", "KIW005: '1' is not a valid value; expected a code of the flag: Y, N")]
    [TestCase("length: 1, enum: ExchangeScope", "length: 1, flag: §Y", "KIW005: 'Y' is not a valid flag; expected the codes for true and false, such as 'Y/N'")]
    [TestCase("url: /api", "pages: §Rows\nurl: /api", "KIW005: 'Rows' is not a valid pages; expected false, or the C# name of a list of the response")]
    [TestCase("  flu_rt: 등락율", "  §등락율: { ko: 등락율, as: ChangeRate, type: rate }", "KIW005: '등락율' is not a valid wire name; expected the element's name: letters, digits and underscores")]
    [TestCase("  sample_list:", "  §견본목록:", "KIW005: '견본목록' is not a valid wire name; expected the element's name: letters, digits and underscores")]
    [TestCase("wire: \"sel_{n}th_bid\"", "wire: \"매도_{n}\"", "(29,7): KIW005: '매도_2' is not a valid wire name; expected the element's name: letters, digits and underscores")]
    [TestCase("  flu_rt: 등락율", "  §\"\": { ko: 등락율, as: ChangeRate, type: rate }", "KIW005: '' is not a valid wire name; expected the element's name: letters, digits and underscores")]
    [TestCase("  flu_rt: 등락율", "  flu_rt: { ko: 등락율, type: §enum }", "KIW005: 'enum' is not a valid type; expected 'enum' and the name of a code table")]
    public void Invalid_value_says_what_is_expected(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §milion won }", "'milion won' is not a valid unit", "did you mean 'million won'?")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §billion won }", "'billion won' is not a valid unit", "did you mean 'million won'?")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §Million won }", "'Million won' is not a valid unit", "did you mean 'million won'?")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §thousand dollars }", "'thousand dollars' is not a valid unit", "")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §won or milion won }", "'won or milion won' is not a valid unit", "did you mean 'million won'?")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: §amount milion won }", "'milion won' is not a valid unit", "did you mean 'million won'?")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §\"million won \" }", "'million won ' is not a valid unit", "did you mean 'million won'?")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §\"million won, \" }", "'million won, ' is not a valid unit", "did you mean 'million won'?")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §백만원 }", "'백만원' is not a valid unit", "")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §1000 won }", "'1000 won' is not a valid unit", "")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: amount, unit: §mn won }", "'mn won' is not a valid unit", "")]
    [TestCase("  flu_rt: 등락율", "  prft: { ko: 평가손익, as: Profit, type: rate, unit: §percent }", "'percent' is not a valid unit", "did you mean '%'?")]
    public void Unit_that_would_not_be_multiplied_is_no_unit(string old, string replacement, string start, string end) =>
        Sample.AssertOneMistake(
            old,
            replacement,
            $"KIW005: {start}; expected single units, such as won, shares, grams, warrants, contracts, %, or one of thousand won, ten thousand won, million won, ten million won, hundred million won, thousand shares, thousand grams, thousand warrants{(end.Length == 0 ? "" : $"; {end}")}");

    [Test]
    public void Unit_that_nobody_has_heard_of_is_a_unit([Values("years", "dong", "US dollars", "basis points", "the row's currency", "won per gram", "won per 100 shares", "won or shares, as the request asks")] string unit) =>
        Assert.That(GeneratorRun.Of(Sample.Spec.Edit(Sample.Path, "  flu_rt: 등락율", $"  prft: {{ ko: 평가손익, as: Profit, type: amount, unit: \"{unit}\" }}")).Diagnostics, Is.Empty);

    [TestCase("url: /api/dostk/sample", "url: /api/dostk/sample\npages: Bars", "    as: Bars", "    as: §bars", "KIW009: 'bars' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    public void List_that_was_left_out_is_not_missed_by_pages(string old, string replacement, string oldList, string list, string expected) =>
        Sample.AssertOneMistakeAtMark(Sample.Spec.Edit(Sample.Path, old, replacement).Edit(Sample.Path, oldList, list), Sample.Path, expected);

    [TestCase("flu_rt: 등락율", "flu_rt: { ko: 등락율, type: §rates }", "KIW006: Unknown type 'rates'; did you mean 'rate'?")]
    [TestCase("{ ko: 고가, scale: 100 }", "{ ko: 고가, type: §decimal }", "KIW006: Unknown type 'decimal'; choose text, code, stockCode, secret, price, change, rate, ratio, quantity, amount, count, date, time, dateTime, flag, enum")]
    [TestCase("{ ko: 현재가, as: ClosePrice }", "{ ko: 현재가, as: ClosePrice, type: §prise }", "KIW006: Unknown type 'prise'; did you mean 'price'?")]
    public void Unknown_type_is_reported_once_though_an_interface_wants_the_member(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("  flu_rt: 등락율", "  §flu_rate: 등락율", "KIW007: 'flu_rate' is not in vocabulary.yaml; did you mean 'flu_rt'?: add it there, or give 'as' and 'type' here")]
    [TestCase("      open_pric: 시가", "      §open_prize: 시가", "KIW007: 'open_prize' is not in vocabulary.yaml; did you mean 'open_pric'?: add it there, or give 'as' and 'type' here")]
    [TestCase("trde_qty: 거래량", "§trde_qty: 거래수량", "KIW007: 'trde_qty' is not in vocabulary.yaml with the Korean name '거래수량' (it knows 거래량, 매매수량, 거래량(체결량), 누적 거래량): add it there, or give 'as' and 'type' here")]
    [TestCase("  flu_rt: 등락율", "  §flu_rate: { ko: 등락율, as: ChangeRate }", "KIW007: 'flu_rate' is not in vocabulary.yaml; did you mean 'flu_rt'?: add it there, or give 'as' and 'type' here")]
    public void Element_without_vocabulary_is_reported_at_its_key(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("enum: ExchangeScope", "enum: { as: SampleScope, ko: 구분, codes: { \"1\": Krx KRX, §\"a\\tb\": Nxt NXT } }", "KIW005: 'a b' is not a valid code; expected a text on one line, without tabs and other control characters")]
    [TestCase("enum: ExchangeScope", "enum: §ExchangeSkope", "KIW010: There is no code table 'ExchangeSkope' in enums.yaml; did you mean 'ExchangeScope'?")]
    [TestCase("enum: ExchangeScope", "enum: §Exchange", "KIW010: There is no code table 'Exchange' in enums.yaml")]
    [TestCase("enum: ExchangeScope", "type: §enum Venue", "KIW010: There is no code table 'Venue' in enums.yaml")]
    public void Unknown_enum_is_reported_where_it_is_named(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("verified: false, reason: The example lacks it.", "verified: §false", "KIW022: 'low_pric' is marked 'verified: false': say in 'reason' what is known")]
    [TestCase("    as: Bars", "    as: Bars\n    verified: §false", "KIW022: 'sample_list' is marked 'verified: false': say in 'reason' what is known")]
    [TestCase("first: sel_fpr_bid", "verified: §false", "KIW022: 'Price' is marked 'verified: false': say in 'reason' what is known")]
    public void Unverified_needs_a_reason(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("  flu_rt: 등락율", "  §prft: { ko: 평가손익, as: Profit, type: price }", "KIW023: 'prft' (평가손익) goes up and down around zero: as a price it would lose its sign; use change, rate, amount or quantity")]
    [TestCase("  flu_rt: 등락율", "  §open_pric: 전일대비", "KIW023: 'open_pric' (전일대비) goes up and down around zero: as a price it would lose its sign; use change, rate, amount or quantity")]
    [TestCase("ko: \"매도{n}차호가\"", "ko: \"매도{n}차 순매수\"", "(29,7): KIW023: 'sel_fpr_bid' (매도1차 순매수) goes up and down around zero: as a price it would lose its sign; use change, rate, amount or quantity")]
    public void Signed_value_cannot_be_a_price(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);
}
