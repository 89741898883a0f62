using System.Text.Json;

namespace Kiwoom.Tests.Catalogue;

/// <summary>The document's examples in spec/examples.</summary>
internal static class ExampleFiles
{
    private static readonly string Folder = Path.Combine(SpecFiles.Folder, "examples");

    /// <summary>The texts that an element of an answer or message has in its example.</summary>
    public static IEnumerable<string> CellsOf(CatalogueField item)
    {
        if (Find(item.Endpoint.ApiId, item.Endpoint.Response.Count > 0 ? "response" : "message") is { } example)
        {
            return Cells(example, item.Field.WireName);
        }

        return [];

        static IEnumerable<string> Cells(JsonElement json, string wire) => json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(element => Cells(element, wire)),
            JsonValueKind.Object => json.EnumerateObject().SelectMany(property => property.Name == wire && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : Cells(property.Value, wire)),
            _ => [],
        };
    }

    /// <summary>The example of a kind (request, response or message); null where the document has none.</summary>
    public static JsonElement? Find(string apiId, string kind)
    {
        // An id that differs from another by case only has a suffix, for file systems that do not tell them apart.
        var file = Directory.EnumerateFiles(Folder, "*.json").Select(path => (path, name: Path.GetFileName(path)))
            .FirstOrDefault(item => item.name == $"{apiId}.{kind}.json" ||
                (item.name.StartsWith(apiId + "-", StringComparison.Ordinal) && item.name.EndsWith($".{kind}.json", StringComparison.Ordinal)));
        if (file.path is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(file.path));
        return document.RootElement.Clone();
    }
}
