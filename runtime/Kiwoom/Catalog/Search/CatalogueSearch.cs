namespace Kiwoom.Catalog;

/// <summary>Finds endpoints by what people call them.</summary>
internal static class CatalogueSearch
{
    // A purpose stands in a name and a summary; an element is only something that comes along.
    private const double ExactName = 100;
    private const double InName = 30;
    private const double WholeName = 12;
    private const double InSummary = 14;
    private const double InArea = 8;
    private const double IsElement = 7;
    private const double InElement = 4;

    // Most of what is asked for is a stock's or the account's, and calls come before messages and orders.
    private const double OfStocks = 8;
    private const double OfOne = 6;
    private const double IsQuery = 8;

    // Words of one thing that stand in different texts may be of different things.
    private const double Scattered = 3;

    private const string Request = "요청";
    private const string Get = "Get";

    public static EndpointInfo? FindByName(IReadOnlyList<EndpointInfo> endpoints, string name)
    {
        var plain = Plain(name);
        var found = endpoints.Where(endpoint => NamesOf(endpoint).Any(other => Plain(other) == plain)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    public static IReadOnlyList<EndpointInfo> Search(IReadOnlyList<EndpointInfo> endpoints, string words)
    {
        var terms = SearchTerm.Read(words);
        var plain = Plain(words);
        return
        [
            .. endpoints.Select(endpoint => (endpoint, Score: ScoreOf(endpoint, terms, plain)))
                .Where(pair => pair.Score > 0)
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.endpoint.Kind != EndpointKind.Query)
                .ThenBy(pair => pair.endpoint.ApiId, StringComparer.Ordinal)
                .Select(pair => pair.endpoint),
        ];
    }

    private static IEnumerable<string> NamesOf(EndpointInfo endpoint)
    {
        yield return endpoint.ApiId;
        yield return endpoint.Method;
        yield return endpoint.KoreanName;
        if (endpoint.Method.StartsWith(Get, StringComparison.Ordinal))
        {
            yield return endpoint.Method[Get.Length..];
        }

        if (endpoint.KoreanName.EndsWith(Request, StringComparison.Ordinal))
        {
            yield return endpoint.KoreanName[..^Request.Length];
        }
    }

    private static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_'))).ToUpperInvariant();

    private static double ScoreOf(EndpointInfo endpoint, IReadOnlyList<SearchTerm> terms, string plain)
    {
        if (terms.Count == 0)
        {
            return 0;
        }

        var texts = new EndpointTexts(endpoint);
        var isName = NamesOf(endpoint).Any(name => Plain(name) == plain);
        var score = isName ? ExactName : 0;
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            var best = term.Ways.Select(way => (way, Score: way.Weight * ScoreOf(texts, way.Words))).MaxBy(pair => pair.Score);
            if (best.Score == 0 && !isName)
            {
                return 0;
            }

            score += best.Score;
            named.UnionWith(texts.Method.Where(name => best.way.Words.Any(word => EndpointTexts.Fits(name, word) > 0)));
        }

        score += texts.Method.Count == 0 ? 0 : WholeName * named.Count / texts.Method.Count;
        return score + (texts.IsOfStocks ? OfStocks : 0) + (texts.IsOfOne ? OfOne : 0) + (endpoint.Kind == EndpointKind.Query ? IsQuery : 0);
    }

    /// <summary>How well words that mean one thing fit: all of them have to be in one text, or else each in some.</summary>
    private static double ScoreOf(EndpointTexts texts, IReadOnlyList<string> words)
    {
        var inTexts =
            words.All(texts.IsInMethod) ? InName * words.Average(texts.FitOfMethod)
            : words.All(texts.IsInKoreanName) ? InName
            : words.All(texts.IsInSummary) ? InSummary
            : words.All(texts.IsInArea) ? InArea
            : 0;
        var inElements = texts.FitOfElements(words) switch { ElementFit.Is => IsElement, ElementFit.Has => InElement, _ => 0 };
        return inTexts + inElements is > 0 and var score ? score : words.Count == 1 ? 0 : words.Min(word => ScoreOf(texts, [word])) / Scattered;
    }
}
