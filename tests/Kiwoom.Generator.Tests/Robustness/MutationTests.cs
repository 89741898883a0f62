using Kiwoom.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kiwoom.Generator.Tests.Robustness;

/// <summary>
/// Damaged spec files, by seeded chance: the generator never crashes, never emits what does not parse, and what it does not refuse
/// compiles. 30 for each seed, 80 with <c>KIWOOM_ENDURANCE=ci</c>, 5,000 with <c>=full</c>.
/// </summary>
[Category("Endurance")]
public sealed class MutationTests
{
    private const int Compiled = 3;

    private static readonly int Mutations = Environment.GetEnvironmentVariable("KIWOOM_ENDURANCE") switch
    {
        "full" => 5_000,
        "ci" => 80,
        _ => 30,
    };
    private static readonly SpecFiles Spec = SpecFiles.Representative.With(Sample.Path, Sample.Text);
    private static readonly CSharpCompilation NoCode = CSharpCompilation.Create("NoCode");
    private static readonly Lazy<GeneratorRun> LazyBaseline = new(static () => GeneratorRun.Of(Spec, NoCode));

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void Damaged_spec_is_refused_or_compiles(int seed)
    {
        var random = new Random(seed);
        var mutator = new Mutator(random);
        var paths = Spec.Paths.ToArray();
        var (refused, survived, compiled) = (0, 0, 0);
        for (var i = 0; i < Mutations; i++)
        {
            var path = paths[random.Next(paths.Length)];
            var spec = Spec.With(path, mutator.Mutate(Spec[path]));
            var run = LazyBaseline.Value.Then(spec);
            AssertSound(run, spec[path]);
            if (run.Diagnostics.Length > 0)
            {
                refused++;
                continue;
            }

            survived++;
            if (compiled < Compiled && run.EmittedSince(LazyBaseline.Value).Count > 0)
            {
                compiled++;
                AssertCompiles(spec, path);
            }
        }

        Assert.That(new[] { refused, survived }, Is.All.GreaterThan(Mutations / 10), "the mutations are too tame or too wild to tell anything");
    }

    private static void AssertSound(GeneratorRun run, string text)
    {
        Assert.That(run.Result.Exception, Is.Null, text);
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.All.StartWith("KIW").And.None.EqualTo("KIW001"), text);
        var emitted = run.EmittedSince(LazyBaseline.Value).ToHashSet(StringComparer.Ordinal);
        var broken = run.Result.GeneratedSources
            .Where(source => emitted.Contains(source.HintName))
            .SelectMany(source => CSharpSyntaxTree.ParseText(source.SourceText, Library.ParseOptions).GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.That(broken.Select(diagnostic => diagnostic.ToString()), Is.Empty, text);
    }

    /// <summary>Looks at the emitted files: the hand-written ones may miss a token element that was renamed.</summary>
    private static void AssertCompiles(SpecFiles spec, string path)
    {
        var errors = Sample.Baseline.Then(spec).BuildDiagnostics()
            .Where(diagnostic => diagnostic.Location.GetLineSpan().Path.EndsWith(".g.cs", StringComparison.Ordinal));
        Assert.That(errors.Select(Sample.Format), Is.Empty, () => spec[path]);
    }
}
