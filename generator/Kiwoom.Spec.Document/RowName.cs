using System.Text.RegularExpressions;

namespace Kiwoom.Spec.Document;

/// <summary>
/// Parts an element from its Korean name. Both wrap over lines, the first may be followed by a Korean name in Latin letters
/// (<c>per PER</c>), and nothing marks where one ends: the examples' keys prove it, and words that are known.
/// </summary>
internal sealed partial record RowName(string Wire, string Korean, bool IsProven)
{
    /// <param name="name">What stands between <c>Body</c> and the type, without dashes.</param>
    /// <param name="tail">The last letters of the element, which a page break cut; empty for none.</param>
    /// <param name="koreanTail">The same of the Korean name.</param>
    /// <param name="known">The names that there are.</param>
    public static RowName Split(string name, string tail, string koreanTail, IReadOnlySet<string> known)
    {
        var words = Words(name);
        var wires = new List<(string Wire, int Count)>();
        var joined = "";
        foreach (var word in words.TakeWhile(word => Latin().IsMatch(word.Text)))
        {
            joined += word.Text;
            wires.Add((joined + tail, wires.Count + 1));
        }

        if (wires.Count == 0)
        {
            // The element and its Korean name touch, or there is no element.
            var latin = words.Count > 0 ? LatinStart().Match(words[0].Text).Value : "";
            return new RowName(latin + tail, name.Trim()[latin.Length..] + koreanTail, known.Contains(latin + tail));
        }

        var proven = wires.LastOrDefault(wire => known.Contains(wire.Wire));
        var (chosen, count) = proven.Wire is null ? Guess(wires, words) : proven;
        return new RowName(chosen, Join(words.Skip(count)) + koreanTail, proven.Wire is not null);
    }

    public static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>A name goes on in the next line where it ends in an underscore, or where that line begins in small letters.</summary>
    private static (string Wire, int Count) Guess(List<(string Wire, int Count)> wires, List<Word> words)
    {
        var count = 1;
        while (count < wires.Count && words[count].IsOnNewLine &&
            (words[count - 1].Text.EndsWith('_') || SmallLetters().IsMatch(words[count].Text)))
        {
            count++;
        }

        return wires[count - 1];
    }

    private static string Join(IEnumerable<Word> words) =>
        string.Concat(words.Select((word, i) => (i == 0 || word.IsOnNewLine ? "" : " ") + word.Text));

    private static List<Word> Words(string name) =>
        [.. name.Split('\n').SelectMany((line, i) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select((text, n) => new Word(text, i > 0 && n == 0)))];

    private sealed record Word(string Text, bool IsOnNewLine);

    [GeneratedRegex(@"^[A-Za-z0-9_]+$")]
    private static partial Regex Latin();

    [GeneratedRegex(@"^[A-Za-z0-9_]*")]
    private static partial Regex LatinStart();

    [GeneratedRegex(@"^[a-z0-9_]+$")]
    private static partial Regex SmallLetters();
}
