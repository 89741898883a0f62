namespace Kiwoom.Catalog;

/// <summary>An endpoint's texts as a search reads them: English ones word by word, so that <c>ask</c> is not found in <c>TaskType</c>.</summary>
internal sealed class EndpointTexts(EndpointInfo endpoint)
{
    private const int ShortestBeginning = 3;
    private const int ShortestPart = 5;
    private const double BeginningOnly = 0.9;
    private const double BesidesTheLast = 0.5;

    private readonly List<string> _summary = WordsOf(endpoint.Summary);
    private readonly List<string> _area = WordsOf(endpoint.Area);
    private readonly string _koreanName = WithoutBlanks(endpoint.KoreanName);
    private readonly Lazy<List<Element>> _elements = new(() => [.. endpoint.Request.Concat(endpoint.Response).Concat(endpoint.Values).SelectMany(field => All(field, isRow: false))]);

    /// <summary>The words of the method, without its verb.</summary>
    public List<string> Method { get; } = [.. WordsOf(endpoint.Method).Where(word => word != "get")];

    /// <summary>Whether it says that it is about stocks, or the account.</summary>
    public bool IsOfStocks => _summary.Concat(Method).Any(word => Fits(word, "stock") > 0 || Fits(word, "account") > 0);

    /// <summary>Whether it is one stock's, or the account's: <c>A stock's quote</c>.</summary>
    public bool IsOfOne => _summary is ["a" or "the", "stock" or "account", "s", ..];

    public bool IsInMethod(string word) => FitOfMethod(word) > 0;

    /// <summary>The last word of a name says what it is, those before it which: <c>StockQuote</c> is a quote, <c>TopQuoteQuantityStocks</c> are stocks.</summary>
    public double FitOfMethod(string word)
    {
        var fit = Method.Select((other, index) => Fits(other, word) * (index == Method.Count - 1 ? 1 : BesidesTheLast)).DefaultIfEmpty().Max();
        return fit == 0 && IsPartOfName(word) ? BeginningOnly : fit;
    }

    public bool IsInKoreanName(string word) => _koreanName.Contains(word, StringComparison.OrdinalIgnoreCase);

    public bool IsInSummary(string word) => Has(_summary, word);

    public bool IsInArea(string word) => Has(_area, word);

    public ElementFit FitOfElements(IReadOnlyList<string> words) => _elements.Value.Count == 0 ? ElementFit.None : _elements.Value.Max(element => element.FitOf(words));

    /// <summary>How well a text's word is one that is looked for: 1 where it is, less where it begins so, 0 where it is another.</summary>
    public static double Fits(string text, string word) =>
        text == word || SearchTerm.Stem(text) == word ? 1
        : word.Length >= ShortestBeginning && text.StartsWith(word, StringComparison.Ordinal) ? BeginningOnly
        : 0;

    /// <summary>The words of a text or a name in small letters: <c>A stock's daily candles</c>, <c>GetDailyCandles</c>, <c>cur_prc</c>.</summary>
    internal static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isInWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            var isNewWord = isInWord && i > start && char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
            if ((!isInWord || isNewWord) && i > start)
            {
                words.Add(text[start..i].ToLowerInvariant());
            }

            if (!isInWord || isNewWord)
            {
                start = isInWord ? i : i + 1;
            }
        }

        return words;
    }

    // A part of an id, ka100, or of a method that is written as one word, dailycand.
    private bool IsPartOfName(string word) =>
        (word.Length >= ShortestBeginning && word.Any(char.IsAsciiDigit) && endpoint.ApiId.Contains(word, StringComparison.OrdinalIgnoreCase)) ||
        (word.Length >= ShortestPart && endpoint.Method.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool Has(List<string> words, string word) => words.Exists(other => Fits(other, word) > 0);

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static IEnumerable<Element> All(FieldInfo field, bool isRow) => field.Rows.SelectMany(row => All(row, isRow: true)).Prepend(new Element(field, isRow));

    // What a list has in each row is less than what an answer has once.
    private sealed class Element(FieldInfo field, bool isRow)
    {
        private readonly List<string> _name = [.. WordsOf(field.Name).Where(word => !char.IsAsciiDigit(word[0]))];
        private readonly List<string> _wire = WordsOf(field.WireName);
        private readonly string _koreanName = WithoutBlanks(field.KoreanName);

        public ElementFit FitOf(IReadOnlyList<string> words)
        {
            var isKorean = words.All(word => _koreanName.Contains(word, StringComparison.OrdinalIgnoreCase));
            var isEnglish = words.All(word => Has(_name, word));
            if (!isRow && (
                (isKorean && words.Sum(word => word.Length) == _koreanName.Length) ||
                (isEnglish && words.Count == _name.Count) ||
                (words is [var only] && IsWire(only))))
            {
                return ElementFit.Is;
            }

            return isKorean || isEnglish || words.All(IsInWire) ? ElementFit.Has : ElementFit.None;
        }

        private bool IsInWire(string word) => word.Contains('_', StringComparison.Ordinal) ? field.WireName.Contains(word, StringComparison.OrdinalIgnoreCase) : Has(_wire, word);

        private bool IsWire(string word) => string.Equals(field.WireName, word, StringComparison.OrdinalIgnoreCase);
    }
}
