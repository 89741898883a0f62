using Kiwoom.Catalog;

namespace Kiwoom.Cli.Commands;

/// <summary>Endpoints for words; where none has all of them, those that have the most.</summary>
/// <param name="Found">Best first.</param>
/// <param name="Missing">The words that were left out; empty where all are there.</param>
internal sealed record SpecSearch(IReadOnlyList<EndpointInfo> Found, IReadOnlyList<string> Missing)
{
    private const int MostWords = 12;

    public static SpecSearch Find(string text)
    {
        if (Search(text) is { Count: > 0 } found)
        {
            return new SpecSearch(found, []);
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords).ToList();
        var missing = words.Where(word => Search(word).Count == 0).ToList();
        var left = words.Except(missing, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            if (Search(string.Join(' ', left)) is { Count: > 0 } nearest)
            {
                return new SpecSearch(nearest, missing);
            }

            // Without which one is there something? The last words say the least.
            var dropped = Enumerable.Range(0, left.Count).Reverse().FirstOrDefault(at => Search(string.Join(' ', left.Where((_, index) => index != at))).Count > 0, left.Count - 1);
            missing.Add(left[dropped]);
            left.RemoveAt(dropped);
        }

        return new SpecSearch([], missing);
    }

    /// <summary>What the catalogue finds, and behind it endpoints that are asked with a code of such a label: 상승률 is a way to sort.</summary>
    private static IReadOnlyList<EndpointInfo> Search(string text)
    {
        var found = KiwoomCatalog.Search(text);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        var labelled = words.ToDictionary(word => word, word => KiwoomCatalog.Endpoints.Where(endpoint => HasLabel(endpoint, word)).ToHashSet(), StringComparer.Ordinal);
        if (labelled.Values.All(endpoints => endpoints.Count == 0))
        {
            return found;
        }

        var all = words.Select(word => labelled[word].Union(KiwoomCatalog.Search(word))).Aggregate((left, right) => left.Intersect(right));
        return [.. found, .. all.Except(found)];
    }

    private static bool HasLabel(EndpointInfo endpoint, string word) => endpoint.Request.Any(field => field.Codes?.Entries.Any(entry => entry.KoreanLabel.Contains(word, StringComparison.OrdinalIgnoreCase)) == true);
}
