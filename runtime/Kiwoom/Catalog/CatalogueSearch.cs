namespace Kiwoom.Catalog;

/// <summary>Finds endpoints by what people call them.</summary>
internal static class CatalogueSearch
{
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
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. endpoints.Select(endpoint => (endpoint, Score: ScoreOf(endpoint, wanted)))
                .Where(pair => pair.Score > 0)
                .OrderByDescending(pair => pair.Score)
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

    private static int ScoreOf(EndpointInfo endpoint, string[] words)
    {
        if (words.Length == 0)
        {
            return 0;
        }

        var scores = words.Select(word => ScoreOf(endpoint, word)).ToList();
        return scores.Contains(0) ? 0 : scores.Sum();
    }

    private static int ScoreOf(EndpointInfo endpoint, string word)
    {
        if (NamesOf(endpoint).Any(name => Plain(name) == Plain(word)))
        {
            return 100;
        }

        if (NamesOf(endpoint).Any(name => Plain(name).Contains(Plain(word), StringComparison.Ordinal)))
        {
            return 30;
        }

        if (Has(endpoint.Summary, word) || Has(endpoint.Area, word))
        {
            return 10;
        }

        return Elements(endpoint.Request).Concat(Elements(endpoint.Response)).Concat(Elements(endpoint.Values))
            .Any(field => Has(field.KoreanName, word) || Has(field.Name, word) || Has(field.WireName, word)) ? 2 : 0;
    }

    private static IEnumerable<FieldInfo> Elements(IReadOnlyList<FieldInfo> fields) => fields.SelectMany(field => Elements(field.Rows).Prepend(field));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
