using Kiwoom.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Kiwoom.Generator.Tests.Incremental;

/// <summary>
/// What an edit costs: by what the real spec emits anew, and by the reasons that the driver gives for each step's results. For those the real spec
/// takes the driver a second a run, so that where nothing hangs on the number of descriptors a few of them tell them.
/// </summary>
public sealed class IncrementalTests
{
    private static readonly SpecFiles Spec = SpecFiles.Real;
    private static readonly SpecFiles Few = SpecFiles.Representative;
    private static GeneratorRun Baseline => GeneratorRun.Real;
    private static GeneratorRun BaselineWithSteps => GeneratorRun.RealWithSteps;
    private static GeneratorRun FewWithSteps => GeneratorRun.RepresentativeWithSteps;

    [Test]
    public void First_run_makes_one_endpoint_of_each_descriptor()
    {
        var descriptors = Spec.Paths.Count(path => path.Contains('/', StringComparison.Ordinal));

        Assert.That(BaselineWithSteps.Step(TrackingNames.Endpoints).Select(step => step.Reason), Is.EqualTo(Enumerable.Repeat(New, descriptors)));
    }

    [Test]
    public void Editing_one_field_emits_one_endpoint()
    {
        var path = Spec.PathOf("ka10081");
        SpecFiles Edit(SpecFiles spec) => spec.Edit(path, "trde_tern_rt: 거래회전율", "trde_tern_rt: { ko: 거래회전율, summary: Volume in percent of listed shares. }");

        var run = Baseline.Then(Edit(Spec));
        var few = FewWithSteps.Then(Edit(Few));

        Assert.That(run.EmittedSince(Baseline), Is.EqualTo(["Charts.ka10081.DailyCandles.g.cs"]));
        Assert.That(run.SourceOf("ka10081"), Does.Contain("<summary>Volume in percent of listed shares.</summary>"));
        AssertOneChanged(few.Step(TrackingNames.Endpoints));
        AssertUnchanged(few, TrackingNames.SharedSpec, TrackingNames.EnumModels, TrackingNames.ShapeModels, TrackingNames.Errors, TrackingNames.Index, TrackingNames.Realtime);
    }

    [TestCase("0D", "  6115: NXT중간가대비등락율", "  6115: { ko: NXT중간가대비등락율, note: Odd. }", "Realtime.0D.OrderBookUpdate.g.cs")]
    [TestCase("ka10171", "      name: 조건검색식 명", "      name: { ko: 조건검색식 명, note: Odd. }", "ConditionSearch.ka10171.ConditionList.g.cs")]
    public void Editing_one_of_all_descriptors_emits_one_endpoint(string apiId, string old, string replacement, string emitted)
    {
        var descriptors = Spec.Paths.Count(path => path.Contains('/', StringComparison.Ordinal));

        var run = BaselineWithSteps.Then(Spec.Edit(Spec.PathOf(apiId), old, replacement));

        Assert.That(descriptors, Is.GreaterThanOrEqualTo(207));
        Assert.That(run.EmittedSince(BaselineWithSteps), Is.EqualTo([emitted]));
        AssertOneChanged(run.Step(TrackingNames.Bound));
        AssertOneChanged(run.Step(TrackingNames.Endpoints));
        Assert.That(run.Step(TrackingNames.Bound), Has.Count.EqualTo(descriptors));
        Assert.That(run.Step(TrackingNames.Endpoints), Has.Count.EqualTo(descriptors));
        AssertUnchanged(run, TrackingNames.SharedSpec, TrackingNames.EnumModels, TrackingNames.ShapeModels, TrackingNames.Errors, TrackingNames.Index, TrackingNames.Realtime);
    }

    [Test]
    public void Editing_one_descriptor_parses_one_descriptor()
    {
        var run = FewWithSteps.Then(Few.Edit(Few.PathOf("ka10081"), "trde_tern_rt: 거래회전율", "trde_tern_rt: { ko: 거래회전율, note: Odd. }"));

        AssertOneChanged(run.Step(TrackingNames.Bound));
    }

