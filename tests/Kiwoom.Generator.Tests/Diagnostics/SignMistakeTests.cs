using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>What says which sign a value has, and where a message's point stands: mistakes are one error each, and nothing else.</summary>
public sealed class SignMistakeTests
{
    private const string NoSignBeside = "expected the C# name of a code beside it whose table has 'signs'";
    private const string NoScale = "expected a power of ten, for a price, change, rate or ratio";

    [TestCase("  flu_rt: 등락율", "  flu_rt: { ko: 등락율, signBy: §ChangeSign }", $"KIW005: 'ChangeSign' is not a valid signBy; {NoSignBeside}")]
    [TestCase("  flu_rt: 등락율", "  flu_rt: { ko: 등락율, signBy: §Venue }\n  stex_tp: { ko: 거래소구분, as: Venue, enum: ExchangeScope }", $"KIW005: 'Venue' is not a valid signBy; {NoSignBeside}")]
    [TestCase("  flu_rt: 등락율", "  flu_rt: { ko: 등락율, signBy: §Volume }\n  trde_qty: 거래량", $"KIW005: 'Volume' is not a valid signBy; {NoSignBeside}")]
    [TestCase("      trde_qty: 거래량", "      trde_qty: 거래량\n      flu_rt: { ko: 등락율, signBy: §Sign }", $"KIW005: 'Sign' is not a valid signBy; {NoSignBeside}")]
    [TestCase("      trde_qty: 거래량", "      trde_qty: { ko: 거래량, signBy: §ChangeSign }", "KIW020: 'signBy' has no effect here: only a change or a rate takes its sign from a code")]
    [TestCase("{ ko: 현재가, as: ClosePrice }", "{ ko: 현재가, as: ClosePrice, signBy: §ChangeSign }", "KIW020: 'signBy' has no effect here: only a change or a rate takes its sign from a code")]
    [TestCase("  flu_rt: 등락율", "  flu_rt: { ko: 등락율, signBy: §[ChangeSign] }", "KIW015: 'signBy' must be a text")]
    [TestCase("  flu_rt: 등락율", "  flu_rt: { ko: 등락율, §signby: ChangeSign }", "KIW003: Unknown key 'signby'; did you mean 'signBy'?")]
    public void Code_that_gives_no_sign_is_reported_where_it_is_named(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("{ ko: 현재가, as: ClosePrice }", "{ ko: 현재가, as: ClosePrice, magnitude: §true }")]
    [TestCase("  flu_rt: 등락율", "  flu_rt: { ko: 등락율, magnitude: §true }")]
    [TestCase("length: 20", "length: 20, magnitude: §true")]
    public void Only_an_integer_is_marked_as_a_magnitude(string old, string replacement) => Sample.AssertOneMistake(
        old, replacement, "KIW020: 'magnitude' has no effect here: only a quantity, amount or count can have a sign that is only a mark; a price and a ratio never have another");

