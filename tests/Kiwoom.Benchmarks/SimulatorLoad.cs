using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Kiwoom.Simulator;

namespace Kiwoom.Benchmarks;

/// <summary>Load on a simulator: sockets that follow all of the market, and calls at a steady pace whatever the answers take.</summary>
internal static class SimulatorLoad
{
    private const int Callers = 48;

    private static readonly string[] Codes =
    [
        "005930", "000660", "373220", "207940", "005380", "000270", "105560", "068270", "035420", "035720",
        "051910", "015760", "039490", "219550", "247540", "086520", "196170", "205100", "008370", "317120",
        "0156T0", "0041E0", "069500", "114800", "229200", "530036", "57JBHH",
    ];

    private static readonly (string ApiId, string Path)[] Calls = [("ka10001", "/api/dostk/stkinfo"), ("ka10004", "/api/dostk/mrkcond"), ("ka10006", "/api/dostk/mrkcond")];

    public sealed record Result(double MessagesPerSecond, double CallsPerSecond, TimeSpan Median, TimeSpan Highest, int Failed);

    public static async Task<Result> RunAsync(SimulatorServer server, int connections, int callsPerSecond, TimeSpan time)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Callers }) { BaseAddress = server.Address };
        var token = await RequestTokenAsync(http);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var ended = new CancellationTokenSource();
        var followers = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => FollowAsync(server, token)));
        var counts = new long[connections];
        var following = followers.Select((socket, i) => CountAsync(socket, count => counts[i] += count, ended.Token)).ToArray();

        var started = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(http, caller, callsPerSecond, started, time)));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var messages = counts.Sum();
        await ended.CancelAsync();
        await Task.WhenAll(following);
        foreach (var socket in followers)
        {
            socket.Dispose();
        }

        var all = latencies.SelectMany(list => list).Order().ToList();
        var taken = all.Where(latency => latency < TimeSpan.MaxValue).ToList();
        return new Result(messages / elapsed, taken.Count / elapsed, taken[taken.Count / 2], taken[(int)(taken.Count * 0.99)], all.Count - taken.Count);
    }

    private static async Task<string> RequestTokenAsync(HttpClient http)
    {
        var body = $$"""{"grant_type":"client_credentials","appkey":"{{KiwoomSimulatorOptions.DefaultAppKey}}","secretkey":"{{KiwoomSimulatorOptions.DefaultSecretKey}}"}""";
        using var answer = await http.PostAsync("/oauth2/token", Json(body));
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("token").GetString()!;
    }

    private static async Task<ClientWebSocket> FollowAsync(SimulatorServer server, string token)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(server.RealtimeAddress, CancellationToken.None);
        await SendAsync(socket, $$"""{"trnm":"LOGIN","token":"{{token}}"}""");
        await SendAsync(socket, $$"""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":{{JsonSerializer.Serialize(Codes)}},"type":["0B","0C","0D"]}]}""");
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task CountAsync(ClientWebSocket socket, Action<int> count, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                if (buffer.AsSpan(0, received.Count).IndexOf("PING"u8) is >= 0 and < 20)
                {
                    await SendAsync(socket, """{"trnm":"PING"}""");
                }
                else if (received.EndOfMessage)
                {
                    count(1);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The run is over.
        }
    }

    /// <summary>Calls at the times of a plan; a call that is late has waited from its time on.</summary>
    private static async Task<List<TimeSpan>> CallAsync(HttpClient http, int caller, int callsPerSecond, long started, TimeSpan time)
    {
        var latencies = new List<TimeSpan>();
        for (var i = caller; ; i += Callers)
        {
            var due = TimeSpan.FromSeconds((double)i / callsPerSecond);
            if (due >= time)
            {
                return latencies;
            }

            if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            // A delay ends up to some milliseconds late, which is not the server's: what counts begins then, or at the plan's time where the caller was still busy.
            var begun = Stopwatch.GetTimestamp();
            var late = Stopwatch.GetElapsedTime(started) - due;
            var (apiId, path) = Calls[i % Calls.Length];
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json($$"""{"stk_cd":"{{Codes[i % Codes.Length]}}"}""") };
            request.Headers.Add("api-id", apiId);
            try
            {
                using var answer = await http.SendAsync(request);
                await answer.Content.ReadAsByteArrayAsync();
                var own = Stopwatch.GetElapsedTime(begun);
                latencies.Add(!answer.IsSuccessStatusCode ? TimeSpan.MaxValue : late > TimeSpan.FromMilliseconds(20) ? own + late : own);
            }
            catch (HttpRequestException)
            {
                latencies.Add(TimeSpan.MaxValue);
            }
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
