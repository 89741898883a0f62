using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Serialization;

namespace Kiwoom.Http;

/// <summary>What each API ID is, for those who see no more of a call than its id. The catalogue knows too, and is far larger.</summary>
internal static partial class ApiIds
{
    private static readonly Lazy<Dictionary<string, EndpointKind>> Kinds = new(Read);

    /// <summary>A line for each kind: its name and its ids, with tabs between them.</summary>
    private static partial ReadOnlySpan<byte> Text { get; }

    /// <summary>The kind of an API ID (case matters); null where there is no such id.</summary>
    public static EndpointKind? KindOf(string apiId) => Kinds.Value.TryGetValue(apiId, out var kind) ? kind : null;

    private static Dictionary<string, EndpointKind> Read()
    {
        var kinds = new Dictionary<string, EndpointKind>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(Text).Split('\n').Where(line => line.Length > 0))
        {
            var columns = new TextColumns(line);
            var kind = Enum.Parse<EndpointKind>(columns.Next());
            while (!columns.IsAtEnd)
            {
                kinds.Add(columns.Next(), kind);
            }
        }

        return kinds;
    }
}
