using System.Text.RegularExpressions;
using Kiwoom.Simulator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kiwoom.Generator.Tests.Documentation;

/// <summary>Samples as the programs that a reader makes of them.</summary>
internal static partial class SampleProgram
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly Lazy<MetadataReference[]> LazyReferences = new(static () =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "refs"), "*.dll")
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll"))
            .DistinctBy(Path.GetFileName)
            .Append(typeof(KiwoomClient).Assembly.Location)
            .Append(typeof(KiwoomBuilder).Assembly.Location)
            .Append(typeof(KiwoomSimulator).Assembly.Location)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    public static CSharpCompilation Compile(string program, string globalUsings) => CSharpCompilation.Create(
        "Sample",
        [CSharpSyntaxTree.ParseText(program, ParseOptions), CSharpSyntaxTree.ParseText(globalUsings, ParseOptions)],
        LazyReferences.Value,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    public static IEnumerable<string> Problems(CSharpCompilation compilation) => compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id != "CS1701"))
        .Select(diagnostic => diagnostic.ToString());

    /// <summary>Samples one below the other, their using directives first: what a reader has who goes on with the next one.</summary>
    public static string Join(IEnumerable<string> samples)
    {
        var all = samples.ToArray();
        return string.Concat(all.SelectMany(sample => Usings().Matches(sample).Select(match => match.Value)).Distinct()) + string.Concat(all.Select(sample => Usings().Replace(sample, "")));
    }

    public static IReadOnlyList<string> UsingsOf(string sample) => [.. Usings().Matches(sample).Select(match => match.Value)];

    [GeneratedRegex("^using [A-Za-z.]+;\\n", RegexOptions.Multiline)]
    private static partial Regex Usings();
}
