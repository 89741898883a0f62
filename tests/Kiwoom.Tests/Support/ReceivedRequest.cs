using System.Text;
using System.Text.Json;

namespace Kiwoom.Tests.Support;

/// <summary>A request as it arrived.</summary>
internal sealed class ReceivedRequest
{
    private ReceivedRequest(string method, string path, IReadOnlyList<(string Name, string Value)> headers, int connection)
    {
        Method = method;
        Path = path;
        Headers = headers;
        Connection = connection;
    }

    public string Method { get; }

    public string Path { get; }

    /// <summary>The headers in their order, in the spelling they had.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    /// <summary>The number of the connection it came over.</summary>
    public int Connection { get; }

    /// <summary>The body's bytes; empty until they were read.</summary>
    public byte[] Body { get; set; } = [];

    public string Text => Encoding.UTF8.GetString(Body);

    public string ApiId => this["api-id"] ?? "";

    /// <summary>The value of the only header with this name, or null.</summary>
    public string? this[string name] =>
        Headers.SingleOrDefault(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>One element of the JSON body.</summary>
    public string? Element(string name)
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    internal static ReceivedRequest Parse(string head, int connection)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines[1..].Select(line => line.Split(':', 2)).Select(pair => (pair[0].Trim(), pair[1].Trim())).ToList();
        return new ReceivedRequest(first[0], first[1], headers, connection);
    }
}
