using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Conventions;

/// <summary>What a Debug build leaves out to be quick, a build that is packed or that asks for it has: analyzers, and those of trimming and AOT among them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AnalyzedBuildTests
{
    private static readonly string[] Properties = ["RunAnalyzersDuringBuild", "EnableTrimAnalyzer", "EnableAotAnalyzer", "EnableSingleFileAnalyzer"];

    [TestCase("Release", "", true)]
    [TestCase("Debug", "true", true)]
    [TestCase("Debug", "", false)]
    public async Task Build_that_is_packed_or_asks_for_it_is_analyzed(string configuration, string analyze, bool expected)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
            ArgumentList = { "msbuild", "runtime/Kiwoom", $"-p:Configuration={configuration}{(analyze.Length > 0 ? ";Analyze=" + analyze : "")}", $"-getProperty:{string.Join(',', Properties)}" },
        };
        start.Environment.Remove("CI");
        using var process = Process.Start(start)!;
        using var answer = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();

        // What is not said is on.
        Assert.That(
            Properties.Select(name => answer.RootElement.GetProperty("Properties").GetProperty(name).GetString() != "false"), Is.All.EqualTo(expected), string.Join(", ", Properties));
    }
}