    [TestCase("      trde_qty: 거래량", "      trde_qty: { ko: 거래량, magnitude: §yes }", "KIW005: 'yes' is not a valid magnitude; expected true or false")]
    [TestCase("      trde_qty: 거래량", "      trde_qty: { ko: 거래량, magnitude: §{} }", "KIW015: 'magnitude' must be a text")]
    [TestCase("      trde_qty: 거래량", "      trde_qty: { ko: 거래량, §magnitud: true }", "KIW003: Unknown key 'magnitud'; did you mean 'magnitude'?")]
    public void Magnitude_is_true_or_false(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("{ ko: 현재가, as: ClosePrice }", "{ ko: 현재가, as: ClosePrice, scaleByItem: { MGU: §50 } }", $"KIW005: '50' is not a valid MGU; {NoScale}")]
    [TestCase("{ ko: 현재가, as: ClosePrice }", "{ ko: 현재가, as: ClosePrice, scaleByItem: { MGU: §0 } }", "KIW005: '0' is not a valid MGU; expected a whole number of at least 1")]
    [TestCase("{ ko: 현재가, as: ClosePrice }", "{ ko: 현재가, as: ClosePrice, scaleByItem: { MGU: §1.5 } }", "KIW005: '1.5' is not a valid MGU; expected a whole number of at least 1")]
    [TestCase("      trde_qty: 거래량", "      trde_qty: { ko: 거래량, scaleByItem: { MGU: §100 } }", $"KIW005: '100' is not a valid MGU; {NoScale}")]
    [TestCase("      trde_qty: 거래량", "      trde_qty: { ko: 거래량, scaleByItem: { MGU: §x } }", "KIW005: 'x' is not a valid MGU; expected a whole number of at least 1")]
    [TestCase("{ ko: 현재가, as: ClosePrice }", "{ ko: 현재가, as: ClosePrice, scaleByItem: { MGU: §[100] } }", "KIW015: 'MGU' must be a text")]
    [TestCase("{ ko: 현재가, as: ClosePrice }", "{ ko: 현재가, as: ClosePrice, scaleByItem: §100 }", "KIW015: 'scaleByItem' must be a mapping")]
    public void Scale_of_an_item_is_a_power_of_ten(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("\nopen_pric: OpenPrice price", "\nopen_pric: { as: OpenPrice, type: price, signBy: §ChangeSign }", "KIW020: 'signBy' has no effect here: only a change or a rate takes its sign from a code")]
    [TestCase("\nopen_pric: OpenPrice price", "\nopen_pric: { as: OpenPrice, type: price, scaleByItem: { MGU: §20 } }", $"KIW005: '20' is not a valid MGU; {NoScale}")]
    [TestCase("\nopen_pric: OpenPrice price", "\nopen_pric: { as: OpenPrice, type: price, magnitude: §1 }", "KIW005: '1' is not a valid magnitude; expected true or false")]
    public void Mistake_in_the_vocabulary_is_reported_there_alone(string old, string replacement, string expected) =>
        AssertOneMistake("vocabulary.yaml", old, replacement, expected);

    [TestCase("\"43\": { as: Up,", "§\"2\": { as: Up,", "KIW011: The wire code '2' stands twice in ChangeSign")]
    [TestCase("\"43\": { as: Up,", "\"43\": §{ as: Upp,", "KIW005: 'Upp' is not a valid member; expected a C# name of 'codes'; did you mean 'Up'?")]
    [TestCase("\"43\": { as: Up,", "\"43\": { as: §up,", "KIW009: 'up' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("\"43\": { as: Up,", "§\"43\": {", "KIW004: 'as' is missing in '43'")]
    [TestCase("\"43\": { as: Up,", "\"44\": §[Up]\n    \"43\": { as: Up,", "KIW015: '44' must be a C# name and a Korean label")]
    [TestCase("\"45\": { as: Down,", "§\"43\": { as: Down,", "KIW011: The wire code '43' stands twice in ChangeSign")]
    [TestCase("\"43\": { as: Up,", "\"43\": { as: Up, §orgin: x,", "KIW003: Unknown key 'orgin'; did you mean 'origin'?")]
    public void Further_code_is_another_one_of_a_member(string old, string replacement, string expected) =>
        AssertOneMistake("enums.yaml", old, replacement, expected);

    [TestCase("signs: { UpperLimit: up, Up: up,", "signs: { UpperLimit: up, Up: §rise,", "KIW005: 'rise' is not a valid Up; expected up or down")]
    [TestCase("signs: { UpperLimit: up, Up: up,", "signs: { §UperLimit: up, Up: up,", "KIW003: Unknown key 'UperLimit'; did you mean 'UpperLimit'?")]
    [TestCase("signs: { UpperLimit: up, Up: up,", "signs: { UpperLimit: up, Up: up, §Up: down,", "KIW014: 'Up' stands twice in this mapping")]
    [TestCase("signs: { UpperLimit: up, Up: up,", "signs: { UpperLimit: §[up], Up: up,", "KIW015: 'UpperLimit' must be a text")]
    [TestCase("signs: { UpperLimit: up, Up: up, LowerLimit: down, Down: down }", "signs: §up", "KIW015: 'signs' must be a mapping")]
    [TestCase("signs: { UpperLimit: up,", "§sign: { UpperLimit: up,", "KIW003: Unknown key 'sign'; did you mean 'signs'?")]
    public void Sign_of_a_code_is_up_or_down(string old, string replacement, string expected) =>
        AssertOneMistake("enums.yaml", old, replacement, expected);

    private static void AssertOneMistake(string path, string old, string marked, string expected) =>
        Sample.AssertOneMistakeAtMark(Sample.Spec.Edit(path, old, marked), path, expected);
}
