using System.Collections;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests;

/// <summary>An endpoint, a word or a field is added by editing YAML alone.</summary>
public sealed class AddingToTheSpecTests
{
    [Test]
    public void Endpoint_is_one_file()
    {
        var spec = SpecFiles.Representative;
        const string Descriptor = """
            id: ka10003
            name: 체결정보요청
            kind: query
            method: GetExecutions
            summary: A stock's latest executions.
            url: /api/dostk/stkinfo
            request:
              stk_cd: { ko: 종목코드, required: true, length: 20 }
            short: [stk_cd]
            response:
              cntr_infr:
                ko: 체결정보
                as: Items
                item: Execution
                rows:
                  tm: 시간
                  cur_prc: 현재가
                  pre_rt: { ko: 대비율, as: ChangeRate, type: rate }

            """;

        using var library = new LoadedLibrary(GeneratorRun.Representative.Then(spec.With("stock-information/ka10003.yaml", Descriptor)));

        Assert.That(library.Properties("Kiwoom.KiwoomClient"), Does.Contain("StockInformation: IStockInformationClient"));
        Assert.That(library.Overloads("IStockInformationClient", "GetExecutionsAsync"), Is.EqualTo([
            "(ExecutionsRequest, Continuation) => Task<Executions>", "(StockCode) => Task<Executions>"]));
        Assert.That(library.Overloads("IStockInformationClient", "EnumerateExecutionsAsync"), Is.EqualTo([
            "(ExecutionsRequest) => IAsyncEnumerable<Execution>", "(StockCode) => IAsyncEnumerable<Execution>"]));
        Assert.That(library.Properties("ExecutionsRequest"), Is.EqualTo(["StockCode: StockCode"]));
        Assert.That(library.Properties("Executions"), Does.Contain("Items: IReadOnlyList<Execution>"));
        Assert.That(library.Properties("Execution"), Is.EqualTo(["Time: TimeOnly?", "CurrentPrice: Decimal?", "ChangeRate: Decimal?"]));
    }

    /// <summary>Does what CONTRIBUTING.md says, with the text that stands there, to the repository's spec.</summary>
    [Test]
    public void Descriptor_of_the_contributing_guide_becomes_a_client_method()
    {
        var guide = Guide.Read();
        Assert.That(SpecFiles.Real.Paths, Does.Not.Contain(guide.Path), "the guide's example exists by now: give it another id");

        var before = GeneratorRun.Real;
        var run = before.Then(guide.Apply(SpecFiles.Real));

        Assert.That(run.Diagnostics.Select(Sample.Format), Is.Empty);
        Assert.That(run.EmittedSince(before), Is.EquivalentTo(["Catalogue.g.cs", "KiwoomClient.g.cs", $"StockInformation.{guide.ApiId}.Executions.g.cs"]));
        Assert.That(run.CompilerDiagnosticsOf(run.EmittedSince(before)).Select(Sample.Format), Is.Empty);
        using var library = new LoadedLibrary(GeneratorRun.Representative.Then(guide.Apply(SpecFiles.Representative)));
        Assert.Multiple(() =>
        {
            Assert.That(library.Overloads("IStockInformationClient", "GetExecutionsAsync"), Has.Exactly(1).EqualTo("(StockCode) => Task<Executions>"));
            Assert.That(library.Overloads("IStockInformationClient", "EnumerateExecutionsAsync"), Does.Contain("(StockCode) => IAsyncEnumerable<Execution>"));
            Assert.That(library.Properties("Execution"), Is.EqualTo([
                "Time: TimeOnly?", "CurrentPrice: Decimal?", "Change: Decimal?", "ChangeRate: Decimal?", "TradeQuantity: Int64?", "AccumulatedVolume: Int64?", "ExecutionSequence: Int64?"]));
        });
        var entry = library.CatalogueEntry(guide.ApiId);
        Assert.That(entry, Has.Property("KoreanName").EqualTo("체결정보요청").And.Property("Area").EqualTo("StockInformation").And.Property("Method").EqualTo("GetExecutions"));
        Assert.That(entry, Has.Property("ResponseType").EqualTo("Executions"));
        Assert.That(entry, Has.Property("Path").EqualTo("/api/dostk/stkinfo").And.Property("PagedList").EqualTo("cntr_infr"));
    }

    /// <summary>The guide's sample of an error is what the build prints without its second step.</summary>
    [Test]
    public void Error_of_the_contributing_guide_is_the_one_that_appears()
    {
        var guide = Guide.Read();

        var run = GeneratorRun.Real.Then(SpecFiles.Real.With(guide.Path, guide.Descriptor));

        Assert.That(
            run.Diagnostics.Select(diagnostic => Sample.Format(diagnostic).Replace("): KIW", "): error KIW", StringComparison.Ordinal)),
            Is.EqualTo([Path.GetDirectoryName(guide.Path) + "/" + guide.Error]));
    }

    [Test]
    public void Word_of_the_vocabulary_serves_every_descriptor_in_its_short_form()
    {
        var spec = SpecFiles.Representative
            .Append("vocabulary.yaml", "\nzz_lot_cnt: LotCount count\nzz_mkt:\n  시장: { as: Venue, enum: ExchangeScope }\n")
            .With(Sample.Path, Sample.Text.Replace("  flu_rt: 등락율", "  zz_lot_cnt: 건수\n  zz_mkt: 시장", StringComparison.Ordinal));

        using var library = new LoadedLibrary(GeneratorRun.Of(spec));

        Assert.That(library.Properties("Sample"), Is.SupersetOf(["LotCount: Int64?", "Venue: Code<Exchange>"]));
    }

