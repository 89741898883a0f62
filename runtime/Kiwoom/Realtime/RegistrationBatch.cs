using System.Text.Json;
using Kiwoom.Http;

namespace Kiwoom.Realtime;

/// <summary>What one REG or REMOVE frame carries: routes of one group. A condition is a group of its own.</summary>
internal sealed record RegistrationBatch(bool IsRemoval, int Group, IReadOnlyList<Route> Routes)
{
    /// <summary>Whether it is a condition, which is always alone and is no REG.</summary>
    public bool IsCondition => Group < 0;

    /// <summary>The <c>trnm</c>.</summary>
    public string Name => IsRemoval ? "REMOVE" : "REG";

    /// <summary>The frame.</summary>
    public byte[] ToFrame()
    {
        using var buffer = new PooledBuffer(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("trnm"u8, Name);
            writer.WriteString("grp_no"u8, Group.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (!IsRemoval)
            {
                // "0" would throw away what is registered already.
                writer.WriteString("refresh"u8, "1"u8);
            }

            writer.WriteStartArray("data"u8);
            foreach (var type in Routes.GroupBy(route => route.Type.Name, StringComparer.Ordinal))
            {
                WriteEntry(writer, type.Key, type);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.Written.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter writer, string type, IEnumerable<Route> routes)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("item"u8);
        foreach (var route in routes)
        {
            writer.WriteStringValue(route.Key.Item);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("type"u8);
        writer.WriteStringValue(type);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
