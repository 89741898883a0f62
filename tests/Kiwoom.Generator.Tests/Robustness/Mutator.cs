namespace Kiwoom.Generator.Tests.Robustness;

/// <summary>Damages a text a little, as slips of the hand and bad merges do.</summary>
internal sealed class Mutator(Random random)
{
    private const string Characters = "aZ09 \t\n\r:;,.-_#&*!|>'\"%@`{}[]?~/\\한\0\u0085\u2028\uFEFF";

    public string Mutate(string text)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            text = random.Next(10) switch
            {
                0 => Insert(text),
                1 => Replace(text),
                2 => Delete(text),
                3 => Truncate(text),
                4 => SwapWords(text),
                5 => ChangeCase(text),
                6 => OnLines(text, lines => lines.RemoveAt(random.Next(lines.Count))),
                7 => OnLines(text, lines => lines.Insert(random.Next(lines.Count), lines[random.Next(lines.Count)])),
                8 => OnLines(text, Indent),
                _ => OnLines(text, SwapLines),
            };
        }

        return text;
    }

    private string Insert(string text) => text.Insert(random.Next(text.Length + 1), Characters[random.Next(Characters.Length)].ToString());

    private string Replace(string text) => text.Length == 0 ? text : Delete(text, random.Next(text.Length), 1, Characters[random.Next(Characters.Length)].ToString());

    private string Delete(string text)
    {
        var start = random.Next(text.Length + 1);
        return Delete(text, start, Math.Min(random.Next(1, 8), text.Length - start), "");
    }

    private string Truncate(string text) => random.Next(4) == 0 ? text[..random.Next(text.Length + 1)] : text;

    /// <summary>Puts one word of the text in another's place, which keeps it readable YAML most of the time.</summary>
    private string SwapWords(string text)
    {
        var words = text.Split([' ', '\n', ',', '{', '}'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return text;
        }

        var (word, other) = (words[random.Next(words.Length)], words[random.Next(words.Length)]);
        var position = text.IndexOf(word, StringComparison.Ordinal);
        return Delete(text, position, word.Length, other);
    }

    private string ChangeCase(string text)
    {
        var position = random.Next(text.Length + 1);
        return position == text.Length
            ? text
            : Delete(text, position, 1, (char.IsUpper(text[position]) ? char.ToLowerInvariant(text[position]) : char.ToUpperInvariant(text[position])).ToString());
    }

    private void Indent(List<string> lines)
    {
        var line = random.Next(lines.Count);
        lines[line] = random.Next(2) == 0 ? "  " + lines[line] : lines[line].TrimStart();
    }

    private void SwapLines(List<string> lines)
    {
        var (one, other) = (random.Next(lines.Count), random.Next(lines.Count));
        (lines[one], lines[other]) = (lines[other], lines[one]);
    }

    private static string OnLines(string text, Action<List<string>> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    }

    private static string Delete(string text, int start, int length, string replacement) =>
        string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(start + length));
}
