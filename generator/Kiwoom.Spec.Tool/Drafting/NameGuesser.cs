using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>
/// Guesses a C# name from a wire name, by what its parts are called in the vocabulary: <c>exec_seq_no</c> is ExecutionSequenceNumber
/// where <c>exec</c>, <c>seq</c> and <c>no</c> are known. A guess is always marked as one.
/// </summary>
internal sealed class NameGuesser
{
    private readonly Dictionary<string, string> _words;

    public NameGuesser(BoundSpec spec)
    {
        var found = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var entry in spec.Vocabulary.Items)
        {
            foreach (var meaning in entry.Meanings.Select(known => known.Meaning).Append(entry.Default).OfType<Kiwoom.Generator.Model.Meaning>())
            {
                var parts = entry.Wire.Split('_');
                var words = Words(meaning.Name);

                // Only where each part has one word is it known which belongs to which.
                foreach (var (part, word) in parts.Length == words.Count ? parts.Zip(words) : [])
                {
                    var counts = found.TryGetValue(part, out var known) ? known : found[part] = new Dictionary<string, int>(StringComparer.Ordinal);
                    counts[word] = counts.GetValueOrDefault(word) + 1;
                }
            }
        }

        _words = found.ToDictionary(pair => pair.Key, pair => pair.Value.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).First().Key, StringComparer.Ordinal);
    }

    /// <summary>The name, and the parts that nothing is known of.</summary>
    public (string Name, IReadOnlyList<string> Unknown) Guess(string wire)
    {
        var parts = wire.Split('_', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(parts.Select(part => _words.TryGetValue(part, out var word) ? word : Capital(part)));
        return (name.Length > 0 && name[0] is >= 'A' and <= 'Z' ? name : "Value" + name, [.. parts.Where(part => !_words.ContainsKey(part))]);
    }

    private static string Capital(string part)
    {
        var letters = string.Concat(part.Where(char.IsAsciiLetterOrDigit));
        return letters.Length == 0 ? "" : char.ToUpperInvariant(letters[0]) + letters[1..];
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
            {
                words.Add(name[start..i]);
                start = i;
            }
        }

        return words;
    }
}
