using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Incremental;

/// <summary>The same spec makes the same code, whatever the order of files and the machine's culture.</summary>
public sealed class DeterminismTests
{
    [Test]
    public void Second_run_from_scratch_emits_the_same() =>
        Assert.That(GeneratorRun.Of(SpecFiles.Real).Sources, Is.EqualTo(GeneratorRun.Real.Sources));

    [Test]
    public void Order_of_files_does_not_matter() =>
        Assert.That(GeneratorRun.Of(SpecFiles.Real.Reverse()).Sources, Is.EqualTo(GeneratorRun.Real.Sources));

    [Test]
    [SetCulture("tr-TR")]
    [SetUICulture("tr-TR")]
    public void Turkish_culture_does_not_matter() =>
        Assert.That(GeneratorRun.Of(SpecFiles.Real).Sources, Is.EqualTo(GeneratorRun.Real.Sources));

    [Test]
    [SetCulture("fa-IR")]
    public void Persian_culture_does_not_matter() =>
        Assert.That(GeneratorRun.Of(SpecFiles.Real).Sources, Is.EqualTo(GeneratorRun.Real.Sources));

    [Test]
    public void Windows_line_ends_do_not_matter()
    {
        var spec = SpecFiles.Real.Paths.Aggregate(
            SpecFiles.Real, (spec, path) => spec.With(path, spec[path].Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.That(GeneratorRun.Of(spec).Sources, Is.EqualTo(GeneratorRun.Real.Sources));
    }

    [Test]
    public void Emitted_files_have_unix_line_ends_and_no_machine_paths()
    {
        Assert.That(GeneratorRun.Real.Sources.Values, Is.All.Not.Contain("\r"));
        Assert.That(GeneratorRun.Real.Sources.Values, Is.All.Not.Contain(Repository.Root));
    }
}
