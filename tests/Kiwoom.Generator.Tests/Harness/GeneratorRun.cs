using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>One run of the generator over the library and a spec, by a real driver. A later run continues from its caches.</summary>
internal sealed class GeneratorRun
{
    // To note the reasons takes the driver a second for each run over the real spec, more than all the rest of it: only who asks for them has them.
    private static readonly GeneratorDriverOptions Plain = new(IncrementalGeneratorOutputKind.None);
    private static readonly GeneratorDriverOptions WithSteps = new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);

    private static readonly ConcurrentDictionary<(CSharpCompilation Input, string Emitted), Lazy<ImmutableArray<Diagnostic>>> Compiled = new();

    private const int RefusedToCompiled = 4;

    private static readonly bool CompilesHandWritten = Environment.GetEnvironmentVariable("KIWOOM_ENDURANCE") == "full";
    private static readonly bool CompilesRefused = Environment.GetEnvironmentVariable("KIWOOM_ENDURANCE") is "full" or "ci";

    private static readonly Lazy<GeneratorRun> LazyRepresentative = new(static () => Of(SpecFiles.Representative));
    private static readonly Lazy<GeneratorRun> LazyReal = new(static () => Of(SpecFiles.Real));
    private static readonly Lazy<GeneratorRun> LazyRepresentativeWithSteps = new(static () => Of(SpecFiles.Representative, hasSteps: true));
    private static readonly Lazy<GeneratorRun> LazyRealWithSteps = new(static () => Of(SpecFiles.Real, hasSteps: true));

    private readonly GeneratorDriver _driver;
    private readonly Compilation _output;
    private readonly bool _hasSteps;

    private GeneratorRun(GeneratorDriver driver, SpecFiles spec, CSharpCompilation input, bool hasSteps)
    {
        _hasSteps = hasSteps;
        Spec = spec;
        Input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out _output, out var diagnostics);
        Diagnostics = diagnostics;
        Result = _driver.GetRunResult().Results.Single();
    }

    /// <summary>The first run over the repository's spec, which every test starts from that needs all of it.</summary>
    public static GeneratorRun Real => LazyReal.Value;

    /// <summary>The first run over the representative spec.</summary>
    public static GeneratorRun Representative => LazyRepresentative.Value;

    /// <summary>The same as <see cref="Real"/>; it and what goes on from it know why each result came out.</summary>
    public static GeneratorRun RealWithSteps => LazyRealWithSteps.Value;

    /// <summary>The same as <see cref="Representative"/>; it and what goes on from it know why each result came out.</summary>
    public static GeneratorRun RepresentativeWithSteps => LazyRepresentativeWithSteps.Value;

    public SpecFiles Spec { get; }

    public CSharpCompilation Input { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>What the generator and its driver report.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The emitted files by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Sources => Result.GeneratedSources
        .ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The library with its generated part.</summary>
    public CSharpCompilation Output => (CSharpCompilation)_output;

    public static GeneratorRun Of(SpecFiles spec, bool hasSteps = false) => Of(spec, Library.Compilation, hasSteps: hasSteps);

    /// <param name="spec">The files.</param>
    /// <param name="input">What is compiled beside them.</param>
    /// <param name="roleOf">Whose spec a path belongs to, as the build says it in metadata; by default the library's.</param>
    /// <param name="hasSteps">Whether it notes why results came out.</param>
    public static GeneratorRun Of(SpecFiles spec, CSharpCompilation input, Func<string, string?>? roleOf = null, bool hasSteps = false)
    {
        var roles = new SpecRoleOptions(roleOf ?? (static _ => "library"));
        var driver = CSharpGeneratorDriver.Create([new KiwoomGenerator().AsSourceGenerator()], spec.Texts, Library.ParseOptions, roles, hasSteps ? WithSteps : Plain);
        return new GeneratorRun(driver, spec, input, hasSteps);
    }

    /// <summary>Runs again after an edit of the spec, as an editor does: untouched files keep their identity.</summary>
    public GeneratorRun Then(SpecFiles spec)
    {
        var driver = _driver;
        var before = Spec.Texts.ToDictionary(text => text.Path, StringComparer.Ordinal);
        foreach (var text in spec.Texts)
        {
            if (!before.Remove(text.Path, out var old))
            {
                driver = driver.AddAdditionalTexts([text]);
            }
            else if (!ReferenceEquals(old, text))
            {
                driver = driver.ReplaceAdditionalText(old, text);
            }
        }

        return new GeneratorRun(driver.RemoveAdditionalTexts([.. before.Values]), spec, Input, _hasSteps);
    }

    /// <summary>Runs again after an edit of the C# sources.</summary>
    public GeneratorRun Then(CSharpCompilation input) => new(_driver, Spec, input, _hasSteps);

    /// <summary>The file emitted for an endpoint.</summary>
    public string SourceOf(string apiId) => Sources.Single(source => source.Key.Contains($".{apiId}.", StringComparison.Ordinal)).Value;

    /// <summary>Everything that a build would print: the generator's diagnostics and the compiler's, warnings and errors.</summary>
    public IReadOnlyList<Diagnostic> BuildDiagnostics() =>
        [.. Diagnostics.Concat(CompilerDiagnostics().Where(diagnostic => !Library.FollowsFromTheSpec(diagnostic.Location.GetLineSpan().Path)))
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>What the compiler says of some emitted files: the others are not compiled.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnosticsOf(IEnumerable<string> hintNames)
    {
        var names = hintNames.ToHashSet(StringComparer.Ordinal);
        return _output.SyntaxTrees.Where(tree => names.Contains(Path.GetFileName(tree.FilePath)))
            .SelectMany(tree => _output.GetSemanticModel(tree).GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    /// <summary>
    /// What the compiler says of the emitted files, and after one in four of the refused edits (all of them with <c>KIWOOM_ENDURANCE=ci</c>); with <c>KIWOOM_ENDURANCE=full</c> of the hand-written ones too, which take most of the time
    /// and which the library's own build compiles. Many mistakes leave the same files: they are compiled once.
    /// </summary>
    private ImmutableArray<Diagnostic> CompilerDiagnostics()
    {
        // Which ones hangs on what they were refused for, and is the same in each run.
        if (!CompilesRefused && Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } refusal &&
            refusal.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Sum(c => c) % RefusedToCompiled != 0)
        {
            return [];
        }

        var emitted = string.Join('\0', Sources.Select(source => source.Key + '\0' + source.Value));
        return Compiled.GetOrAdd((Input, emitted), _ => new(() => CompilesHandWritten
            ? _output.GetDiagnostics()
            : [.. CompilerDiagnosticsOf(Result.GeneratedSources.Select(source => source.HintName))])).Value;
    }

    /// <summary>Why the results of a step came out, one entry a result.</summary>
    public IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> Step(string name) =>
        !_hasSteps ? throw new InvalidOperationException("This run did not note why results came out.") :
        Result.TrackedSteps.TryGetValue(name, out var steps) ? [.. steps.SelectMany(step => step.Outputs)] : [];

    /// <summary>The hint names of files that this run emitted anew: a cached output keeps the very text of the run before.</summary>
    public IReadOnlyList<string> EmittedSince(GeneratorRun before)
    {
        var kept = before.Result.GeneratedSources.Select(source => source.SourceText).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. Result.GeneratedSources.Where(source => !kept.Contains(source.SourceText)).Select(source => source.HintName).Order(StringComparer.Ordinal)];
    }
}