    [Test]
    public void Field_is_one_line_in_the_descriptor()
    {
        var spec = SpecFiles.Representative;
        var path = spec.PathOf("ka10081");

        using var library = new LoadedLibrary(
            GeneratorRun.Representative.Then(spec.Append(path, "      zz_new: { ko: 새비율, as: NewRatio, type: rate, scale: 100, unit: \"%\" }\n")));

        Assert.That(library.Properties("DailyCandle"), Does.Contain("NewRatio: Decimal?"));
        var list = ((IEnumerable)Get(library.CatalogueEntry("ka10081"), "Response")).Cast<object>().Last();
        var field = ((IEnumerable)Get(list, "Rows")).Cast<object>().Last();
        Assert.That(field, Has.Property("WireName").EqualTo("zz_new").And.Property("KoreanName").EqualTo("새비율").And.Property("Name").EqualTo("NewRatio"));
        Assert.That(field, Has.Property("Scale").EqualTo(100).And.Property("Unit").EqualTo("%"));
    }

    [TestCase("", "")]
    [TestCase("pages: false\n", "")]
    [TestCase("pages: Bars\n", "IAsyncEnumerable<SampleBar>")]
    [TestCase("pages: Others\n", "IAsyncEnumerable<OtherBar>")]
    public void Of_several_lists_pages_names_the_one_to_walk(string pages, string expected)
    {
        var text = pages + Sample.Text + "  other_list: { ko: 다른목록, as: Others, item: OtherBar, rows: { dt: 일자 } }\n";

        using var library = new LoadedLibrary(Sample.Baseline.Then(Sample.Spec.With(Sample.Path, text)));

        var streams = library.Overloads("IMarketConditionsClient", "EnumerateSampleAsync").Select(overload => overload.Split(" => ")[1]).Distinct();
        Assert.That(string.Concat(streams), Is.EqualTo(expected));
    }

    [TestCase("", "")]
    [TestCase("short: [stk_cd, stex_tp]\n", "(StockCode, Exchange) => Task<Sample>")]
    [TestCase("short: [stex_tp, stk_cd]\n", "(Exchange, StockCode) => Task<Sample>")]
    public void Short_overload_is_declared_with_its_order(string line, string expected)
    {
        using var library = new LoadedLibrary(Sample.Baseline.Then(Sample.Spec.With(Sample.Path, line + Sample.Text)));

        var overloads = library.Overloads("IMarketConditionsClient", "GetSampleAsync");
        Assert.That(string.Concat(overloads.Where(overload => !overload.Contains("SampleRequest", StringComparison.Ordinal))), Is.EqualTo(expected));
    }

    [Test]
    public void Short_overload_of_a_request_without_required_elements_has_no_parameters()
    {
        var text = "short: []\n" + Sample.Text.Replace("required: true", "required: false", StringComparison.Ordinal);

        using var library = new LoadedLibrary(Sample.Baseline.Then(Sample.Spec.With(Sample.Path, text)));

        Assert.That(library.Overloads("IMarketConditionsClient", "GetSampleAsync"), Does.Contain("() => Task<Sample>"));
    }

    [Test]
    public void Note_of_a_list_stands_in_its_documentation()
    {
        var spec = Sample.Spec
            .Edit(Sample.Path, "    as: Bars", "    as: Bars\n    note: Newest first")
            .Edit(Sample.Path, "    as: Asks", "    as: Asks\n    note: Best first");

        var source = Sample.Baseline.Then(spec).SourceOf("ka99999");

        Assert.That(source, Does.Contain("/// <remarks>견본목록 (<c>sample_list</c>). Newest first.</remarks>"));
        Assert.That(source, Does.Contain("/// <remarks><c>sel_{n}th_bid</c>. Best first.</remarks>"));
    }

    private static object Get(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner)!;

    /// <summary>What CONTRIBUTING.md tells to do.</summary>
    private sealed record Guide(string Path, string Descriptor, string Word, string Error)
    {
        public string ApiId => System.IO.Path.GetFileNameWithoutExtension(Path);

        public static Guide Read()
        {
            var text = File.ReadAllText(Repository.PathOf("CONTRIBUTING.md"));
            var path = Between(ref text, "**Write the descriptor** `spec/", "`");
            var descriptor = Between(ref text, "```yaml\n", "```");
            var word = Between(ref text, "```yaml\n", "```");
            var id = System.IO.Path.GetFileName(path);
            var error = id + Between(ref text, "`" + id, "`.\n");
            return new Guide(path, Unindent(descriptor), Unindent(word), error);
        }

        public SpecFiles Apply(SpecFiles spec) => spec.With(Path, Descriptor).Append("vocabulary.yaml", "\n" + Word);

        /// <summary>What stands between two marks; the text goes on behind it.</summary>
        private static string Between(ref string text, string start, string end)
        {
            var first = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
            Assert.That(first, Is.GreaterThanOrEqualTo(start.Length), $"CONTRIBUTING.md has no '{start}'");
            var last = text.IndexOf(end, first, StringComparison.Ordinal);
            var found = text[first..last];
            text = text[(last + end.Length)..];
            return found;
        }

        private static string Unindent(string block)
        {
            var lines = block.TrimEnd().Split('\n');
            var indent = lines[0].Length - lines[0].TrimStart().Length;
            return string.Join('\n', lines.Select(line => line[indent..])) + "\n";
        }
    }
}
