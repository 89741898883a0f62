using System.Globalization;
using Kiwoom.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kiwoom.Generator.Tests.Additions;

/// <summary>
/// A spec of a project that uses the library: what is emitted, and what is wrong with it. That the emitted code compiles and works is
/// shown by <c>tests/Kiwoom.Additions.Tests</c>, which is such a project.
/// </summary>
public sealed class ProjectSpecTests
{
    private const string Folder = "kiwoom/";

    private const string Query = """
        id: ka10199
        area: market-conditions
        name: 체결순번요청
        kind: query
        method: GetNumberedExecutions
        summary: A stock's latest executions with their numbers.
        url: /api/dostk/stkinfo
        request:
          stk_cd: { ko: 종목코드, required: true, length: 20 }
        short: [stk_cd]
        response:
          cur_prc: 현재가
        """;

    private static readonly CSharpCompilation Project = CSharpCompilation.Create("Project");

    private static readonly Lazy<GeneratorRun> Baseline = new(static () => Run(SpecFiles.Representative.With(Folder + "ka10199.yaml", Query)));

    [Test]
    public void Only_additions_are_emitted() =>
        Assert.That(Baseline.Value.Sources.Keys, Is.EqualTo(["KiwoomSpec.g.cs", "MarketConditions.ka10199.NumberedExecutions.g.cs"]));

