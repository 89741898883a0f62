// A web application with the client from its container: a quote, a stream of trades as Server-Sent Events, and a health check.
//   curl -N http://localhost:5000/trades/005930        Ctrl+C ends it
// It runs against a simulator of its own; with keys in the configuration (Kiwoom:AppKey, Kiwoom:SecretKey) against what Kiwoom:Environment says.
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Kiwoom;
using Kiwoom.Simulator;
using WebQuotes;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, QuoteJson.Default));
builder.Services.AddHealthChecks().AddCheck<KiwoomHealth>("kiwoom");
await using var simulator = builder.Configuration["Kiwoom:AppKey"] is null
    ? await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 5 } })
    : null;
if (simulator is null)
{
    builder.Services.AddKiwoom(builder.Configuration);
}
else
{
    builder.Services.AddKiwoom(options =>
    {
        options.Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress);
        options.AppKey = simulator.AppKey;
        options.SecretKey = simulator.SecretKey;
    });
}

await using var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/quotes/{code}", async (string code, IKiwoomClient kiwoom, CancellationToken cancellationToken) =>
{
    var stock = await kiwoom.StockInformation.GetStockProfileAsync(code, cancellationToken);
    return new Quote(stock.StockName, stock.CurrentPrice, stock.ChangeRate);
});
app.MapGet("/trades/{code}", (string code, IKiwoomClient kiwoom, CancellationToken cancellationToken) =>
    TypedResults.ServerSentEvents(Trades(code, kiwoom, cancellationToken)));
await app.RunAsync();

// A stream says where it may lack something: whoever listens is told too.
static async IAsyncEnumerable<SseItem<Trade>> Trades(string code, IKiwoomClient kiwoom, [EnumeratorCancellation] CancellationToken cancellationToken)
{
    await foreach (var trade in kiwoom.Realtime.StockTrades(code).WithCancellation(cancellationToken))
    {
        yield return new SseItem<Trade>(new Trade(trade.TradeTime, trade.CurrentPrice, trade.TradeQuantity, trade.GapBefore is not null), "trade");
    }
}

namespace WebQuotes
{
    internal sealed record Quote(string Name, decimal? Price, decimal? ChangeRate);

    internal sealed record Trade(TimeOnly? Time, decimal? Price, long? Quantity, bool AfterGap);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Quote))]
    [JsonSerializable(typeof(Trade))]
    internal sealed partial class QuoteJson : JsonSerializerContext;
}
