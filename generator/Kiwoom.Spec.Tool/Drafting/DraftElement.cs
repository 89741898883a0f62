using Kiwoom.Generator.Model;
using Kiwoom.Spec.Tool.Checking;
using Kiwoom.Spec.Tool.Diffing;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>An element with its place, for the comparison of a draft with the descriptor that it was hidden from.</summary>
/// <param name="Table">request, response or values.</param>
/// <param name="Path">The lists on the way and the wire name.</param>
/// <param name="Node">The element.</param>
internal sealed record DraftElement(string Table, string Path, SpecNode Node)
{
    public int Depth => Path.Count(c => c == '/');

    public string Key => Table + " " + Path;

    /// <summary>Whether it is one of numbered columns, which have no name of their own.</summary>
    public bool IsColumn { get; init; }

    /// <summary>What its descriptor says about it that departs from the table; null for nothing.</summary>
    public string? Reason => Node.Field?.Reason ?? Node.Field?.Origin;

    public static IReadOnlyList<DraftElement> Of(EndpointModel endpoint, BoundSpec spec)
    {
        var columns = endpoint.Records.SelectMany(record => record.Members.OfType<LevelsMember>()).SelectMany(levels => levels.Columns).SelectMany(column => column.Wires).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Flatten("request", "", SpecNode.OfRequest(endpoint, spec)),
            .. Flatten("response", "", SpecNode.OfMembers(endpoint.Response?.Members ?? [], endpoint, spec)).Concat(
                Flatten("values", "", SpecNode.OfMembers(endpoint.Message?.Record.Members ?? [], endpoint, spec)))
                .Select(element => element with { IsColumn = columns.Contains(element.Node.Wire) }),
        ];
    }

    private static IEnumerable<DraftElement> Flatten(string table, string path, IReadOnlyList<SpecNode> nodes) => nodes.SelectMany(node =>
        Flatten(table, path + node.Wire + "/", node.Children).Prepend(new DraftElement(table, path + node.Wire, node)));
}
