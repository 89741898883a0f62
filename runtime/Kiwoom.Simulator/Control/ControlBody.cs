using System.Globalization;
using System.Text.Json;

namespace Kiwoom.Simulator.Control;

/// <summary>Reads the members of a request's JSON object, each of which may be missing.</summary>
internal sealed class ControlBody
{
    private readonly JsonElement _root;

    private ControlBody(JsonElement root) => _root = root;

    /// <exception cref="ControlRequestException">It is no JSON object, or has a member that is not among the names.</exception>
    public static ControlBody Parse(ReadOnlyMemory<byte> body, params ReadOnlySpan<string> names)
    {
        if (body.IsEmpty)
        {
            body = "{}"u8.ToArray();
        }

        try
        {
            var reader = new Utf8JsonReader(body.Span);
            var root = JsonElement.ParseValue(ref reader);
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new ControlRequestException("The body is no JSON object.");
            }

            foreach (var member in root.EnumerateObject())
            {
                if (names.IndexOf(member.Name) < 0)
                {
                    throw new ControlRequestException($"There is no '{member.Name}': {string.Join(", ", names.ToArray())}.");
                }
            }

            return new ControlBody(root);
        }
        catch (JsonException)
        {
            throw new ControlRequestException("The body is no JSON.");
        }
    }

    public bool Has(string name) => _root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string name) => !Has(name) ? null
        : _root.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()
        : throw Wrong(name, "a text");

    public double? Number(string name) => !Has(name) ? null
        : _root.GetProperty(name) is { ValueKind: JsonValueKind.Number } number && double.IsFinite(number.GetDouble()) ? number.GetDouble()
        : throw Wrong(name, "a number");

    public int? Whole(string name) => !Has(name) ? null
        : _root.GetProperty(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var whole) ? whole
        : throw Wrong(name, "a whole number");

    public bool? Flag(string name) => !Has(name) ? null
        : _root.GetProperty(name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(name, "true or false"),
        };

    /// <summary>A Korean time such as <c>2026-09-14T10:00:00</c>.</summary>
    public DateTime? Time(string name) => Text(name) is not { } text ? null
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Kind == DateTimeKind.Unspecified ? time
        : throw Wrong(name, "a Korean time without an offset, such as 2026-09-14T10:00:00");

    /// <summary>A member of an enum by its name, whatever its case.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum => Text(name) is not { } text ? null
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0]) && Enum.IsDefined(value) ? value
        : throw Wrong(name, "one of " + string.Join(", ", Enum.GetNames<T>()));

    public JsonElement Element(string name) => _root.TryGetProperty(name, out var value) ? value : throw Wrong(name, "there");

    private static ControlRequestException Wrong(string name, string what) => new($"'{name}' is not {what}.");
}
