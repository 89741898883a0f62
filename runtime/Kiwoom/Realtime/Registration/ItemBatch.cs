using System.Globalization;
using System.Text.Json;
using Kiwoom.Http;

namespace Kiwoom.Realtime;

/// <summary>A REG or REMOVE frame: items of one group.</summary>
internal sealed class ItemBatch(int group, IReadOnlyList<Route> routes, bool isRemoval) : RegistrationBatch(routes, isRemoval)
{
    private string Name => IsRemoval ? "REMOVE" : "REG";

    public override Task SendAsync(SocketLink link, RequestTurn turn, RegistrationBook book)
    {
        return link.CallAsync(new SocketRequest(Name, ToFrame()), turn, OnAnswer, CancellationToken.None);

        void OnAnswer(ReadOnlySpan<byte> frame, in FrameHead head)
        {
            if (head.IsSuccess)
            {
                book.Acknowledge(this);
            }
        }
    }

    protected override bool IsOwn(string apiId) => apiId == Name;

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

    private byte[] ToFrame()
    {
        using var buffer = new PooledBuffer(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("trnm"u8, Name);
            writer.WriteString("grp_no"u8, group.ToString(CultureInfo.InvariantCulture));
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
}
