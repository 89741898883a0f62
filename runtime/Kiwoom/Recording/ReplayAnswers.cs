using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Recording;

/// <summary>What the server of a replay answers to requests over the WebSocket: what it answered then, and otherwise that all is well.</summary>
internal sealed class ReplayAnswers
{
    private static readonly Lazy<EndpointInfo[]> Starting =
        new(() => [.. KiwoomCatalog.Endpoints.Where(call => call.Kind == EndpointKind.SocketCall && call.Values.Count > 0)]);

    private readonly Dictionary<string, Queue<byte[]>> _recorded = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>The <c>trnm</c> of a message; empty where it has none.</summary>
    public static string NameOf(ReadOnlySpan<byte> message) => TextOf(message, "trnm"u8);

    /// <summary>Whether a request begins a stream: a registration, or a condition search that goes on.</summary>
    public static bool IsRegistration(ReadOnlySpan<byte> request) => NameOf(request) switch
    {
        "REG" => true,
        { } name => IsStart(name, request),
    };

    /// <summary>Whether a message came by itself, and was no answer.</summary>
    public static bool IsMessage(string name) => name is "REAL" or "SYSTEM" or "";

    /// <summary>Keeps an answer for the requests that get it again.</summary>
    public void Add(string name, byte[] answer)
    {
        if (name is "LOGIN" or "REG" or "REMOVE" or "PING")
        {
            return;
        }

        if (!_recorded.TryGetValue(name, out var answers))
        {
            _recorded.Add(name, answers = new Queue<byte[]>());
        }

        answers.Enqueue(answer);
    }

    /// <summary>The answer to a request; null where there is none.</summary>
    public byte[]? Find(string name)
    {
        switch (name)
        {
            case "LOGIN":
                return """{"trnm":"LOGIN","return_code":0,"return_msg":""}"""u8.ToArray();
            case "REG":
                return """{"trnm":"REG","return_code":0,"return_msg":""}"""u8.ToArray();
            case "REMOVE":
                return """{"trnm":"REMOVE","return_code":0,"return_msg":""}"""u8.ToArray();
            default:
                lock (_gate)
                {
                    return _recorded.TryGetValue(name, out var answers) ? (answers.Count > 1 ? answers.Dequeue() : answers.Peek()) : null;
                }
        }
    }

    /// <summary>Whether a request is a call that messages come after: calls of one name may differ in the elements that are the same in every request.</summary>
    private static bool IsStart(string name, ReadOnlySpan<byte> request)
    {
        foreach (var call in Starting.Value.Where(call => call.Trnm == name))
        {
            var fits = true;
            foreach (var element in call.Request.Where(element => element.Constant is not null))
            {
                fits &= TextOf(request, Encoding.UTF8.GetBytes(element.WireName)) == element.Constant;
            }

            if (fits)
            {
                return true;
            }
        }

        return false;
    }

    private static string TextOf(ReadOnlySpan<byte> message, ReadOnlySpan<byte> field)
    {
        var json = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isName = json.ValueTextEquals(field);
                json.Read();
                if (isName && json.TokenType == JsonTokenType.String)
                {
                    return json.GetString() ?? "";
                }

                json.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A broken message is played as it came.
        }

        return "";
    }
}
