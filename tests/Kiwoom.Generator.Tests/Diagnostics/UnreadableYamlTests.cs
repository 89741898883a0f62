using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>Text that is no YAML, or not the YAML of a spec file: one error where the mistake stands, and nothing else.</summary>
public sealed class UnreadableYamlTests
{
    [TestCase("a: §[1\nb: 2\n")]
    [TestCase("id: ka99999\nrequest: §{ stk_cd: 종목코드\nresponse: {}\n")]
    [TestCase("id: ka99999\nrequest: §{ stk_cd: { ko: 종목코드 }\nresponse:\n  cur_prc: 현재가\n")]
    [TestCase("id: ka99999\nrequest: §{ stk_cd: 종목코드\n")]
    public void Open_bracket_is_reported_where_it_opens(string marked) =>
        AssertOneMistake(marked, "KIW002: This is not readable YAML: this bracket is never closed");

    [TestCase("id: ka99999\n§\tname: 견본\n")]
    [TestCase("id: ka99999\nrequest:\n§\tstk_cd: 종목코드\n")]
    [TestCase("id: ka99999\nrequest:\n  stk_cd: 종목코드\n §\tdt: 일자\n")]
    public void Tab_is_reported_where_it_stands(string marked) =>
        AssertOneMistake(marked, "KIW002: This is not readable YAML: a tab indents this line; YAML takes spaces only");

    [TestCase("id: §\"ka99999\nname: 견본\n", "While scanning a multi-line double-quoted scalar, found wrong indentation")]
    [TestCase("id: ka99999\n  name§: 견본\n", "While scanning a plain scalar value, found invalid mapping")]
    [TestCase("id: ka99999\nname: a§: b\n", "While scanning a plain scalar value, found invalid mapping")]
    [TestCase("id: ka99999\nname: §@견본\n", "While scanning for the next token, found character that cannot start any token")]
    [TestCase("id: ka99999\nname: 'it'§s'\n", "While parsing a block mapping, did not find expected key")]
    [TestCase("id: ka99999\n§name\nkind: query\n", "While parsing a block mapping, did not find expected key")]
    [TestCase("id: ka99999\nrequest: { stk_cd: 종목코드 §]\n", "While parsing a flow mapping, did not find expected ',' or '}'")]
    public void Broken_yaml_is_reported_where_it_breaks(string marked, string reason) =>
        AssertOneMistake(marked, "KIW002: This is not readable YAML: " + reason);

    [TestCase("id: ka99999\n§---\nid: ka99998\n", "KIW002: This is not readable YAML: a spec file holds one document, here a second begins")]
    [TestCase("id: &anchor ka99999\nname: §*anchor\n", "KIW002: This is not readable YAML: anchors and aliases are not used in the spec")]
    [TestCase("? §[a, b]\n: c\n", "KIW002: This is not readable YAML: a key must be a plain word")]
    public void Yaml_that_a_spec_does_not_use_is_refused(string marked, string expected) =>
        AssertOneMistake(marked, expected);

    [TestCase("§- id: ka99999\n")]
    [TestCase("§ka99999\n")]
    [TestCase("§")]
    [TestCase("§# nothing but a comment\n")]
    public void File_must_be_a_mapping(string marked) =>
        AssertOneMistake(marked, "KIW015: 'the file' must be a mapping of keys and values");

    [TestCase("shapes.yaml")]
    [TestCase("errors.yaml")]
    [TestCase("return-codes.yaml")]
    public void Unreadable_shared_file_is_one_error(string path) =>
        Sample.AssertOneMistakeAtMark(
            Sample.Spec.Append(path, "\n§\tbroken: 1\n"), path, "KIW002: This is not readable YAML: a tab indents this line; YAML takes spaces only");

    /// <summary>
    /// Without these files nothing is left of the token endpoints and of the enums, which hand-written code names: the compiler misses them there.
    /// No emitted file adds an error of its own.
    /// </summary>
    [TestCase("areas.yaml")]
    [TestCase("enums.yaml")]
    [TestCase("vocabulary.yaml")]
    public void Unreadable_areas_enums_or_vocabulary_is_one_error_of_the_generator(string path)
    {
        var run = Sample.Baseline.Then(Sample.Spec.Append(path, "\n\tbroken: 1\n"));

        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["KIW002"]));
        Assert.That(
            run.BuildDiagnostics().Skip(1).Select(diagnostic => diagnostic.Location.GetLineSpan().Path),
            Is.All.StartsWith(Repository.PathOf("runtime")));
    }

    private static void AssertOneMistake(string marked, string expected) =>
        Sample.AssertOneMistakeAtMark(Sample.Spec.With(Sample.Path, marked), Sample.Path, expected);
}
