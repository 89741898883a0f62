using System.Text.RegularExpressions;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Documentation;

/// <summary>
/// Each sentence of README.md that promises something absolute names the tests that hold it, in <c>ReadmePromises.txt</c>:
/// the sentence, and under it, indented, <c>Fixture.Test</c>. A new promise without a test fails here, and so does a test that is gone.
/// </summary>
public sealed partial class ReadmePromiseTests
{
    private const string Here = "tests/Kiwoom.Generator.Tests/Documentation/ReadmePromises.txt";

    private static readonly Lazy<Dictionary<string, string[]>> LazyPromises = new(ReadPromises);

    private static readonly Lazy<HashSet<string>> LazyTests = new(FindTests);

    [Test]
    public void Every_absolute_sentence_names_its_tests() =>
        Assert.That(Sentences().Where(sentence => !LazyPromises.Value.ContainsKey(sentence)), Is.Empty, $"Add these to {Here}, or say less.");

    [Test]
    public void No_promise_is_listed_that_readme_does_not_make() => Assert.That(LazyPromises.Value.Keys.Except(Sentences()), Is.Empty);

    [Test]
    public void Every_promise_has_a_test() =>
        Assert.That(LazyPromises.Value.Where(promise => promise.Value.Length == 0).Select(promise => promise.Key), Is.Empty);

    [Test]
    public void Every_test_named_exists() => Assert.That(LazyPromises.Value.SelectMany(promise => promise.Value).Where(test => !LazyTests.Value.Contains(test)), Is.Empty);

    /// <summary>The sentences, rows and list items outside code that hold an absolute word.</summary>
    private static IEnumerable<string> Sentences()
    {
        var prose = CodeOrHeading().Replace(File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n"), "\n");
        return Paragraph().Split(prose)
            .SelectMany(paragraph => SentenceEnd().Split(Space().Replace(paragraph, " ").Trim()))
            .Select(sentence => sentence.Trim())
            .Where(sentence => Absolute().IsMatch(sentence))
            .Distinct(StringComparer.Ordinal);
    }

    private static Dictionary<string, string[]> ReadPromises()
    {
        var promises = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var current = new List<string>();
        foreach (var line in File.ReadAllLines(Repository.PathOf(Here)).Where(line => line.Trim().Length > 0 && !line.StartsWith('#')))
        {
            if (char.IsWhiteSpace(line[0]))
            {
                current.Add(line.Trim());
            }
            else
            {
                current = promises[line.Trim()] = [];
            }
        }

        return promises.ToDictionary(promise => promise.Key, promise => promise.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The tests in all test projects, by the text of their files: one project cannot load the other's.</summary>
    private static HashSet<string> FindTests()
    {
        var tests = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests*.cs", SearchOption.AllDirectories))
        {
            // A partial fixture's files are named after it and a topic: RetryTests.Orders.cs.
            var fixture = Path.GetFileName(file).Split('.')[0];
            tests.UnionWith(TestMethod().Matches(File.ReadAllText(file)).Select(match => $"{fixture}.{match.Groups[1].Value}"));
        }

        return tests;
    }

    [GeneratedRegex("^ *```.*?^ *```|^#+ [^\n]*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeOrHeading();

    [GeneratedRegex(@"\n\s*\n|\n(?=\s*[-|])")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z`*])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\b(never|always|cannot|only|each|every|at most)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Absolute();

    [GeneratedRegex(@"^\s*(?:\[[^\]\n]*\]\s*)*public (?:async Task|void|Task) (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestMethod();
}
