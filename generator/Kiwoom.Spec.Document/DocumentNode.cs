namespace Kiwoom.Spec.Document;

/// <summary>A row with the rows below it.</summary>
internal sealed record DocumentNode(DocumentRow Row, List<DocumentNode> Children)
{
    /// <summary>Makes trees of rows by their depth.</summary>
    public static IReadOnlyList<DocumentNode> Tree(IEnumerable<DocumentRow> rows)
    {
        var roots = new List<DocumentNode>();
        var path = new Stack<DocumentNode>();
        foreach (var row in rows)
        {
            while (path.Count > row.Depth)
            {
                path.Pop();
            }

            var node = new DocumentNode(row, []);
            (path.TryPeek(out var parent) ? parent.Children : roots).Add(node);
            path.Push(node);
        }

        return roots;
    }
}
