using System.Text.Json;

namespace Kiwoom.Redis.Streams;

/// <summary>What a client asks over its connection.</summary>
/// <param name="Name">The request's <c>trnm</c>.</param>
/// <param name="Routes">The types and items of a registration or its removal.</param>
internal sealed record SocketRequest(string Name, IReadOnlyList<RelayRoute> Routes)
{
    public const string Login = "LOGIN";
    public const string Register = "REG";
    public const string Remove = "REMOVE";
    public const string Ping = "PING";

    public static SocketRequest Parse(ReadOnlyMemory<byte> frame)
    {
        using var json = JsonDocument.Parse(frame);
        var root = json.RootElement;
        var name = root.GetProperty("trnm").GetString() ?? "";
        var routes = new List<RelayRoute>();
        if (name is Register or Remove && root.TryGetProperty("data", out var data))
        {
            foreach (var entry in data.EnumerateArray())
            {
                foreach (var type in entry.GetProperty("type").EnumerateArray())
                {
                    foreach (var item in entry.GetProperty("item").EnumerateArray())
                    {
                        routes.Add(new RelayRoute(type.GetString() ?? "", item.GetString() ?? ""));
                    }
                }
            }
        }

        return new SocketRequest(name, routes);
    }

    /// <summary>The answer that it was carried out, or why not.</summary>
    public static byte[] Answer(string name, int code = 0, string message = "") =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(StringComparer.Ordinal) { ["trnm"] = name, ["return_code"] = code, ["return_msg"] = message });

    /// <summary>A notice of the server, told on.</summary>
    public static byte[] Notice(string code, string message) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(StringComparer.Ordinal) { ["trnm"] = "SYSTEM", ["code"] = code, ["message"] = message });
}
