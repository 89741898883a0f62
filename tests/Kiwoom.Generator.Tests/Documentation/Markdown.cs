using System.Text.RegularExpressions;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Documentation;

/// <summary>A page of the repository, and the code blocks in it.</summary>
internal static partial class Markdown
{
    public static string Read(string page) => File.ReadAllText(Repository.PathOf(page.Split('/'))).ReplaceLineEndings("\n");

    public static IEnumerable<CodeBlock> BlocksOf(string page) =>
        Block().Matches(Read(page)).Select(match => new CodeBlock(match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}

/// <param name="Language">What stands behind the fence.</param>
/// <param name="Text">The lines, each with its end.</param>
internal sealed record CodeBlock(string Language, string Text);
