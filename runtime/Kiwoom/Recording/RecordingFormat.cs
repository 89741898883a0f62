using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Kiwoom.Recording;

/// <summary>
/// One line of a recording: <c>{"us":1234,"at":"…","kind":"received","text":"{\"trnm\":\"REAL\",…}"}</c>. Bytes that are not
/// UTF-8 stand as base64 under <c>bytes</c>, so that nothing is mended on the way.
/// </summary>
internal static class RecordingFormat
{
    private static readonly (RecordedKind Kind, string Name)[] Kinds =
        [(RecordedKind.Call, "call"), (RecordedKind.Received, "received"), (RecordedKind.Sent, "sent"), (RecordedKind.Disconnected, "disconnected"), (RecordedKind.Lost, "lost")];

    public static void Write(Utf8JsonWriter writer, RecordedEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("us"u8, (long)entry.Offset.TotalMicroseconds);
        writer.WriteString("at"u8, entry.At.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteString("kind"u8, Array.Find(Kinds, kind => kind.Kind == entry.Kind).Name);
        if (entry.Kind == RecordedKind.Lost)
        {
            writer.WriteNumber("count"u8, entry.LostCount);
        }

        if (entry.Kind == RecordedKind.Call)
        {
            writer.WriteString("id"u8, entry.ApiId);
            writer.WriteNumber("status"u8, entry.Status);
            writer.WriteString("type"u8, entry.ContentType);
            WriteOptional(writer, "key"u8, entry.RequestedKey);
            WriteOptional(writer, "next"u8, entry.NextKey);
            WriteBytes(writer, "request"u8, "requestBytes"u8, entry.Request.Span);
        }

        WriteBytes(writer, "text"u8, "bytes"u8, entry.Body.Span);
        writer.WriteEndObject();
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">It is none of a recording.</exception>
    public static RecordedEntry Read(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        RecordedKind? kind = null;
        var entry = new RecordedEntry { Kind = default };
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A line of a recording is a JSON object.");
        }

        try
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString();
                json.Read();
                switch (name)
                {
                    case "us":
                        entry = entry with { Offset = TimeSpan.FromMicroseconds(json.GetInt64()) };
                        break;
                    case "at":
                        entry = entry with { At = json.GetDateTimeOffset() };
                        break;
                    case "kind":
                        var text = json.GetString();
                        var known = Array.FindIndex(Kinds, pair => pair.Name == text);
                        kind = known >= 0 ? Kinds[known].Kind : throw new JsonException($"'{text}' is no kind of entry.");
                        break;
                    case "count":
                        entry = entry with { LostCount = json.GetInt64() };
                        break;
                    case "id":
                        entry = entry with { ApiId = json.GetString() ?? "" };
                        break;
                    case "status":
                        entry = entry with { Status = json.GetInt32() };
                        break;
                    case "type":
                        entry = entry with { ContentType = json.GetString() ?? "" };
                        break;
                    case "key":
                        entry = entry with { RequestedKey = json.GetString() };
                        break;
                    case "next":
                        entry = entry with { NextKey = json.GetString() };
                        break;
                    case "request":
                        entry = entry with { Request = Bytes(ref json) };
                        break;
                    case "requestBytes":
                        entry = entry with { Request = json.GetBytesFromBase64() };
                        break;
                    case "text":
                        entry = entry with { Body = Bytes(ref json) };
                        break;
                    case "bytes":
                        entry = entry with { Body = json.GetBytesFromBase64() };
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException("A line of a recording is damaged.", e);
        }

        return entry with { Kind = kind ?? throw new JsonException("A line of a recording has no kind.") };
    }

    private static byte[] Bytes(ref Utf8JsonReader json)
    {
        var bytes = new byte[json.ValueSpan.Length];
        return bytes[..json.CopyString(bytes)];
    }

    private static void WriteBytes(Utf8JsonWriter writer, ReadOnlySpan<byte> textName, ReadOnlySpan<byte> bytesName, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return;
        }

        if (Utf8.IsValid(value))
        {
            writer.WriteString(textName, value);
        }
        else
        {
            writer.WriteBase64String(bytesName, value);
        }
    }

    private static void WriteOptional(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
