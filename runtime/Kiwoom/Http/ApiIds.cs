using Kiwoom.Additions;
using Kiwoom.Catalog;
using Kiwoom.Serialization;

namespace Kiwoom.Http;

/// <summary>What each API ID is, for those who see no more of a call than its id. The catalogue knows too, and is far larger.</summary>
internal static partial class ApiIds
{
    private static readonly Lazy<Dictionary<string, (EndpointKind Kind, string[] LookUp)>> Own = new(static () => Add([], Text));
    private static volatile Known? _known;

    /// <summary>A line for each kind: its name and its ids, with tabs between them. Behind an order's id stand the lists that it is looked up in.</summary>
    private static partial ReadOnlySpan<byte> Text { get; }

    /// <summary>The kind of an API ID (case matters); null where there is no such id.</summary>
    public static EndpointKind? KindOf(string apiId) => All.TryGetValue(apiId, out var id) ? id.Kind : null;

    /// <summary>The ids of the lists in which an order is looked up; none for what is no order.</summary>
    public static IReadOnlyList<string> LookUpOf(string apiId) => All.TryGetValue(apiId, out var id) ? id.LookUp : [];

    private static Dictionary<string, (EndpointKind Kind, string[] LookUp)> All
    {
        get
        {
            var additions = SpecAddition.All;
            if (additions.Length == 0)
            {
                return Own.Value;
            }

            if (_known is not { } known || known.Additions != additions)
            {
                var ids = new Dictionary<string, (EndpointKind, string[])>(Own.Value, StringComparer.Ordinal);
                Array.ForEach(additions, addition => Add(ids, addition.ApiIds));
                _known = known = new Known(additions, ids);
            }

            return known.Ids;
        }
    }

    private static Dictionary<string, (EndpointKind Kind, string[] LookUp)> Add(Dictionary<string, (EndpointKind Kind, string[] LookUp)> ids, ReadOnlySpan<byte> text)
    {
        foreach (var line in SpecAddition.LinesOf(text))
        {
            var columns = new TextColumns(line);
            var kind = Enum.Parse<EndpointKind>(columns.Next());
            while (!columns.IsAtEnd)
            {
                string[] words = columns.Next().Split(' ');
                ids[words[0]] = (kind, words[1..]);
            }
        }

        return ids;
    }

    private sealed record Known(SpecAddition[] Additions, Dictionary<string, (EndpointKind Kind, string[] LookUp)> Ids);
}
