using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Endpoints;
using Kiwoom.Realtime;

namespace Kiwoom.Additions.Tests;

/// <summary>An assembly that is loaded late: what it adds counts from then on.</summary>
public sealed class LaterAdditionTests
{
    // us10001, a query, is there too.
    private const string Path = "/api/us/stkinfo";

    [Test]
    public async Task No_query_goes_to_the_path_of_an_order_that_was_added_after_the_first_raw_call()
    {
        await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Simulator(new Uri("http://127.0.0.1:9")), AppKey = "key", SecretKey = "secret" });
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        Assert.That(async () => await CallAsync(), Throws.InstanceOf<OperationCanceledException>(), "queries go there, and so the call begins");

        SpecAddition.Register(new LaterOrder());

        Assert.That(async () => await CallAsync(), Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("Orders are at " + Path));

        async Task CallAsync() => await kiwoom.CallAsync(new RawCall(EndpointInfo.Unlisted("us29999", Path)), canceled.Token);
    }

    private sealed class LaterOrder : SpecAddition
    {
        protected override ReadOnlySpan<byte> ApiIds => [];

        protected override RealtimeType[] RealtimeTypes => [];

        protected override Type[] CodeTypes => [];

        protected override void AddEndpoints(Action<ReadOnlySpan<byte>> add) => add(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(UsBuyOrderEndpoint.Description)
            .Replace("us20001", "us20002", StringComparison.Ordinal)
            .Replace("/api/us/ordr", Path, StringComparison.Ordinal)));
    }
}
