using System.Globalization;
using System.Text;

namespace Kiwoom.Tests.Support;

/// <summary>An HTTP answer to the byte. Immutable: each <c>With…</c> gives a changed copy.</summary>
internal sealed record HttpAnswer
{
    private static readonly IReadOnlyDictionary<int, string> Reasons = new Dictionary<int, string>
    {
        [200] = "OK",
        [302] = "Found",
        [307] = "Temporary Redirect",
        [401] = "Unauthorized",
        [403] = "Forbidden",
        [429] = "Too Many Requests",
        [500] = "Internal Server Error",
        [502] = "Bad Gateway",
        [503] = "Service Unavailable",
    };

    public int Status { get; private init; } = 200;

    public string? ContentType { get; private init; } = "application/json;charset=UTF-8";

    public byte[] Body { get; init; } = [];

    /// <summary>The <c>Content-Length</c> announced: by default the truth; null announces none and the end of the connection ends the body.</summary>
    public long? AnnouncedLength { get; private init; }

    /// <summary>Whether the server closes the connection behind the answer.</summary>
    public bool ClosesConnection { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; private init; } = [];

    public static HttpAnswer Json(string body, int status = 200) => Of(Encoding.UTF8.GetBytes(body), status);

    public static HttpAnswer Html(string body, int status) => Json(body, status).WithContentType("text/html; charset=utf-8");

    public static HttpAnswer Of(byte[] body, int status = 200) => new() { Status = status, Body = body, AnnouncedLength = body.Length };

    /// <summary>A refusal in the API's own form.</summary>
    public static HttpAnswer Refusal(int returnCode, string message, int status = 200) =>
        Json($$"""{"return_code":{{returnCode.ToString(CultureInfo.InvariantCulture)}},"return_msg":"{{message}}"}""", status);

    public HttpAnswer WithContentType(string? contentType) => this with { ContentType = contentType };

    public HttpAnswer WithHeader(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    /// <summary>Announces another page.</summary>
    public HttpAnswer WithNextPage(string nextKey) => WithHeader("cont-yn", "Y").WithHeader("next-key", nextKey);

    /// <summary>Announces a length that is not the body's, and closes behind the body.</summary>
    public HttpAnswer Announcing(long length) => this with { AnnouncedLength = length, ClosesConnection = true };

    /// <summary>Announces no length: the end of the connection ends the body.</summary>
    public HttpAnswer EndingWithConnection() => this with { AnnouncedLength = null, ClosesConnection = true };

    public byte[] ToBytes()
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {Reasons.GetValueOrDefault(Status, "Status")}\r\n");
        if (ContentType is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {ContentType}\r\n");
        }

        if (AnnouncedLength is { } length)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        }

        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(ClosesConnection ? "Connection: close\r\n\r\n" : "\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. Body];
    }
}
