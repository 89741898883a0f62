using System.Net.Http.Headers;
using Kiwoom.Endpoints;
using Kiwoom.Http;
using Kiwoom.MarketConditions;
using Kiwoom.Serialization;
using Kiwoom.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Benchmarks;

/// <summary>
/// A whole ka10004 call, and its floors: a raw post to the same server that only reads the answer's bytes, and the bare exchange
/// without token handling, limits, repeats and telemetry.
/// </summary>
internal sealed class LoopbackCall : IAsyncDisposable
{
    private static readonly byte[] Request = "{\"stk_cd\":\"005930\"}"u8.ToArray();
    private static readonly MediaTypeHeaderValue JsonType = MediaTypeHeaderValue.Parse("application/json;charset=UTF-8");

    private readonly KiwoomSimulator _simulator;
    private readonly KiwoomClient _client;
    private readonly HttpClient _http;
    private readonly HttpExchange _exchange;
    private readonly Secret _token;
    private readonly string _authorization;

    private LoopbackCall(KiwoomSimulator simulator, KiwoomClient client, KiwoomOptions options, Secret token)
    {
        _simulator = simulator;
        _client = client;
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = simulator.BaseAddress };
        _exchange = new HttpExchange(new HttpChannel(_http), options, new CellPolicy(MalformedValues.Null, NullLogger.Instance), TimeProvider.System);
        _token = token;
        _authorization = "Bearer " + token.Reveal();
    }

    public static async Task<LoopbackCall> StartAsync()
    {
        var simulator = await KiwoomSimulator.StartAsync();
        var options = new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
            AppKey = simulator.AppKey,
            SecretKey = simulator.SecretKey,

            // High enough never to wait, and yet counted.
            RateLimits = new() { QueriesPerSecond = 500_000 },
        };
        var client = new KiwoomClient(options);
        var token = await client.OAuth.IssueTokenAsync(new()
        {
            AppKey = simulator.AppKey,
            SecretKey = simulator.SecretKey,
        });
        return new LoopbackCall(simulator, client, options, token.Token);
    }

    public Task<OrderBook> CallAsync() => _client.MarketConditions.GetOrderBookAsync("005930");

    public Task<OrderBook> ExchangeAsync() =>
        _exchange.SendAsync(OrderBookEndpoint.Instance, new OrderBookRequest { StockCode = "005930" }, null, _token, CancellationToken.None);

    public async Task<int> PostRawAsync()
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/dostk/mrkcond") { Content = new ByteArrayContent(Request) };
        message.Content.Headers.ContentType = JsonType;
        message.Headers.TryAddWithoutValidation("api-id", "ka10004");
        message.Headers.TryAddWithoutValidation("authorization", _authorization);
        using var response = await _http.SendAsync(message);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _client.DisposeAsync();
        await _simulator.DisposeAsync();
    }
}
