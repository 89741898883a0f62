using System.Text.Json;

namespace Kiwoom.Redis.Streams;

/// <summary>What a client asks over its connection.</summary>
/// <param name="Name">The request's <c>trnm</c>.</param>
/// <param name="Routes">The types and items of a registration or its removal; the condition that is followed, or is no more.</param>
internal sealed record SocketRequest(string Name, IReadOnlyList<RelayRoute> Routes)
{
    /// <summary>The type of what a condition search finds.</summary>
    public const string ConditionType = "02";

    public const string List = "CNSRLST";
    public const string Search = "CNSRREQ";
    public const string EndSearch = "CNSRCLR";

    public const string Login = "LOGIN";
    public const string Register = "REG";
    public const string Remove = "REMOVE";
    public const string Ping = "PING";

    // The kind of a search that goes on.
    private const string Following = "1";

    /// <summary>The condition's number (<c>seq</c>); null where there is none.</summary>
    public string? Sequence { get; private init; }

    /// <summary>The request as it is.</summary>
    public ReadOnlyMemory<byte> Frame { get; private init; }

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

        var sequence = name is Search or EndSearch && root.TryGetProperty("seq", out var seq) ? seq.GetString()?.Trim() : null;
        if (sequence is not null && (name == EndSearch || (root.TryGetProperty("search_type", out var kind) && kind.GetString() == Following)))
        {
            routes.Add(new RelayRoute(ConditionType, sequence));
        }

        return new SocketRequest(name, routes) { Sequence = sequence, Frame = frame };
    }

    /// <summary>The answer that it was carried out, or why not.</summary>
    /// <param name="code">0, or that of a refusal.</param>
    /// <param name="message">Why it was refused.</param>
    /// <param name="stocks">What a condition finds.</param>
    public byte[] ToAnswer(int code = 0, string message = "", IEnumerable<string>? stocks = null)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal) { ["trnm"] = Name, ["return_code"] = code, ["return_msg"] = message };
        if (Sequence is not null)
        {
            members["seq"] = Sequence;
        }

        if (stocks is not null)
        {
            members["data"] = stocks.Select(stock => new Dictionary<string, string>(StringComparer.Ordinal) { ["jmcode"] = stock });
        }

        return JsonSerializer.SerializeToUtf8Bytes(members);
    }

    /// <summary>A notice of the server, told on.</summary>
    public static byte[] Notice(string code, string message) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(StringComparer.Ordinal) { ["trnm"] = "SYSTEM", ["code"] = code, ["message"] = message });
}
