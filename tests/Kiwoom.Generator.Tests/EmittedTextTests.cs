using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests;

/// <summary>Text of the spec cannot break out of the comment or the literal that it becomes.</summary>
public sealed class EmittedTextTests
{
    /// <summary>What C# takes for a line's end, for the end of a comment or a literal, and XML for markup.</summary>
    private const string Hostile = """
        "a\nb\r\nc\u2028d\u2029e\u0085f <g> & </summary> \"h\" 'i' \\ {j} {0} */ // #if \0 \u0001 \uFFFE é 한글 😀"
        """;

    [Test]
    public void Hostile_text_in_a_descriptor_stays_text() => Sample.AssertBuildReports(Sample.Spec.With(Sample.Path, $$"""
        id: ka99999
        name: {{Hostile}}
        kind: query
        method: GetSample
        summary: {{Hostile}}
        note: {{Hostile}}
        url: /api/dostk/sample
        request:
          stk_cd:  { ko: {{Hostile}}, as: Codes, type: code, required: true, separator: {{Hostile}}, summary: {{Hostile}}, note: {{Hostile}} }
          stex_tp: { ko: 구분, enum: { as: SampleScope, ko: {{Hostile}}, summary: {{Hostile}}, codes: { "1": { as: Krx, ko: {{Hostile}}, note: {{Hostile}} } } } }
          yn:      { ko: {{Hostile}}, as: IsSample, flag: {{Hostile.Replace("*/ //", "*", StringComparison.Ordinal).Replace("</s", "/s", StringComparison.Ordinal)}} }
        response:
          flu_rt: { ko: {{Hostile}}, as: ChangeRate, type: rate, unit: {{Hostile}}, verified: false, reason: {{Hostile}} }
          sample_list:
            ko: {{Hostile}}
            as: Bars
            item: SampleBar
            summary: {{Hostile}}
            note: {{Hostile}}
            rows:
              cur_prc: 현재가
          asks:
            as: Asks
            levels: 3
            item: SampleLevel
            summary: {{Hostile}}
            columns:
              Price: { ko: 매도호가, wire: "sel<{n}>", type: price, unit: {{Hostile}}, note: {{Hostile}} }
        """));

    [Test]
    public void Hostile_text_in_shared_files_stays_text() => Sample.AssertBuildReports(Sample.Spec
        .Edit("areas.yaml", "{ as: Charts, ko: 차트,", "{ as: Charts, ko: " + Hostile + ",")
        .Edit("shapes.yaml", "summary: One bar of a chart.", "summary: " + Hostile)
        .Edit("errors.yaml", "help: \"Send the api-id header; it was missing or empty.\"", "help: " + Hostile)
        .Edit("enums.yaml", "summary: How a price stands against the previous day's close.", "summary: " + Hostile)
        .Append("vocabulary.yaml", "\nzz_hostile: { as: Hostile, type: rate, summary: " + Hostile + ", note: " + Hostile + ", unit: " + Hostile + " }\n")
        .Edit(Sample.Path, "  flu_rt: 등락율", "  zz_hostile: 등락율"));

    [Test]
    public void Url_with_markup_is_no_path() => Sample.AssertOneMistake(
        "url: /api/dostk/sample",
        "url: §/api/<dostk>&{sample}",
        "KIW005: '/api/<dostk>&{sample}' is not a valid url; expected a path such as /api/dostk/stkinfo");

    [Test]
    public void Wire_codes_may_be_any_text()
    {
        const string Codes = """{ "'": Quote, "\\": Backslash, "\"": DoubleQuote, "한": Han, "글": Geul, "\u0085a": Control, " ": Blank, "%": All }""";
        var spec = Sample.Spec.Edit(Sample.Path, "enum: ExchangeScope", "enum: { as: SampleScope, ko: 구분, codes: " + Codes + " }");

        using var library = new LoadedLibrary(Sample.Baseline.Then(spec));

        var scope = library.Type("SampleScope");
        var toCode = library.Type("Kiwoom.Code").GetMethod("ToCode")!.MakeGenericMethod(scope);
        var codes = Enum.GetNames(scope).ToDictionary(name => name, name => (string)toCode.Invoke(null, [Enum.Parse(scope, name)])!);
        Assert.That(codes.Select(code => $"{code.Key} {code.Value}"), Is.EqualTo([
            "Unknown ", "Quote '", "Backslash \\", "DoubleQuote \"", "Han 한", "Geul 글", "Control a", "Blank ", "All %"]));
    }
}
