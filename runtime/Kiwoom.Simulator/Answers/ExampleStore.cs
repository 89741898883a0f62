using System.Text.Json;

namespace Kiwoom.Simulator.Answers;

/// <summary>The API document's example answers, embedded in the assembly.</summary>
internal static class ExampleStore
{
    /// <summary>An endpoint's example answer; null where the spec has none.</summary>
    public static JsonElement? Find(string apiId)
    {
        using var stream = typeof(ExampleStore).Assembly.GetManifestResourceStream($"{apiId}.response.json");
        if (stream is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>The example of an endpoint whose source is built on it.</summary>
    public static JsonElement Get(string apiId) =>
        Find(apiId) ?? throw new InvalidOperationException($"spec/examples/{apiId}.response.json is missing from the assembly.");
}
