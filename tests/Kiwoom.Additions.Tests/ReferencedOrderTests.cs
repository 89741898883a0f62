using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Endpoints;
using Kiwoom.Http;
using Kiwoom.Realtime;
using Kiwoom.Serialization;
using Kiwoom.UsStocks;

namespace Kiwoom.Additions.Tests;

/// <summary>
/// A referenced assembly has an order that the application describes as a query, which no compiler sees: a query would be sent again, in spite of a dry run.
/// </summary>
public sealed class ReferencedOrderTests : IDisposable
{
    private const string Order = "us30001";
    private const string Query = "us30002";
    private const string Path = "/api/us/referenced";
    private const string LaterPath = "/api/us/later";

    // Where queries of the library go.
    private const string LibraryPath = "/api/dostk/elw";

    private readonly KiwoomClient _kiwoom = new(new KiwoomOptions { Environment = KiwoomEnvironment.Simulator(new Uri("http://127.0.0.1:9")), AppKey = "key", SecretKey = "secret" });

    [OneTimeSetUp]
    public void Register()
    {
        SpecAddition.Register(new Addition($"Order\t{Order} {Path} ka10075\n", OrderAt(Path)));
        SpecAddition.Register(new Addition($"Query\t{Order}\t{Query}\n", QueryOf(Order), QueryOf(Query)));
        SpecAddition.Register(new Addition($"Order\t{Order} {LaterPath} ka10075\n", OrderAt(LaterPath)));
        SpecAddition.Register(new Addition($"Order\tus30003 {LibraryPath} ka10075\n"));
    }

    public void Dispose() => _kiwoom.Dispose();

    [Test]
    public void It_stays_an_order_in_the_catalogue() => Assert.That(KiwoomCatalog.Find(Order)!.Kind, Is.EqualTo(EndpointKind.Order));

    [Test]
    public void It_is_not_sent_as_a_query() =>
        Assert.That(async () => await SendAsync(Order), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains($"{Order} is an order"));

    [Test]
    public void No_other_query_is_sent_where_it_goes() =>
        Assert.That(async () => await SendAsync(Query), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains($"Orders are at {Path}"));

    [TestCase(Path)]
    [TestCase("/API/us/referenced")]
    [TestCase(LaterPath)]
    public void No_raw_query_is_sent_where_it_goes_or_went(string path) => Assert.That(
        async () => await _kiwoom.CallAsync(new RawCall(EndpointInfo.Unlisted("us39999", path))), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains($"Orders are at {path}"));

    [Test]
    public void A_raw_query_of_a_known_id_is_not_sent_there_either() =>
        Assert.That(async () => await _kiwoom.CallAsync(Query, new Dictionary<string, string> { ["stk_cd"] = "AAPL" }), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains($"Orders are at {Path}"));

    [Test]
    public void Queries_of_the_library_go_on_where_an_order_is_added()
    {
        Assert.That(KiwoomCatalog.Endpoints.Where(endpoint => endpoint.ApiId.StartsWith("ka3", StringComparison.Ordinal)).Select(endpoint => endpoint.Path), Has.Some.EqualTo(LibraryPath));
        Assert.That(async () => await SendAsync("ka30001", LibraryPath), Throws.InstanceOf<OperationCanceledException>(), "the call begins");
    }

    [TestCase("ka30001")]
    [TestCase("ka99999")]
    public void Nothing_written_by_hand_is_a_query_where_orders_of_the_library_go(string id) =>
        Assert.That(async () => await SendAsync(id, "/api/dostk/ordr"), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("Orders are at /api/dostk/ordr"));

    private async Task SendAsync(string id, string path = Path)
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        await new QueryEndpoint(id, path).SendAsync(_kiwoom, "", null, canceled.Token);
    }

    private static string OrderAt(string path) => Encoding.UTF8.GetString(UsBuyOrderEndpoint.Description)
        .Replace("us20001", Order, StringComparison.Ordinal).Replace("/api/us/ordr", path, StringComparison.Ordinal);

    private static string QueryOf(string id) => Encoding.UTF8.GetString(UsQuoteEndpoint.Description)
        .Replace("us10001", id, StringComparison.Ordinal).Replace("/api/us/stkinfo", Path, StringComparison.Ordinal);

    private sealed class Addition(string ids, params string[] descriptions) : SpecAddition
    {
        protected override ReadOnlySpan<byte> ApiIds => Encoding.UTF8.GetBytes(ids);

        protected override RealtimeType[] RealtimeTypes => [];

        protected override Type[] CodeTypes => [];

        protected override void AddEndpoints(Action<ReadOnlySpan<byte>> add) => Array.ForEach(descriptions, description => add(Encoding.UTF8.GetBytes(description)));
    }

    private sealed class QueryEndpoint(string id, string path) : Endpoint<string, UsQuote>(id, path, EndpointKind.Query)
    {
        public override void Check(string request, ref RequestCheck check)
        {
        }

        public override void Write(Utf8JsonWriter writer, string request)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }

        public override UsQuote Read(ref WireReader reader) => throw new NotSupportedException();
    }
}
