using Kiwoom.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>A crash is an error at the file it happened on, not the compiler's warning CS8785, and costs no other file.</summary>
public sealed class InternalErrorTests
{
    [TestCase("/spec/market-conditions/ka99998.yaml", "KIW001")]
    [TestCase("/spec/vocabulary.yaml", "KIW001")]
    public void Crash_on_a_file_is_an_error_at_its_start(string path, string expectedId)
    {
        var name = path["/spec/".Length..];
        var spec = SpecFiles.Representative.Paths.Contains(name) ? SpecFiles.Representative.Without(name) : SpecFiles.Representative;

        var run = GeneratorRun.Of(spec.With(new UnreadableFile(path)));

        var diagnostic = run.Diagnostics.Single();
        Assert.That(run.Result.Exception, Is.Null);
        Assert.That(diagnostic.Id, Is.EqualTo(expectedId));
        Assert.That(diagnostic.Severity, Is.EqualTo(DiagnosticSeverity.Error));
        Assert.That(
            Sample.Format(diagnostic),
            Does.StartWith($"{name}(1,1): KIW001: The generator failed on this file, which is a bug in the generator: System.IO.IOException: The disk is on fire."));
    }

    [Test]
    public void Crash_on_one_descriptor_costs_no_other()
    {
        var before = GeneratorRun.Representative;

        var after = before.Then(SpecFiles.Representative.With(new UnreadableFile("/spec/market-conditions/ka99998.yaml")));

        Assert.That(after.Sources, Is.EqualTo(before.Sources));
    }

    /// <summary>A file that fails when it is read, as on a broken disk.</summary>
    private sealed class UnreadableFile(string path) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => throw new IOException("The disk is on fire.");
    }
}
