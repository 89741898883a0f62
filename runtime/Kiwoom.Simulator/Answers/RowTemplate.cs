using System.Text.Json;

namespace Kiwoom.Simulator.Answers;

/// <summary>The elements of an example in their order, to be written with some of their values replaced.</summary>
internal sealed class RowTemplate
{
    private readonly Element[] _elements;

    /// <summary>Takes the text elements of an object; the return code is left to the answer.</summary>
    public RowTemplate(JsonElement row) =>
        _elements = row.EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.String && property.Name != "return_msg")
            .Select(property => new Element(property.Name, Encode(property.Name), Encode(property.Value.GetString() ?? "")))
            .ToArray();

    /// <summary>Writes the elements, with the given values instead of the example's.</summary>
    public void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> values)
    {
        foreach (var element in _elements)
        {
            if (values.TryGetValue(element.Name, out var value))
            {
                writer.WriteString(element.EncodedName, value);
            }
            else
            {
                writer.WriteString(element.EncodedName, element.EncodedValue);
            }
        }
    }

    /// <summary>Writes every element blank.</summary>
    public void WriteBlank(Utf8JsonWriter writer)
    {
        foreach (var element in _elements)
        {
            writer.WriteString(element.EncodedName, "");
        }
    }

    private static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, Answer.Json.Encoder);

    private readonly record struct Element(string Name, JsonEncodedText EncodedName, JsonEncodedText EncodedValue);
}
