using System.Text.RegularExpressions;
using Kiwoom.Generator.Tests.Harness;
using Kiwoom.Simulator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kiwoom.Generator.Tests.Documentation;

/// <summary>Each C# block of the README and of the guides compiles as a program; those that use <c>kiwoom</c> without declaring it follow the first one.</summary>
public sealed partial class ReadmeSampleTests
{
    private const string GlobalUsings = $"""
        {Library.ImplicitUsings}
        global using Kiwoom;
        """;

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

    // The guides whose samples need nothing but what this project references.
    private static readonly string[] Pages =
    [
        "README.md", "README.ko.md", "runtime/docs/errors.md", "runtime/docs/limits.md", "runtime/docs/sharing-a-key.md", "runtime/docs/testing-your-bot.md",
    ];

    private static IEnumerable<string> Samples =>
        Pages.SelectMany(page => Block().Matches(File.ReadAllText(Repository.PathOf(page.Split('/'))).ReplaceLineEndings("\n"))).Select(match => match.Groups[1].Value).Distinct();

    [Test]
    public void Readme_has_samples() => Assert.That(Samples.Count(), Is.GreaterThanOrEqualTo(4));

    [TestCaseSource(nameof(Samples))]
    public void Sample_compiles(string sample) => Assert.That(Compile(sample), Is.Empty);

    [Test]
    public void Sample_with_a_mistake_does_not() =>
        Assert.That(Compile("var book = await kiwoom.MarketConditions.GetOrderBooksAsync(\"005930\");"), Has.Some.Contain("GetOrderBooksAsync"));

    /// <summary>What people write with this library, each with all the namespaces that it needs: the shape of the library was chosen by them.</summary>
    private static IEnumerable<string> Programs => Directory.EnumerateFiles(Repository.PathOf("tests", "Kiwoom.Generator.Tests", "Documentation", "Programs"), "*.cs").Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file)!);

    [TestCaseSource(nameof(Programs))]
    public void Program_of_a_user_compiles_with_two_namespaces_at_most(string name)
    {
        var program = File.ReadAllText(Repository.PathOf("tests", "Kiwoom.Generator.Tests", "Documentation", "Programs", name)).ReplaceLineEndings("\n");
        Assert.That(Usings().Matches(program).Count(match => match.Value.StartsWith("using Kiwoom", StringComparison.Ordinal)), Is.InRange(1, 2));
        Assert.That(CompileProgram(program, Library.ImplicitUsings), Is.Empty);
    }

    /// <summary>The Korean README is the English one in Korean: what people copy, and where things are told, is the same.</summary>
    [Test]
    public void Readme_in_Korean_has_the_same_blocks_headings_rows_and_links()
    {
        var (english, korean) = (Read("README.md"), Read("README.ko.md"));

        Assert.That(AnyBlock().Matches(korean).Select(match => match.Value), Is.EqualTo(AnyBlock().Matches(english).Select(match => match.Value)));
        Assert.That(Outline(korean), Is.EqualTo(Outline(english)));
        Assert.That(Links(korean).Except(["README.md"]), Is.EqualTo(Links(english).Except(["README.ko.md"])));
    }

    private static string Read(string name) => File.ReadAllText(Repository.PathOf(name)).ReplaceLineEndings("\n");

    /// <summary>The levels of the headings, and how many table rows and list items stand below each.</summary>
    private static IEnumerable<string> Outline(string page) => Heading().Split(AnyBlock().Replace(page, "")).Select(section => section.Split('\n'))
        .Select(lines => $"{lines[0].TakeWhile(c => c == '#').Count()} {lines.Count(line => line.StartsWith('|'))} {lines.Count(line => line.StartsWith("- ", StringComparison.Ordinal))}");

    private static IEnumerable<string> Links(string page) => Link().Matches(AnyBlock().Replace(page, "")).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Compile(string sample)
    {
        var usings = string.Concat(Usings().Matches(sample).Select(match => match.Value));
        var isWhole = Declaration().IsMatch(sample) || !Use().IsMatch(sample);
        var program = isWhole ? sample : usings + "await using KiwoomClient kiwoom = null!;\n" + sample[usings.Length..];
        return CompileProgram(program, GlobalUsings);
    }

    private static IEnumerable<string> CompileProgram(string program, string globalUsings)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(program, ParseOptions), CSharpSyntaxTree.ParseText(globalUsings, ParseOptions)],
            LazyReferences.Value,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id != "CS1701"))
            .Select(diagnostic => diagnostic.ToString());
    }

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex AnyBlock();

    [GeneratedRegex("^(?=#)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^using [A-Za-z.]+;\\n", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"\bvar kiwoom =|\bKiwoomClient kiwoom\b")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bkiwoom\b")]
    private static partial Regex Use();
}