    [Test]
    public void Descriptor_of_the_guide_has_no_mistake_and_adds_what_the_guide_says()
    {
        const string Fence = "   ```";
        var guide = Documentation.Markdown.Read("runtime/docs/extending-the-spec.md").Split('\n');
        var descriptor = guide.SkipWhile(line => line != Fence + "yaml").Skip(1).TakeWhile(line => line != Fence).Select(line => line[3..]);

        var run = Run(SpecFiles.Real.With(Folder + "ka10199.yaml", string.Join('\n', descriptor)));

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.SourceOf("ka10199"), Does.Contain(" GetNumberedExecutionsAsync(global::Kiwoom.StockCode stockCode"));
    }

    [Test]
    public void Realtime_type_of_the_guide_has_no_mistake_and_adds_its_stream()
    {
        var guide = Documentation.Markdown.Read("runtime/docs/extending-the-spec.md").Split('\n');
        var descriptor = guide.SkipWhile(line => line != "### A realtime type").SkipWhile(line => line != "```yaml").Skip(1).TakeWhile(line => line != "```");

        var run = Run(SpecFiles.Real.With(Folder + "9A.yaml", string.Join('\n', descriptor)));

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.SourceOf("9A"), Does.Contain(" NumberedTrades("));
    }

    [Test]
    public void Files_that_nobody_marked_are_another_tool_s()
    {
        var run = Run(Baseline.Value.Spec.With("other.yaml", "a: ["));

        Assert.That(run.Sources.Keys, Is.EqualTo(Baseline.Value.Sources.Keys));
        Assert.That(run.Diagnostics, Is.Empty);
    }

    [TestCase("areas.yaml")]
    [TestCase("vocabulary.yml")]
    [TestCase("shapes.YAML")]
    public void Shared_file_may_be_empty_of_what_is_the_library_s(string name)
    {
        var run = Baseline.Value.Then(Baseline.Value.Spec.With(Folder + name, name.StartsWith("shapes", StringComparison.Ordinal) ? "levels: {}" : "{}"));

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.EmittedSince(Baseline.Value), Is.Empty);
    }

    [TestCase("area: market-conditions", "area: §market", "KIW017: The folder 'market' is not an area of areas.yaml")]
    [TestCase("cur_prc: 현재가", "§cur_prce: 현재가", "KIW007: 'cur_prce' is not in vocabulary.yaml; did you mean 'cur_prc'?: add it there, or give 'as' and 'type' here")]
    [TestCase("kind: query", "kind: §token", "KIW005: 'token' is not a valid kind; expected query, order, realtime")]
    [TestCase("kind: query", "kind: §socketCall", "KIW005: 'socketCall' is not a valid kind; expected query, order, realtime")]
    [TestCase("method: GetNumberedExecutions", "method: GetOrderBook\n§area2: 1", "KIW003: Unknown key 'area2'; did you mean 'area'?")]
    [TestCase("method: GetNumberedExecutions", "method: GetNumbered\ntype: §OrderBook", "KIW016: The type 'OrderBookEndpoint' is already declared by the library (market-conditions/ka10004.yaml)")]
    [TestCase("short: [stk_cd]", "short: [stk_cd]\nreturns: §OrderReceipt", "KIW018: There is no response 'OrderReceipt' in shapes.yaml")]
    [TestCase("id: ka10199\narea: market-conditions", "id: §ka10199\narea: oauth", "KIW029: 'OAuth' has no calls of its own in the library, so that a method cannot be added to it: choose another area, or add one in areas.yaml")]
    [TestCase("url: /api/dostk/stkinfo", "url: §/api/dostk/ordr", "KIW031: '/api/dostk/ordr' is where the library's orders go, and this is a query: what may be repeated, and what is an order, is not for a project to say")]
    [TestCase("url: /api/dostk/stkinfo", "url: §/API/dostk/ORDR", "KIW031: '/API/dostk/ORDR' is where the library's orders go, and this is a query")]
    [TestCase("url: /api/dostk/stkinfo", "url: §/oauth2/token", "KIW031: '/oauth2/token' is where the library's token calls go, and this is a query")]
    [TestCase("url: /api/dostk/stkinfo", "url: §//evil.example/x", "KIW005: '//evil.example/x' is not a valid url; expected a path such as /api/dostk/stkinfo")]
    [TestCase("url: /api/dostk/stkinfo", "url: §/api/dostk/../../oauth2/token", "KIW005: '/api/dostk/../../oauth2/token' is not a valid url")]
    [TestCase("url: /api/dostk/stkinfo", "url: §/api/dostk/ord%72", "KIW005: '/api/dostk/ord%72' is not a valid url")]
    [TestCase("url: /api/dostk/stkinfo", "url: §/api/dostk/ordr/", "KIW005: '/api/dostk/ordr/' is not a valid url")]
    [TestCase("id: ka10199", "id: §KT10000", "KIW032: 'KT10000' is not 'kt10000', which the library has: case matters")]
    public void Mistake_in_a_project_s_descriptor_is_an_error_there(string old, string replacement, string expected)
    {
        var text = Query.Replace(old, replacement, StringComparison.Ordinal);
        var spec = SpecFiles.Representative.With(Folder + "ka10199.yaml", text.Replace("§", "", StringComparison.Ordinal));

        var errors = Baseline.Value.Then(spec).Diagnostics;

        Assert.That(errors.Select(error => $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}"), Has.Some.StartsWith(expected));
        var (line, column) = PositionOf(text);
        Assert.That(errors.Select(error => $"{Path.GetFileName(error.Location.GetLineSpan().Path)}({error.Location.GetLineSpan().StartLinePosition})"), Has.Member($"ka10199.yaml({line},{column})"));
    }

    [TestCase("KIW028: 'kt10000' is an order in the library, and this makes it a query: what may be repeated, and what is an order, cannot be overridden")]
    public void Order_cannot_be_made_a_query(string expected)
    {
        var text = Query.Replace("id: ka10199", "id: kt10000", StringComparison.Ordinal);

        var error = Baseline.Value.Then(SpecFiles.Representative.With(Folder + "kt10000.yaml", text)).Diagnostics.Single();

        Assert.That($"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}", Is.EqualTo(expected));
        Assert.That(error.Location.GetLineSpan().StartLinePosition.ToString(), Is.EqualTo("0,4"));
    }

    [TestCase("notes.txt", "", "KIW027: 'notes.txt' is no spec file: its name ends in .yaml or .yml")]
    [TestCase("errors.yaml", "{}", "KIW027: 'errors.yaml' is no spec file: what the server's codes mean is the library's own")]
    [TestCase("enums.yaml", "OrderType: { ko: 매매구분, summary: Mine., codes: { \"0\": Limit 보통 } }", "KIW016: The type 'OrderType' is already declared by the library, which is compiled: give yours another name, and name it in your words")]
    [TestCase("shapes.yaml", "levels: { OrderBookLevel: { summary: Mine., members: { Price: price } } }", "KIW016: The type 'OrderBookLevel' is already declared by the library, which is compiled: give yours another name, and name it in your words")]
    [TestCase("areas.yaml", "charts: { as: MyCharts, ko: 차트, summary: Mine. }", "KIW016: The area 'charts' is already declared by the library")]
    [TestCase("ka10199b.yml", "a: [1", "KIW002: This is not readable YAML: this bracket is never closed")]
    public void File_that_is_none_of_a_project_s_is_an_error(string name, string text, string expected)
    {
        var errors = Baseline.Value.Then(Baseline.Value.Spec.With(Folder + name, text)).Diagnostics;

        Assert.That(errors.Select(error => $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}"), Is.EqualTo([expected]));
        Assert.That(Path.GetFileName(errors.Single().Location.GetLineSpan().Path), Is.EqualTo(name));
    }

    [Test]
    public void Word_of_a_project_is_read_in_the_place_of_the_library_s()
    {
        var run = Baseline.Value.Then(Baseline.Value.Spec.With(Folder + "vocabulary.yaml", "cur_prc: LastPrice price"));

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.SourceOf("ka10199"), Does.Contain("decimal? LastPrice").And.Not.Contain("CurrentPrice"));
    }

    [Test]
    public void Area_stands_in_the_folder_too()
    {
        var text = Query.Replace("area: market-conditions\n", "", StringComparison.Ordinal);

        var run = Baseline.Value.Then(SpecFiles.Representative.With(Folder + "market-conditions/ka10199.yaml", text));

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.Sources.Keys, Is.EqualTo(Baseline.Value.Sources.Keys));
    }

    [Test]
    public void Editing_a_project_s_descriptor_binds_it_alone()
    {
        var run = Baseline.Value.Then(Baseline.Value.Spec.Edit(Folder + "ka10199.yaml", "cur_prc: 현재가", "cur_prc: { ko: 현재가, note: Odd. }"));

        Assert.That(run.EmittedSince(Baseline.Value), Is.EqualTo(["MarketConditions.ka10199.NumberedExecutions.g.cs"]));
        Assert.That(run.Step(TrackingNames.Bound).Select(step => step.Reason), Is.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(run.Step(TrackingNames.BoundOfProject).Select(step => step.Reason), Is.EqualTo([IncrementalStepRunReason.Modified]));
    }

    /// <summary>0-based line and column of the mark.</summary>
    private static (int Line, int Column) PositionOf(string text)
    {
        var before = text[..text.IndexOf('§', StringComparison.Ordinal)];
        return (before.Count(c => c == '\n'), before.Length - before.LastIndexOf('\n') - 1);
    }

    private static GeneratorRun Run(SpecFiles spec) =>
        GeneratorRun.Of(spec, Project, static path => path switch
        {
            _ when path.Contains("/" + Folder, StringComparison.Ordinal) => "project",
            _ when path.EndsWith("/other.yaml", StringComparison.Ordinal) => null,
            _ => "builtIn",
        }, hasSteps: true);
}
