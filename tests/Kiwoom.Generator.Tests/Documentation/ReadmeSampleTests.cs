using System.Text.RegularExpressions;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Documentation;

/// <summary>Each C# block of the README and of the guides compiles as a program; those that use <c>kiwoom</c> without declaring it follow the first one.</summary>
public sealed partial class ReadmeSampleTests
{
    private const string GlobalUsings = $"""
        {Library.ImplicitUsings}
        global using Kiwoom;
        """;

    // The guides whose samples need nothing but what this project references.
    private static readonly string[] Pages =
    [
        "README.md", "README.ko.md", "runtime/docs/errors.md", "runtime/docs/limits.md", "runtime/docs/sharing-a-key.md", "runtime/docs/testing-your-bot.md",
    ];

    private static IEnumerable<string> Samples => Pages.SelectMany(Markdown.BlocksOf).Where(block => block.Language == "csharp").Select(block => block.Text).Distinct();

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
        Assert.That(SampleProgram.UsingsOf(program).Count(directive => directive.StartsWith("using Kiwoom", StringComparison.Ordinal)), Is.InRange(1, 2));
        Assert.That(CompileProgram(program, Library.ImplicitUsings), Is.Empty);
    }

    /// <summary>The Korean README is the English one in Korean: what people copy, and where things are told, is the same.</summary>
    [Test]
    public void Readme_in_Korean_has_the_same_blocks_headings_rows_and_links()
    {
        var (english, korean) = (Markdown.Read("README.md"), Markdown.Read("README.ko.md"));

        Assert.That(AnyBlock().Matches(korean).Select(match => match.Value), Is.EqualTo(AnyBlock().Matches(english).Select(match => match.Value)));
        Assert.That(Outline(korean), Is.EqualTo(Outline(english)));
        Assert.That(Links(korean).Except(["README.md"]), Is.EqualTo(Links(english).Except(["README.ko.md"])));
    }

    /// <summary>The levels of the headings, and how many table rows and list items stand below each.</summary>
    private static IEnumerable<string> Outline(string page) => Heading().Split(AnyBlock().Replace(page, "")).Select(section => section.Split('\n'))
        .Select(lines => $"{lines[0].TakeWhile(c => c == '#').Count()} {lines.Count(line => line.StartsWith('|'))} {lines.Count(line => line.StartsWith("- ", StringComparison.Ordinal))}");

    private static IEnumerable<string> Links(string page) => Link().Matches(AnyBlock().Replace(page, "")).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Compile(string sample)
    {
        var usings = string.Concat(SampleProgram.UsingsOf(sample));
        var isWhole = Declaration().IsMatch(sample) || !Use().IsMatch(sample);
        var program = isWhole ? sample : usings + "await using KiwoomClient kiwoom = null!;\n" + sample[usings.Length..];
        return CompileProgram(program, GlobalUsings);
    }

    private static IEnumerable<string> CompileProgram(string program, string globalUsings) => SampleProgram.Problems(SampleProgram.Compile(program, globalUsings));

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex AnyBlock();

    [GeneratedRegex("^(?=#)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bvar kiwoom =|\bKiwoomClient kiwoom\b")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bkiwoom\b")]
    private static partial Regex Use();
}
