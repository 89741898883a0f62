using System.Text.Json;

namespace Kiwoom.Simulator.Realtime;

/// <summary>The document's example messages by realtime type, read from the assembly.</summary>
internal static class MessageTemplates
{
    private const string Suffix = ".message.json";

    private static readonly Lazy<Dictionary<string, MessageTemplate>> ByType = new(Read);

    public static MessageTemplate For(string type) => ByType.Value.TryGetValue(type, out var template) ? template : MessageTemplate.Unknown(type);

    private static Dictionary<string, MessageTemplate> Read()
    {
        var assembly = typeof(MessageTemplates).Assembly;
        var templates = new Dictionary<string, MessageTemplate>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            var template = MessageTemplate.Read(document.RootElement.GetProperty("data")[0]);
            templates[template.Type] = template;
        }

        return templates;
    }
}
