using Kiwoom.Additions;
using Kiwoom.Catalog;

namespace Kiwoom.Http;

/// <summary>What each API ID is, for those who see no more of a call than its id. The catalogue knows too, and is far larger.</summary>
internal static partial class ApiIds
{
    private static readonly Lazy<IdTable> Own = new(static () => new IdTable(null).Add(Text, null));
    private static volatile Known? _known;

    /// <summary>
    /// A line for each kind: its name and its ids, with tabs between them. Behind the id of an order or a token call stands its path, behind that the lists
    /// that an order is looked up in.
    /// </summary>
    private static partial ReadOnlySpan<byte> Text { get; }

    /// <summary>The kind of an API ID (case matters); null where there is no such id. What anybody says is an order stays one.</summary>
    public static EndpointKind? KindOf(string apiId) => All.Find(apiId)?.Kind;

    /// <summary>The ids of the lists in which an order is looked up; none for what is no order.</summary>
    public static IReadOnlyList<string> LookUpOf(string apiId) => All.Find(apiId)?.LookUp ?? [];

    /// <summary>What goes to a path where no query does: orders or tokens; null for any other path.</summary>
    public static EndpointKind? GuardedKindOf(string path) => All.GuardedKindOf(path, null);

    /// <summary>
    /// Why a call is no query, whatever its description says; null where it is one. A compiler sees that of the library's orders, and not of those that other
    /// assemblies add.
    /// </summary>
    /// <param name="apiId">What is called.</param>
    /// <param name="path">Where it goes.</param>
    /// <param name="seen">Where it was found to be one: as long as nothing is added it stays one.</param>
    public static string? ProblemOfQuery(string apiId, string path, ref IdTable? seen)
    {
        var ids = All;
        if (ReferenceEquals(seen, ids))
        {
            return null;
        }

        var id = ids.Find(apiId);
        if (id?.Kind is EndpointKind.Order or EndpointKind.Token)
        {
            return $"{apiId} is {(id.Kind == EndpointKind.Order ? "an order" : "a token call")}: it is not called as a query.";
        }

        if (ids.GuardedKindOf(path, id) is { } kind)
        {
            return QueryAt(path, kind);
        }

        seen = ids;
        return null;
    }

    /// <summary>Why a query does not go to a path.</summary>
    public static string QueryAt(string path, EndpointKind kind) =>
        $"{(kind == EndpointKind.Order ? "Orders are" : "Tokens are asked for")} at {path}: it is no query. Describe it as what it is.";

    private static IdTable All
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
                var ids = new IdTable(Own.Value);
                Array.ForEach(additions, addition => ids.Add(addition.ApiIds, addition));
                _known = known = new Known(additions, ids);
            }

            return known.Ids;
        }
    }

    private sealed record Known(SpecAddition[] Additions, IdTable Ids);
}
