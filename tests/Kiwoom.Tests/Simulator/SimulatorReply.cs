using System.Net;
using System.Text.Json;

namespace Kiwoom.Tests.Simulator;

/// <summary>What came back over HTTP.</summary>
internal sealed record SimulatorReply(HttpStatusCode Status, string? ContentType, string? ApiId, string? ContYn, string? NextKey, string Text)
{
    private JsonElement? _body;

    public JsonElement Body => _body ??= JsonDocument.Parse(Text).RootElement;

    public int ReturnCode => Body.GetProperty("return_code").GetInt32();

    public string Message => this["return_msg"];

    public string this[string element] => Body.GetProperty(element).GetString()!;

    public JsonElement[] Rows(string list) => [.. Body.GetProperty(list).EnumerateArray()];

    public string[] Column(string list, string element) => [.. Rows(list).Select(row => row.GetProperty(element).GetString()!)];

    public static async Task<SimulatorReply> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.ToString(),
        Header(response, "api-id"),
        Header(response, "cont-yn"),
        Header(response, "next-key") is { Length: > 0 } key ? key : null,
        await response.Content.ReadAsStringAsync());

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
