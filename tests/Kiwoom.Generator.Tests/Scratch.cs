using System.Diagnostics;
using Kiwoom.Generator.Tests.Harness;
namespace Kiwoom.Generator.Tests;
public sealed class Scratch
{
    [Test]
    public void Measure()
    {
        var b = Sample.Baseline;
        void Time(string what, Action a) { var c = Process.GetCurrentProcess().TotalProcessorTime; var w = Stopwatch.StartNew(); a(); Console.WriteLine($"{what}: {w.ElapsedMilliseconds} wall {(Process.GetCurrentProcess().TotalProcessorTime - c).TotalMilliseconds} cpu"); }
        Time("first", () => b.BuildDiagnostics());
        for (var i = 0; i < 4; i++)
        {
            var r = b.Then(Sample.Spec.Edit(Sample.Path, "A sample.", "A sample" + i + "."));
            Time("all", () => r.Output.GetDiagnostics());
            r = b.Then(Sample.Spec.Edit(Sample.Path, "A sample.", "B sample" + i + "."));
            Time("decl", () => r.Output.GetDeclarationDiagnostics());
            var g = r.Output.SyntaxTrees.Where(t => t.FilePath.EndsWith(".g.cs")).ToList();
            Time("gen " + g.Count, () => { foreach (var t in g) r.Output.GetSemanticModel(t).GetDiagnostics(); });
            var h = r.Output.SyntaxTrees.Where(t => !t.FilePath.EndsWith(".g.cs")).ToList();
            Time("hand " + h.Count, () => { foreach (var t in h) r.Output.GetSemanticModel(t).GetDiagnostics(); });
        }
        Time("real", () => GeneratorRun.Of(SpecFiles.Real));
        Time("real", () => GeneratorRun.Of(SpecFiles.Real));
    }
}
