using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Kiwoom.Simulator.Control;

/// <summary>Serves the page at <c>/</c> and the control below <c>/control</c>.</summary>
internal sealed class ControlEndpoint(ControlGuard guard)
{
    private const string Root = "/control";
    private const int MaxBody = 1024 * 1024;
    private const int MaxSnapshot = 256 * 1024 * 1024;
    private const string SnapshotPath = Root + "/snapshot";

    private const string Help = """
        The simulator's control, for this machine alone. Bodies are JSON; a GET changes nothing.
        GET    /control/state                 what it is doing
        POST   /control/clock                 {"speed": 60} {"speed": 0} {"step_seconds": 60} {"advance_to": "2026-09-14T15:30:00"}
        POST   /control/faults                {"fault": "Reset", "count": 1, "api_id": "kt10000", "is_carried_out": true} or {"share": 0.1}
        DELETE /control/faults                ends faults, maintenance and latency
        POST   /control/sockets               {"fault": "Drop", "session": 1}
        POST   /control/latency               {"median_ms": 20, "spread": 0.5, "longest_ms": 2000}; {} ends it
        POST   /control/maintenance           {"on": true}
        POST   /control/tokens/expire         {}
        POST   /control/call                  {"api_id": "kt10000", "body": {…}}: as if by the account's owner, without a token
        GET    /control/market?code=005930    book, trades, account and orders at a glance
        GET    /control/candles?code=005930&minutes=1
        GET    /control/calls                 the last calls with their JSON
        GET    /control/notes                 what is odd about its clients
        GET    /control/snapshot              the market written down, for --snapshot and for the next
        POST   /control/snapshot              goes on from a market that was written down; connections are dropped
        """;

    private ControlParts? _parts;

    /// <summary>Begins to serve, when all of the simulator is there.</summary>
    public void Open(ControlParts parts) => _parts = parts;

    /// <summary>Whether a request is for this endpoint.</summary>
    public static bool Takes(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) && (request.Path == "/" || PageFiles.Find(request.Path) is not null)) || request.Path.StartsWithSegments(Root, StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (guard.Objection(context) is { } objection)
        {
            await SendAsync(response, 403, "text/plain", objection).ConfigureAwait(false);
            return;
        }

        if (_parts is not { } parts)
        {
            await SendAsync(response, 503, "text/plain", "The simulator is starting.").ConfigureAwait(false);
            return;
        }

        if (PageFiles.Find(context.Request.Path) is { } file)
        {
            // Nothing of the page comes from elsewhere, and nothing may.
            response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
            response.ContentType = file.ContentType;
            await response.Body.WriteAsync(file.Content, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(context, parts).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext context, ControlParts parts)
    {
        try
        {
            var body = await ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            var path = context.Request.Path.Value![Root.Length..].TrimEnd('/');
            if (path.Length == 0 && HttpMethods.IsGet(context.Request.Method))
            {
                await SendAsync(context.Response, 200, "text/plain", Help).ConfigureAwait(false);
            }
            else if (path == "/snapshot" && HttpMethods.IsGet(context.Request.Method))
            {
                await SendAsync(context.Response, 200, "application/json", ControlCommands.ExchangeOf(parts.Simulator).Save()).ConfigureAwait(false);
            }
            else
            {
                var answer = Route(context.Request, path, parts, body);
                await SendAsync(context.Response, 200, "application/json", answer.ToJsonString(ControlJson.Plain)).ConfigureAwait(false);
            }
        }
        catch (ControlRequestException exception)
        {
            var error = new JsonObject { ["error"] = exception.Message };
            await SendAsync(context.Response, exception.StatusCode, "application/json", error.ToJsonString(ControlJson.Plain)).ConfigureAwait(false);
        }
    }

    private static JsonNode Route(HttpRequest request, string path, ControlParts parts, byte[] body)
    {
        var simulator = parts.Simulator;
        switch (request.Method, path)
        {
            case ("GET", "/state"):
                break;
            case ("GET", "/market"):
                return MarketPicture.Of(parts, request.Query["code"].ToString());
            case ("GET", "/candles"):
                return CandlePicture.Of(parts, request.Query["code"].ToString(), request.Query["minutes"].ToString());
            case ("GET", "/calls"):
                return CallPicture.Of(parts.Calls.Snapshot());
            case ("GET", "/notes"):
                return CallPicture.Of(simulator.Notes);
            case ("POST", "/clock"):
                ControlCommands.SetClock(simulator, body);
                break;
            case ("POST", "/faults"):
                ControlCommands.Strike(simulator, body);
                break;
            case ("DELETE", "/faults"):
                simulator.Faults.Clear();
                break;
            case ("POST", "/latency"):
                ControlCommands.SetLatency(simulator, body);
                break;
            case ("POST", "/maintenance"):
                ControlCommands.SetMaintenance(simulator, body);
                break;
            case ("POST", "/tokens/expire"):
                simulator.ExpireTokens();
                break;
            case ("POST", "/sockets"):
                return ControlCommands.StrikeSockets(simulator, body);
            case ("POST", "/snapshot"):
                ControlCommands.Restore(simulator, body);
                break;
            case ("POST", "/call"):
                return ControlCommands.Call(parts, body);
            default:
                throw new ControlRequestException($"There is no {request.Method} {request.Path}: GET {Root} lists what there is.", 404);
        }

        return StatePicture.Of(parts);
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var most = request.Path == SnapshotPath ? MaxSnapshot : MaxBody;
        if (request.ContentLength > most)
        {
            throw new ControlRequestException("The body is too large.", 413);
        }

        // A snapshot has every order in it; the server's own limit is for calls.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }

    private static async Task SendAsync(HttpResponse response, int status, string type, string text)
    {
        response.StatusCode = status;
        response.ContentType = type + ";charset=UTF-8";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text)).ConfigureAwait(false);
    }
}
