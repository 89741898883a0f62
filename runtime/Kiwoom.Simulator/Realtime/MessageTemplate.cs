using System.Text.Json;

namespace Kiwoom.Simulator.Realtime;

/// <summary>The document's example of a realtime type, ready to be written with other values.</summary>
internal sealed class MessageTemplate
{
    private readonly Field[] _fields;
    private readonly HashSet<string> _fids;
    private readonly JsonEncodedText _type;
    private readonly JsonEncodedText _name;

    private MessageTemplate(string type, string name, Field[] fields)
    {
        Type = type;
        _type = FrameWriter.Encode(type);
        _name = FrameWriter.Encode(name);
        _fields = fields;
        _fids = fields.Select(field => field.Fid).ToHashSet(StringComparer.Ordinal);
    }

    public string Type { get; }

    /// <summary>Reads an entry of an example's <c>data</c>.</summary>
    public static MessageTemplate Read(JsonElement entry) => new(
        entry.GetProperty("type").GetString()!,
        entry.GetProperty("name").GetString()!,
        [.. entry.GetProperty("values").EnumerateObject().Select(value => Field.Of(value.Name, value.Value.GetString()!))]);

    /// <summary>Stands in for a type that the document lacks.</summary>
    public static MessageTemplate Unknown(string type) => new(type, "", []);

    public bool Has(string fid) => _fids.Contains(fid);

    public void Write(Utf8JsonWriter writer, SimulatedMessage message, MessageOrder order)
    {
        writer.WriteStartObject();
        if (order == MessageOrder.ValuesFirst)
        {
            WriteValues(writer, message.Values);
            WriteHead(writer, message.Item);
        }
        else
        {
            WriteHead(writer, message.Item);
            WriteValues(writer, message.Values);
        }

        writer.WriteEndObject();
    }

    private void WriteHead(Utf8JsonWriter writer, string item)
    {
        writer.WriteString(FrameWriter.TypeMember, _type);
        writer.WriteString(FrameWriter.NameMember, _name);
        writer.WriteString(FrameWriter.ItemMember, item);
    }

    private void WriteValues(Utf8JsonWriter writer, IReadOnlyDictionary<string, string>? values)
    {
        writer.WriteStartObject(FrameWriter.ValuesMember);
        foreach (var field in _fields)
        {
            if (values is not null && values.TryGetValue(field.Fid, out var value))
            {
                writer.WriteString(field.Name, value);
            }
            else
            {
                writer.WriteString(field.Name, field.Example);
            }
        }

        if (values is not null)
        {
            foreach (var (fid, value) in values)
            {
                if (!_fids.Contains(fid))
                {
                    writer.WriteString(fid, value);
                }
            }
        }

        writer.WriteEndObject();
    }

    private readonly record struct Field(string Fid, JsonEncodedText Name, JsonEncodedText Example)
    {
        public static Field Of(string fid, string example) => new(fid, FrameWriter.Encode(fid), FrameWriter.Encode(example));
    }
}