    /// <summary>The compiler server keeps the driver between two builds and brings it all files as new objects.</summary>
    [Test]
    public void Files_that_come_anew_with_what_they_held_are_not_parsed()
    {
        var edited = Few.PathOf("ka10081");
        var anew = Few.Paths.Aggregate(Few, (files, path) => files.With(path, Few[path]));

        var run = FewWithSteps.Then(anew.Edit(edited, "trde_tern_rt: 거래회전율", "trde_tern_rt: { ko: 거래회전율, note: Odd. }"));

        var parsed = run.Step(TrackingNames.Parsed);
        Assert.That(parsed.Count(step => step.Reason == Cached), Is.EqualTo(Few.Texts.Length - 1));
        AssertOneChanged(parsed);
        AssertOneChanged(run.Step(TrackingNames.Endpoints));
    }

    [Test]
    public void Word_more_in_the_vocabulary_binds_every_descriptor_and_parses_none()
    {
        var run = BaselineWithSteps.Then(Spec.Append("vocabulary.yaml", "\nnobody_says_this: NobodySaysThis count\n"));

        AssertOneChanged(run.Step(TrackingNames.Parsed));
        Assert.That(run.Step(TrackingNames.Vocabulary).Select(step => step.Reason), Is.EqualTo([Modified]));
        Assert.That(run.Step(TrackingNames.Bound).Select(step => step.Reason), Is.All.EqualTo(Unchanged), "every descriptor is bound again, to what it was");
        Assert.That(run.EmittedSince(BaselineWithSteps), Is.Empty);
    }

    [TestCase("areas.yaml")]
    [TestCase("vocabulary.yaml")]
    [TestCase("enums.yaml")]
    [TestCase("shapes.yaml")]
    [TestCase("errors.yaml")]
    [TestCase("return-codes.yaml")]
    [TestCase("charts/ka10081.yaml")]
    [TestCase("orders/kt10000.yaml")]
    public void Comment_emits_nothing(string path)
    {
        const string Comment = "# A comment that moves every line.\n";

        var run = Baseline.Then(Spec.With(path, Comment + Spec[path]));
        var few = FewWithSteps.Then(Few.With(path, Comment + Few[path]));

        Assert.That(run.EmittedSince(Baseline), Is.Empty);
        AssertUnchanged(
            few, TrackingNames.Areas, TrackingNames.Vocabulary, TrackingNames.Enums, TrackingNames.Shapes, TrackingNames.Errors, TrackingNames.ReturnCodes, TrackingNames.SharedSpec,
            TrackingNames.Endpoints, TrackingNames.EnumModels, TrackingNames.ShapeModels, TrackingNames.Index);
    }

    [Test]
    public void Unrelated_edit_of_the_code_runs_nothing()
    {
        var code = CSharpSyntaxTree.ParseText("namespace Elsewhere { internal static class Unrelated; }", Library.ParseOptions);

        var run = FewWithSteps.Then(Library.Compilation.AddSyntaxTrees(code));

        var reasons = run.Result.TrackedSteps.Values.Concat(run.Result.TrackedOutputSteps.Values)
            .SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();
        Assert.That(reasons, Has.Count.GreaterThan(100));
        Assert.That(reasons, Is.All.EqualTo(Cached));
        Assert.That(run.EmittedSince(FewWithSteps), Is.Empty);
    }

    [Test]
    public void Editing_the_label_of_a_code_emits_its_table_alone()
    {
        static SpecFiles Edit(SpecFiles spec) => spec.Edit("enums.yaml", "\"4\": LowerLimit 하한가", "\"4\": LowerLimit 하한");

        var run = Baseline.Then(Edit(Spec));
        var few = FewWithSteps.Then(Edit(Few));

        Assert.That(run.EmittedSince(Baseline), Is.EqualTo(["Enums.ChangeSign.g.cs"]));
        AssertOneChanged(few.Step(TrackingNames.EnumModels));
        AssertUnchanged(few, TrackingNames.SharedSpec, TrackingNames.Endpoints, TrackingNames.ShapeModels, TrackingNames.Index);
    }

    [Test]
    public void Editing_the_pricing_of_a_type_emits_its_table_alone()
    {
        static SpecFiles Edit(SpecFiles spec) => spec.Edit("enums.yaml", "    MidPrice: optional\n", "    MidPrice: none\n");

        var run = Baseline.Then(Edit(Spec));
        var few = FewWithSteps.Then(Edit(Few));

        Assert.That(run.EmittedSince(Baseline), Is.EqualTo(["Enums.OrderType.g.cs"]));
        AssertUnchanged(few, TrackingNames.SharedSpec, TrackingNames.Endpoints);
    }

