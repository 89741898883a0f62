using System.Globalization;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kiwoom.Generator.Tests.Schema;

/// <summary>Sees a YAML file as an editor's schema check does: plain numbers and truth values have types, everything else is text.</summary>
internal static class YamlJson
{
    public static JToken Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Convert(stream.Documents.Single().RootNode);
    }

    private static JToken Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JObject(mapping.Children.Select(entry => new JProperty(((YamlScalarNode)entry.Key).Value!, Convert(entry.Value)))),
        YamlSequenceNode sequence => new JArray(sequence.Children.Select(Convert)),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => ConvertPlain(plain.Value!),
        YamlScalarNode quoted => new JValue(quoted.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static JValue ConvertPlain(string text) => text switch
    {
        "true" => new JValue(true),
        "false" => new JValue(false),
        "" or "null" or "~" => JValue.CreateNull(),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => new JValue(number),
        _ => new JValue(text),
    };
}
