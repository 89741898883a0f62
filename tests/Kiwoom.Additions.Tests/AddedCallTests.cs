using Kiwoom.Catalog;
using Kiwoom.Http;
using Kiwoom.Simulator;
using Kiwoom.StockInformation;

namespace Kiwoom.Additions.Tests;

/// <summary>What the YAML files in <c>kiwoom/</c> add to the client: over real HTTP, from the simulator.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AddedCallTests : IAsyncDisposable
{
    private KiwoomSimulator _simulator = null!;
    private KiwoomClient _kiwoom = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _simulator = await KiwoomSimulator.StartAsync();
        _kiwoom = new KiwoomClient(new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(_simulator.BaseAddress),
            AppKey = _simulator.AppKey,
            SecretKey = _simulator.SecretKey,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _kiwoom.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Test]
    public async Task An_added_method_stands_beside_the_built_in_ones()
    {
        var executions = await _kiwoom.StockInformation.GetNumberedExecutionsAsync("005930");
        var profile = await _kiwoom.StockInformation.GetStockProfileAsync("005930");

        Assert.That(executions.ReturnCode, Is.Zero);
        Assert.That(profile.CurrentPrice, Is.Positive);
    }

    [Test]
    public async Task It_takes_a_request_and_walks_pages_as_they_do()
    {
        var page = await _kiwoom.StockInformation.GetNumberedExecutionsAsync(new() { StockCode = "005930" }, continuation: null);
        var rows = 0;
        await foreach (NumberedExecution row in _kiwoom.StockInformation.EnumerateNumberedExecutionsAsync("005930"))
        {
            rows++;
            Assert.That(row.Venue, Is.Null);
        }

        Assert.That(rows, Is.EqualTo(page.Items.Count));
    }

    [Test]
    public void Its_request_is_checked_before_anything_is_sent() => Assert.That(
        async () => await _kiwoom.StockInformation.GetNumberedExecutionsAsync(""),
        Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("StockCode (stk_cd) is missing"));

    [Test]
    public async Task An_override_asks_for_the_same_id_and_reads_what_it_says()
    {
        var best = await _kiwoom.MarketConditions.GetBestLevelsAsync("005930");
        var book = await _kiwoom.MarketConditions.GetOrderBookAsync("005930");

        Assert.That(best.Asks, Has.Count.EqualTo(3));
        Assert.That(best.Asks.Select(level => level.Price), Is.All.Positive);
        Assert.That(best.Asks.Select(level => level.Quantity), Is.All.Not.Null);
        Assert.That(book.Asks, Has.Count.EqualTo(10), "the library's own method stays as it is");
    }

    [Test]
    public async Task An_area_of_its_own_is_a_property_of_the_client()
    {
        var quote = await _kiwoom.UsStocks.GetQuoteAsync("AAPL");

        Assert.That(quote.DollarPrice, Is.Null, "the simulator answers with blanks where it has no example");
    }

    [Test]
    public void An_added_order_is_checked_as_every_order() => Assert.That(
        async () => await _kiwoom.UsStocks.BuyAsync(new() { Symbol = "AAPL", Quantity = 0, Type = OrderType.Limit }),
        Throws.TypeOf<KiwoomRequestException>().With.Message.Contains("an order is for 1 or more").And.Message.Contains("a Limit order has a price"));

    [Test]
    public async Task An_added_order_is_shown_and_not_sent_in_a_dry_run()
    {
        await using var kiwoom = new KiwoomClient(new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(_simulator.BaseAddress),
            AppKey = _simulator.AppKey,
            SecretKey = _simulator.SecretKey,
            DryRun = true,
        });

        Assert.That(
            async () => await kiwoom.UsStocks.BuyAsync(new() { Symbol = "AAPL", Quantity = 3, Price = 200, Type = OrderType.Limit }),
            Throws.TypeOf<KiwoomDryRunException>().With.Property(nameof(KiwoomDryRunException.Body)).Contains("\"ord_qty\":\"3\""));
    }

    [Test]
    public void An_added_order_without_its_number_is_of_unknown_fate() => Assert.That(
        async () => await _kiwoom.UsStocks.BuyAsync(new() { Symbol = "AAPL", Quantity = 3, Price = 200, Type = OrderType.Limit }),
        Throws.TypeOf<KiwoomOrderOutcomeUnknownException>(), "the simulator answers with a blank number");

    [Test]
    public void The_catalogue_has_what_was_added_in_its_order()
    {
        var added = KiwoomCatalog.Find("ka10199")!;
        var replaced = KiwoomCatalog.Find("ka10004")!;
        var ids = KiwoomCatalog.Endpoints.Select(endpoint => endpoint.ApiId).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(added.Method, Is.EqualTo("GetNumberedExecutions"));
            Assert.That(added.Response.Single().Rows.Single(row => row.WireName == "exec_place").Codes!.Entries.Select(code => code.KoreanLabel), Is.EqualTo(new[] { "정규장", "시간외" }));
            Assert.That(replaced.Method, Is.EqualTo("GetBestLevels"));
            Assert.That(KiwoomCatalog.Find("us20001")!.LookUp, Is.EqualTo(new[] { "ka10075" }));
            Assert.That(ids, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
            Assert.That(KiwoomCatalog.CodeTables.Select(table => table.Name), Has.Member("ExecutionVenue").And.Member("OrderType"));
        });
    }

    [Test]
    public void A_limit_may_be_set_for_an_added_id() => Assert.That(
        () => new KiwoomClient(new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Mock,
            AppKey = "key",
            SecretKey = "secret",
            RateLimits = { PerApiId = { ["ka10199"] = 1, ["us20001"] = 1 } },
        }).Dispose(),
        Throws.Nothing);

    [Test]
    public async Task A_stand_in_answers_added_calls_where_it_carries_out_calls()
    {
        IKiwoomClient kiwoom = new StandIn();

        var executions = await kiwoom.StockInformation.GetNumberedExecutionsAsync("005930");
        var quote = await kiwoom.UsStocks.GetQuoteAsync("AAPL");

        Assert.That(executions.Items.Single().ExecutionSequence, Is.EqualTo(7));
        Assert.That(quote.DollarPrice, Is.EqualTo(200));
    }

    [Test]
    public void A_stand_in_without_them_says_what_it_lacks()
    {
        IKiwoomClient kiwoom = new Silent();

        Assert.That(async () => await kiwoom.UsStocks.GetQuoteAsync("AAPL"), Throws.TypeOf<NotImplementedException>().With.Message.Contains("us10001"));
    }

    private sealed class Silent : IKiwoomClient;

    private sealed class StandIn : IKiwoomClient, IStockInformationClient, IEndpointCaller
    {
        public IStockInformationClient StockInformation => this;

        public Task<TResponse> SendAsync<TRequest, TResponse>(
            Endpoint<TRequest, TResponse> endpoint, TRequest request, Continuation? continuation, CancellationToken cancellationToken)
            where TResponse : KiwoomResponse => Task.FromResult((TResponse)(KiwoomResponse)(endpoint.ApiId switch
            {
                "ka10199" => new NumberedExecutions { Items = [new NumberedExecution { ExecutionSequence = 7 }] },
                "us10001" => new UsStocks.UsQuote { DollarPrice = 200 },
                _ => throw new NotImplementedException(endpoint.ApiId),
            }));
    }
}