    [Test]
    public void Editing_a_word_of_the_vocabulary_emits_the_endpoints_that_use_it()
    {
        var run = Baseline.Then(Spec.Edit("vocabulary.yaml", "\nbase_orig_ord_no: RootOrderNumber code", "\nbase_orig_ord_no: RootOrderNumber text"));

        Assert.That(run.EmittedSince(Baseline), Is.EqualTo([
            "CreditOrders.kt10008.CreditModifyOrder.g.cs", "CreditOrders.kt10009.CreditCancelOrder.g.cs",
            "Orders.kt10002.ModifyOrder.g.cs", "Orders.kt10003.CancelOrder.g.cs",
            "Orders.kt50002.GoldModifyOrder.g.cs", "Orders.kt50003.GoldCancelOrder.g.cs"]));
    }

    [Test]
    public void Editing_how_long_an_order_s_number_may_be_emits_the_order_and_what_orders_have_in_common()
    {
        var path = Spec.PathOf("kt10003");

        var run = Baseline.Then(Spec.Edit(path, "role: originalNumber, required: true, length: 7", "role: originalNumber, required: true, length: 6"));

        Assert.That(run.EmittedSince(Baseline), Is.EqualTo(["OrderNumbers.g.cs", "Orders.kt10003.CancelOrder.g.cs"]));
        Assert.That(Baseline.Sources["OrderNumbers.g.cs"], Does.Contain("Longest = 7;"));
        Assert.That(run.Sources["OrderNumbers.g.cs"], Does.Contain("Longest = 6;"), "what one order can no more be cancelled by is too long for all");
    }

    [Test]
    public void Adding_a_descriptor_emits_it_and_the_two_files_that_list_names()
    {
        var run = Baseline.Then(Spec.With(Sample.Path, Sample.Text));
        var few = FewWithSteps.Then(Few.With(Sample.Path, Sample.Text));

        Assert.That(run.EmittedSince(Baseline), Is.EqualTo(["Catalogue.g.cs", "KiwoomClient.g.cs", "MarketConditions.ka99999.Sample.g.cs"]));
        AssertOneChanged(few.Step(TrackingNames.Endpoints));
        AssertUnchanged(few, TrackingNames.SharedSpec, TrackingNames.EnumModels, TrackingNames.ShapeModels, TrackingNames.Errors);
    }

    [Test]
    public void Removing_a_descriptor_emits_the_two_files_that_list_names()
    {
        var run = Baseline.Then(Spec.Without(Spec.PathOf("ka10081")));

        Assert.That(run.EmittedSince(Baseline), Is.EqualTo(["Catalogue.g.cs", "KiwoomClient.g.cs"]));
        Assert.That(run.Sources.Keys, Does.Not.Contain("Charts.ka10081.DailyCandles.g.cs"));
    }

    [Test]
    public void Mistake_and_its_mending_leave_the_other_endpoints_alone()
    {
        var path = Spec.PathOf("ka10081");
        var broken = Baseline.Then(Spec.Edit(path, "method: GetDailyCandles", "method: getDailyCandles"));

        var mended = broken.Then(Spec);

        Assert.That(broken.EmittedSince(Baseline), Is.EqualTo(["Catalogue.g.cs", "KiwoomClient.g.cs"]));
        Assert.That(mended.EmittedSince(broken), Is.EqualTo(["Catalogue.g.cs", "Charts.ka10081.DailyCandles.g.cs", "KiwoomClient.g.cs"]));
        Assert.That(mended.Sources, Is.EqualTo(Baseline.Sources));
        Assert.That(mended.Diagnostics, Is.Empty);
    }

    private static void AssertOneChanged(IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> results)
    {
        Assert.That(results.Count(result => result.Reason is New or Modified), Is.EqualTo(1));
        Assert.That(results.Where(result => result.Reason is not (New or Modified or Removed)).Select(result => result.Reason), Is.All.AnyOf(Cached, Unchanged));
        Assert.That(results, Has.Count.GreaterThan(1));
    }

    private static void AssertUnchanged(GeneratorRun run, params string[] steps) => Assert.Multiple(() =>
    {
        foreach (var step in steps)
        {
            Assert.That(run.Step(step).Select(result => result.Reason), Is.Not.Empty.And.All.AnyOf(Cached, Unchanged), step);
        }
    });
}
