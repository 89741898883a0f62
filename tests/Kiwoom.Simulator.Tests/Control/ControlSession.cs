using System.Net;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Tests.Simulator.Control;

/// <summary>Speaks to a simulator's control.</summary>
internal static class ControlSession
{
    public static async Task<(HttpStatusCode Status, string Text)> ControlAsync(this SimulatorSession session, string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/control" + path);
        request.Content = json is null && method == "GET" ? null : new StringContent(json ?? "{}", Encoding.UTF8, "application/json");
        using var response = await session.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> ControlJsonAsync(this SimulatorSession session, string method, string path, string? json = null)
    {
        var (status, text) = await session.ControlAsync(method, path, json);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonElement.Parse(text);
    }
}
