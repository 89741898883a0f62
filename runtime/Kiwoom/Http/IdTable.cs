using Kiwoom.Additions;
using Kiwoom.Catalog;
using Kiwoom.Serialization;

namespace Kiwoom.Http;

/// <summary>The ids of the library and of additions, and the paths of those that are no queries.</summary>
internal sealed class IdTable
{
    private readonly Dictionary<string, Entry> _ids;

    // A server may take a path in capitals for the same. All that were ever said count: what stands in the place of an order may be elsewhere.
    private readonly Dictionary<string, List<(EndpointKind Kind, SpecAddition? Source)>> _paths;

    public IdTable(IdTable? earlier)
    {
        _ids = new(earlier?._ids ?? [], StringComparer.Ordinal);
        _paths = (earlier?._paths ?? []).ToDictionary(path => path.Key, path => path.Value.ToList(), StringComparer.OrdinalIgnoreCase);
    }

    public Entry? Find(string apiId) => _ids.GetValueOrDefault(apiId);

    /// <summary>The kind of what goes to a path where no query does; null where queries may go.</summary>
    /// <param name="path">The path.</param>
    /// <param name="query">The query that wants to go there. No addition keeps the library's own from their paths, and none its own.</param>
    public EndpointKind? GuardedKindOf(string path, Entry? query)
    {
        if (_paths.TryGetValue(path, out var all))
        {
            foreach (var (kind, source) in all)
            {
                if (query is null || (query.Source is null ? source is null : source != query.Source))
                {
                    return kind;
                }
            }
        }

        return null;
    }

    /// <param name="text">A line for each kind.</param>
    /// <param name="source">Whose ids they are; null for the library's.</param>
    public IdTable Add(ReadOnlySpan<byte> text, SpecAddition? source)
    {
        foreach (var line in SpecAddition.LinesOf(text))
        {
            var columns = new TextColumns(line);
            var kind = Enum.Parse<EndpointKind>(columns.Next());
            while (!columns.IsAtEnd)
            {
                Add(kind, columns.Next().Split(' '), source);
            }
        }

        return this;
    }

    private void Add(EndpointKind kind, string[] words, SpecAddition? source)
    {
        var isGuarded = kind is EndpointKind.Order or EndpointKind.Token;
        var path = words.FirstOrDefault(word => word.StartsWith('/'));
        if (isGuarded && path is not null)
        {
            if (!_paths.TryGetValue(path, out var all))
            {
                _paths[path] = all = [];
            }

            all.Add((kind, source));
        }

        // An order that somebody else takes for a query would be sent again.
        if (isGuarded || Find(words[0])?.Kind is not (EndpointKind.Order or EndpointKind.Token))
        {
            _ids[words[0]] = new Entry(kind, [.. words.Skip(1).Where(word => word != path)], source);
        }
    }

    /// <param name="Kind">What it is.</param>
    /// <param name="LookUp">The lists that an order is looked up in.</param>
    /// <param name="Source">Who said so last; null for the library.</param>
    internal sealed record Entry(EndpointKind Kind, string[] LookUp, SpecAddition? Source);
}
