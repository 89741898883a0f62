using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Cli.Tests.Support;

/// <summary>Stands between a client and the simulator: keeps the answers, and changes them where a test plants something.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient _http = new();
    private readonly Uri _server;

    private Proxy(WebApplication application, Uri server)
    {
        _application = application;
        _server = server;
    }

    public Uri Address => new(_application.Urls.First());

    /// <summary>The last answer of each API ID.</summary>
    public ConcurrentDictionary<string, byte[]> Answers { get; } = new();

    /// <summary>How often each API ID was called.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    /// <summary>What is done to the answers of an API ID.</summary>
    public Dictionary<string, Action<JsonObject>> Plants { get; } = [];

    /// <summary>What is done to the frames that the server sends; null leaves one out.</summary>
    public Func<JsonObject, JsonObject?>? PlantFrame { get; set; }

    /// <summary>Answers in the server's place; null lets the call through.</summary>
    public Func<string, (int Status, string Body)?>? Instead { get; set; }

    public static async Task<Proxy> StartAsync(Uri server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.UseWebSockets();
        var proxy = new Proxy(application, server);
        application.Run(proxy.ServeAsync);
        await application.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            await ForwardSocketAsync(context);
            return;
        }

        var apiId = context.Request.Headers["api-id"].ToString();
        Calls.AddOrUpdate(apiId, 1, (_, count) => count + 1);
        if (Instead?.Invoke(apiId) is { } instead)
        {
            context.Response.StatusCode = instead.Status;
            context.Response.ContentType = "application/json;charset=UTF-8";
            await context.Response.WriteAsync(instead.Body);
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_server, context.Request.Path.Value));
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        foreach (var name in new[] { "api-id", "authorization", "cont-yn", "next-key" })
        {
            if (context.Request.Headers[name] is [{ } value, ..])
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await _http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (Plants.TryGetValue(apiId, out var plant))
        {
            var json = JsonNode.Parse(bytes)!.AsObject();
            plant(json);
            bytes = System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
        }

        Answers[apiId] = bytes;
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (var name in new[] { "api-id", "cont-yn", "next-key" })
        {
            if (answer.Headers.TryGetValues(name, out var values))
            {
                context.Response.Headers[name] = values.First();
            }
        }

        await context.Response.Body.WriteAsync(bytes);
    }

    private async Task ForwardSocketAsync(HttpContext context)
    {
        using var server = new ClientWebSocket();
        await server.ConnectAsync(new UriBuilder(_server) { Scheme = "ws", Path = context.Request.Path }.Uri, context.RequestAborted);
        using var client = await context.WebSockets.AcceptWebSocketAsync();
        await Task.WhenAny(PumpAsync(client, server, null), PumpAsync(server, client, PlantFrame));
        server.Abort();
        client.Abort();
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to, Func<JsonObject, JsonObject?>? plant)
    {
        var buffer = new byte[1 << 20];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await from.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                var frame = buffer.AsMemory(0, length);
                if (plant is not null)
                {
                    if (plant(JsonNode.Parse(frame.Span)!.AsObject()) is not { } changed)
                    {
                        continue;
                    }

                    frame = System.Text.Encoding.UTF8.GetBytes(changed.ToJsonString());
                }

                await to.SendAsync(frame, WebSocketMessageType.Text, true, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // One side has gone.
        }
    }
}
