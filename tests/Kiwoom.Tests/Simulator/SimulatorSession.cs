using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator;

/// <summary>A running simulator and a plain HTTP client that holds a token of it.</summary>
internal sealed class SimulatorSession : IAsyncDisposable
{
    private SimulatorSession(KiwoomSimulator simulator, HttpClient http)
    {
        Simulator = simulator;
        Http = http;
    }

    public KiwoomSimulator Simulator { get; }

    public HttpClient Http { get; }

    public string Token { get; private set; } = "";

    /// <summary>Starts a simulator at 13:05:43 on Monday, 8 September 2025, unless the options bring a clock.</summary>
    public static async Task<SimulatorSession> StartAsync(KiwoomSimulatorOptions? options = null)
    {
        var simulator = await KiwoomSimulator.StartAsync(options ?? new KiwoomSimulatorOptions { TimeProvider = MondayAfternoon() });
        var session = new SimulatorSession(simulator, new HttpClient { BaseAddress = simulator.BaseAddress });
        await session.RenewTokenAsync();
        return session;
    }

    public static ManualClock MondayAfternoon() => new("2025-09-08 13:05:43");

    public async Task RenewTokenAsync() => Token = (await RequestTokenAsync())["token"];

    public Task<SimulatorReply> RequestTokenAsync(string appKey = "simulator-app-key", string secretKey = "simulator-secret-key") =>
        CallAsync("au10001", ("grant_type", "client_credentials"), ("appkey", appKey), ("secretkey", secretKey));

    /// <summary>Calls an endpoint at its own address.</summary>
    public Task<SimulatorReply> CallAsync(string apiId, params (string Name, string Value)[] elements) => CallAsync(apiId, null, elements);

    /// <summary>Asks for a follow-up page.</summary>
    public async Task<SimulatorReply> CallAsync(string apiId, string? nextKey, (string Name, string Value)[] elements)
    {
        using var request = CreateRequest(apiId, ToJson(elements));
        if (nextKey is not null)
        {
            request.Headers.Add("cont-yn", "Y");
            request.Headers.Add("next-key", nextKey);
        }

        return await SendAsync(request);
    }

    /// <summary>A complete request, for a test to take apart.</summary>
    public HttpRequestMessage CreateRequest(string apiId, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, KiwoomCatalog.Find(apiId)!.Path)
        {
            Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "UTF-8")),
        };
        request.Headers.Add("api-id", apiId);
        if (Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        return request;
    }

    public async Task<SimulatorReply> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        return await SimulatorReply.ReadAsync(response);
    }

    /// <summary>Walks all pages of an answer.</summary>
    public async Task<List<SimulatorReply>> CallAllPagesAsync(string apiId, params (string Name, string Value)[] elements)
    {
        var pages = new List<SimulatorReply> { await CallAsync(apiId, elements) };
        while (pages[^1].NextKey is { } key)
        {
            pages.Add(await CallAsync(apiId, key, elements));
        }

        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Simulator.DisposeAsync();
    }

    private static string ToJson((string Name, string Value)[] elements) =>
        JsonSerializer.Serialize(elements.ToDictionary(element => element.Name, element => element.Value));
}
