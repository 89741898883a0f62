using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Orders;

/// <summary>Real orders need two switches: the environment, and the leave to order there.</summary>
internal sealed class OrderGateTests
{
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    private static KiwoomEnvironment[] PerhapsReal =>
        [KiwoomEnvironment.Real, KiwoomEnvironment.Custom(new Uri("https://API.kiwoom.com.")), KiwoomEnvironment.Custom(new Uri("https://proxy.example"))];

    [Test]
    public async Task Order_that_may_be_real_money_needs_leave(
        [ValueSource(nameof(PerhapsReal))] KiwoomEnvironment environment, [ValueSource(typeof(ExampleCalls), nameof(ExampleCalls.Orders))] string apiId)
    {
        using var handler = new CountingHandler();
        using var http = new HttpClient(handler);
        await using var client = TestBed.CreateClient(Options(environment), http);

        var e = (await Assert.ThrowsAsync<KiwoomRequestException>(() => client.SendAsync(apiId)))!;

        Assert.That(e.Message, Does.Contain("AllowOrders"));
        Assert.That(handler.Count, Is.Zero, "not even a token was asked for");
    }

    [Test]
    public async Task Reading_needs_none([ValueSource(nameof(PerhapsReal))] KiwoomEnvironment environment)
    {
        using var handler = new CountingHandler();
        using var http = new HttpClient(handler);
        await using var client = TestBed.CreateClient(Options(environment), http);

        await Assert.CatchAsync<KiwoomException>(() => client.SendAsync("ka10004"));

        Assert.That(handler.Count, Is.GreaterThan(0));
    }

    [Test]
    public async Task With_leave_the_order_is_sent()
    {
        using var handler = new CountingHandler();
        using var http = new HttpClient(handler);
        var options = Options(KiwoomEnvironment.Real);
        options.AllowOrders = true;
        await using var client = TestBed.CreateClient(options, http);

        await Assert.CatchAsync<KiwoomTransportException>(() => client.SendAsync("kt10000"));

        Assert.That(handler.Count, Is.GreaterThan(0));
    }

    [Test]
    public async Task Dry_run_checks_and_shows_and_sends_nothing()
    {
        await using var bed = TestBed.Answering(Done, options => options.DryRun = true);

        var e = (await Assert.ThrowsAsync<KiwoomDryRunException>(() => bed.Client.Orders.BuyAsync(
            new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Price = 70_000, Type = OrderType.Limit })))!;
        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.Orders.BuyAsync(
            new() { Exchange = Exchange.Krx, StockCode = "", Quantity = 10, Price = 70_000, Type = OrderType.Limit }));

        Assert.That(e.Address, Is.EqualTo(new Uri(bed.Server.Address, "/api/dostk/ordr")));
        Assert.That(e.Body, Is.EqualTo(
            """{"dmst_stex_tp":"KRX","stk_cd":"005930","ord_qty":"10","ord_uv":"70000","trde_tp":"0","cond_uv":""}"""));
        Assert.That(e.Message, Does.StartWith("kt10000: the order is right and was not sent").And.Contain(e.Body));
        Assert.That(bed.Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Dry_run_carries_queries_out()
    {
        await using var bed = TestBed.Answering(Done, options => options.DryRun = true);

        await bed.Client.SendAsync("ka10004");

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Dry_run_needs_no_leave()
    {
        var options = Options(KiwoomEnvironment.Real);
        options.DryRun = true;
        using var handler = new CountingHandler();
        using var http = new HttpClient(handler);
        await using var client = TestBed.CreateClient(options, http);

        await Assert.ThrowsAsync<KiwoomDryRunException>(() => client.SendAsync("kt10000"));

        Assert.That(handler.Count, Is.Zero);
    }

    private static KiwoomOptions Options(KiwoomEnvironment environment)
    {
        var options = TestBed.OptionsFor(new Uri("http://127.0.0.1:1"));
        options.Environment = environment;
        return options;
    }

    /// <summary>Stands where the network would be: nothing of these tests may reach it.</summary>
    private sealed class CountingHandler : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            throw new HttpRequestException("no network in this test");
        }
    }
}
