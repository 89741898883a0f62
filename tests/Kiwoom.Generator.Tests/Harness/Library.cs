using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>The library without its generated part: the hand-written sources, compiled as its build compiles them.</summary>
internal static class Library
{
    private static readonly Lazy<CSharpCompilation> LazyCompilation = new(Create);

    // Roslyn 4.14 calls C# 14 a preview.
    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Preview, DocumentationMode.Diagnose, SourceCodeKind.Regular, ["NET", "NET10_0", "NET10_0_OR_GREATER"]);

    // Built on what many descriptors become: with them every spec here had to be whole, and each mistake in it would be many errors.
    private static readonly string[] UsersOfTheClient = ["KiwoomClient.FindOrder.cs", "OrderSearch.cs", "RealtimeClient.Executions.cs", "IRealtimeClient.Executions.cs", "MissedExecution.cs"];

    // A room of such users.
    private const string OrderTracking = "/Orders/Tracking/";

    /// <summary>
    /// Whether a file stands on emitted types and cannot be left out: what the compiler says of it after a mistake in the spec follows from
    /// that mistake. Without one the library's own build compiles it.
    /// </summary>
    public static bool FollowsFromTheSpec(string path) => path.Replace('\\', '/') is var file &&
        (file.Contains("/Realtime/Conditions/", StringComparison.Ordinal) || file.EndsWith("/Values/StockCode.cs", StringComparison.Ordinal));

    /// <summary>The hand-written sources and what the framework's generators add to them.</summary>
    public static CSharpCompilation Compilation => LazyCompilation.Value;

    private static CSharpCompilation Create()
    {
        var sources = Repository.Files("*.cs", "runtime", "Kiwoom")
            .Where(file => !UsersOfTheClient.Contains(Path.GetFileName(file)) && !file.Replace('\\', '/').Contains(OrderTracking, StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), ParseOptions, file, System.Text.Encoding.UTF8))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions, "GlobalUsings.g.cs"));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999,
            deterministic: true);
        var handWritten = CSharpCompilation.Create("Kiwoom", sources, References(), options);
        CSharpGeneratorDriver.Create(FrameworkGenerators(), parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(handWritten, out var whole, out var diagnostics);
        Assert.That(diagnostics, Is.Empty, "the framework's generators failed");
        return (CSharpCompilation)whole;
    }

    private static IEnumerable<MetadataReference> References()
    {
        var output = AppContext.BaseDirectory;
        return Directory.EnumerateFiles(Path.Combine(output, "refs"), "*.dll")
            .Concat(Directory.EnumerateFiles(output, "Microsoft.Extensions.*.dll"))

            // A package that is newer than the framework's own assembly lies in the output instead of refs.
            .Concat(Directory.EnumerateFiles(output, "System.Threading.RateLimiting.dll"))
            .Where(File.Exists)
            .DistinctBy(Path.GetFileName)
            .Select(file => MetadataReference.CreateFromFile(file));
    }

    private static ImmutableArray<ISourceGenerator> FrameworkGenerators() =>
        [.. Repository.FrameworkGenerators.SelectMany(file => new AnalyzerFileReference(file, new Loader()).GetGenerators(LanguageNames.CSharp))];

    /// <summary>What the SDK adds to a project.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
