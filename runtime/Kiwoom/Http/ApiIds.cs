using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Serialization;

namespace Kiwoom.Http;

/// <summary>What each API ID is, for those who see no more of a call than its id. The catalogue knows too, and is far larger.</summary>
internal static partial class ApiIds
{
    private static readonly Lazy<Dictionary<string, (EndpointKind Kind, string[] LookUp)>> All = new(Read);

    /// <summary>A line for each kind: its name and its ids, with tabs between them. Behind an order's id stand the lists that it is looked up in.</summary>
    private static partial ReadOnlySpan<byte> Text { get; }

    /// <summary>The kind of an API ID (case matters); null where there is no such id.</summary>
    public static EndpointKind? KindOf(string apiId) => All.Value.TryGetValue(apiId, out var id) ? id.Kind : null;

    /// <summary>The ids of the lists in which an order is looked up; none for what is no order.</summary>
    public static IReadOnlyList<string> LookUpOf(string apiId) => All.Value.TryGetValue(apiId, out var id) ? id.LookUp : [];

    private static Dictionary<string, (EndpointKind Kind, string[] LookUp)> Read()
    {
        var ids = new Dictionary<string, (EndpointKind, string[])>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(Text).Split('\n').Where(line => line.Length > 0))
        {
            var columns = new TextColumns(line);
            var kind = Enum.Parse<EndpointKind>(columns.Next());
            while (!columns.IsAtEnd)
            {
                string[] words = columns.Next().Split(' ');
                ids.Add(words[0], (kind, words[1..]));
            }
        }

        return ids;
    }
}
