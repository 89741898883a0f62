namespace Kiwoom.Catalog;

/// <summary>One thing that a search asks for, and the ways in which the spec may say it.</summary>
/// <param name="Ways">Words that have to be there together; the first is what was typed.</param>
internal sealed record SearchTerm(IReadOnlyList<SearchTerm.Way> Ways)
{
    /// <summary>Reads what was typed: words in any order, phrases of the trade as one thing, without the words that only make a question.</summary>
    public static IReadOnlyList<SearchTerm> Read(string text)
    {
        var typed = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(WordsOf).ToList();
        var words = typed.Where(word => word.Count > 0 && !word.TrueForAll(SearchWords.IsQuestion)).ToList();
        if (words.Count == 0)
        {
            words = typed.FindAll(word => word.Count > 0);
        }

        var terms = new List<SearchTerm>();
        foreach (var phrase in SearchWords.Phrases.Where(phrase => phrase.All(part => words.Exists(word => word is [var only] && only == part))))
        {
            terms.Add(Of(phrase));
            words.RemoveAll(word => word is [var only] && phrase.Contains(only));
        }

        // A name that was written as one, MarketCap, is one thing.
        terms.AddRange(words.DistinctBy(word => string.Join(' ', word)).Select(Of));
        return terms;
    }

    /// <summary>A word without the end of its plural.</summary>
    public static string Stem(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y"
        : word.EndsWith('s') && word.Length > 3 && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;

    private static SearchTerm Of(IReadOnlyList<string> words) => new([new Way(words, 1), .. SearchWords.Same.GetValueOrDefault(string.Join(' ', words)) ?? []]);

    // A wire name stays whole; a name of C# is its words.
    private static List<string> WordsOf(string text) =>
        text.Contains('_', StringComparison.Ordinal) ? [text.ToLowerInvariant()] : [.. EndpointTexts.WordsOf(text).Where(word => word != "s").Select(Stem)];

    /// <summary>Words that mean what is asked for, and how near they come.</summary>
    /// <param name="Words">In small letters, singular.</param>
    /// <param name="Weight">1 for what was typed.</param>
    internal sealed record Way(IReadOnlyList<string> Words, double Weight);
}
