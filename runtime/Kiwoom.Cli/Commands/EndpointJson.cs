using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Cli.Commands;

/// <summary>An endpoint's description as JSON, for programs and agents.</summary>
internal static class EndpointJson
{
    public static void Write(Utf8JsonWriter writer, EndpointInfo endpoint)
    {
        writer.WriteStartObject();
        writer.WriteString("apiId", endpoint.ApiId);
        writer.WriteString("koreanName", endpoint.KoreanName);
        writer.WriteString("method", $"{endpoint.Area}.{endpoint.Method}");
        writer.WriteString("kind", endpoint.Kind.ToString());
        writer.WriteString("summary", endpoint.Summary);
        writer.WriteString("path", endpoint.Path);
        writer.WriteBoolean("continues", endpoint.PagedList is not null);
        if (endpoint.NotOnMock is { } refusal)
        {
            writer.WriteString("notOnMock", refusal.Code);
        }

        Write(writer, "request", endpoint.Request);
        Write(writer, "response", endpoint.Response);
        if (endpoint.Values.Count > 0)
        {
            Write(writer, "values", endpoint.Values);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<FieldInfo> fields)
    {
        writer.WriteStartArray(name);
        foreach (var field in fields)
        {
            writer.WriteStartObject();
            WriteElement(writer, field, withRows: true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The properties of an element's object.</summary>
    public static void WriteElement(Utf8JsonWriter writer, FieldInfo field, bool withRows)
    {
        writer.WriteString("element", field.WireName);
        writer.WriteString("koreanName", field.KoreanName);
        writer.WriteString("name", field.Name);
        writer.WriteString("type", field.Type.ToString());
        if (field.Required)
        {
            writer.WriteBoolean("required", true);
        }

        if (field.MaxLength > 0)
        {
            writer.WriteNumber("maxLength", field.MaxLength);
        }

        if (field.Unit is { } unit)
        {
            writer.WriteString("unit", unit);
        }

        if (field.Codes is { Entries.Count: > 0 } codes)
        {
            writer.WriteStartObject("codes");
            foreach (var entry in codes.Entries.Where(entry => !entry.IsAlias))
            {
                writer.WriteString(entry.Code, entry.KoreanLabel.Length == 0 ? entry.Name : $"{entry.Name} {entry.KoreanLabel}");
            }

            writer.WriteEndObject();
        }

        if (!field.Verified)
        {
            writer.WriteString("unverified", field.Reason);
        }

        if (withRows && field.Rows.Count > 0)
        {
            Write(writer, "rows", field.Rows);
        }
    }
}
