using System.Globalization;
using System.Threading.RateLimiting;

namespace Kiwoom.Tests.Orders;

/// <summary>The most money that one order may move, and the most orders a day: what is beyond is not sent.</summary>
internal sealed class OrderCeilingTests
{
    private static readonly DateTimeOffset Evening = new(2025, 9, 8, 23, 59, 0, KoreanTime.Offset);

    private static readonly HttpAnswer Receipt = HttpAnswer.Json("""{"ord_no":"0000017","return_code":0}""");

    private static readonly BuyOrderRequest Buy = new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Price = 70_000, Type = OrderType.Limit };

    private static IEnumerable<string> Cancellations => ["kt10003", "kt10009", "kt50003"];

    private static IEnumerable<string> Others => OrderCalls.Ids.Except(Cancellations);

    [Test]
    public async Task Order_worth_more_is_not_sent([ValueSource(nameof(Others))] string apiId)
    {
        var worth = apiId.StartsWith("kt5", StringComparison.Ordinal) ? 1_600_000 : 700_000;
        await using var bed = TestBed.Answering(Receipt, options => options.MaxOrderValue = worth - 1);
        await using var other = TestBed.Answering(Receipt, options => options.MaxOrderValue = worth);

        var refusal = (await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.OrderAsync(apiId)))!;
        await other.Client.OrderAsync(apiId);

        var price = (worth / 10).ToString(CultureInfo.InvariantCulture);
        Assert.That(refusal.Problems, Is.EqualTo([$"The order is worth {worth} won (10 x {price}): MaxOrderValue allows {worth - 1}."]));
        Assert.That(bed.Server.Requests, Is.Empty);
        Assert.That(other.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Worth_of_the_largest_order_does_not_overflow()
    {
        await using var bed = TestBed.Answering(Receipt, options => options.MaxOrderValue = 1_000_000);

        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.Orders.BuyAsync(Buy with { Quantity = 999_999_999_999, Price = 999_999_999_999 }));
    }

    [TestCase(null, 1, false)]
    [TestCase(0, 1, false)]
    [TestCase(10, 11, false)]
    [TestCase(10, 10, true)]
    public async Task Order_without_a_price_needs_an_allowance(int? allowance, int quantity, bool isSent)
    {
        await using var bed = TestBed.Answering(Receipt, options => (options.MaxOrderValue, options.MaxUnpricedQuantity) = (100_000_000, allowance));
        var order = Buy with { Type = OrderType.Market, Price = null, Quantity = quantity };

        if (isSent)
        {
            await bed.Client.Orders.BuyAsync(order);
        }
        else
        {
            var refusal = (await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.Orders.BuyAsync(order)))!;
            Assert.That(refusal.Message, Does.Contain("The order has no price").And.EndWith(allowance is null ? "or set MaxUnpricedQuantity." : $"or raise MaxUnpricedQuantity, which is {allowance}."));
        }

        Assert.That(bed.Calls, Has.Count.EqualTo(isSent ? 1 : 0));
    }

    [Test]
    public async Task Price_of_a_type_that_may_do_without_one_is_no_ceiling(
        [Values(OrderType.MidPrice, OrderType.MidPriceIoc, OrderType.MidPriceFok)] OrderType type, [Values] bool isCredit)
    {
        await using var bed = TestBed.Answering(Receipt, options => (options.MaxOrderValue, options.MaxUnpricedQuantity) = (1_000_000, 10));

        Task<KiwoomResponse> OrderAsync(int quantity) => isCredit
            ? Upcast(bed.Client.CreditOrders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = quantity, Price = 1, Type = type }))
            : Upcast(bed.Client.Orders.BuyAsync(Buy with { Type = type, Price = 1, Quantity = quantity }));

        await OrderAsync(10);
        Assert.That(
            (await Assert.ThrowsAsync<KiwoomRequestException>(() => OrderAsync(11)))!.Problems,
            Is.EqualTo(["A price does not bind an order of this type, so nobody knows whether its 11 shares are worth more than MaxOrderValue allows: use a limit order, or raise MaxUnpricedQuantity, which is 10."]));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Order_of_such_a_type_without_a_price_is_not_asked_for_one()
    {
        await using var bed = TestBed.Answering(Receipt, options => options.MaxOrderValue = 1_000_000);

        var refusal = (await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.Orders.BuyAsync(Buy with { Type = OrderType.MidPrice, Price = null })))!;

        Assert.That(refusal.Message, Does.Contain("A price does not bind").And.Not.Contain("give it a price"));
    }

    [Test]
    public async Task Cancellation_is_always_possible([ValueSource(nameof(Cancellations))] string apiId)
    {
        await using var bed = TestBed.Answering(Receipt, options => (options.MaxOrderValue, options.MaxOrdersPerDay) = (1, 0));

        await bed.Client.OrderAsync(apiId);
        await bed.Client.OrderAsync(apiId);

        Assert.That(bed.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Without_ceilings_nothing_is_refused()
    {
        await using var bed = TestBed.Answering(Receipt);

        await bed.Client.Orders.BuyAsync(Buy with { Quantity = 999_999_999_999, Price = 999_999_999_999 });

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_a_hundred_orders_at_once_the_day_s_number_is_sent()
    {
        await using var bed = TestBed.Answering(Receipt, options => options.MaxOrdersPerDay = 10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => EndOfAsync(bed, "kt10000"))));

        Assert.That(bed.Calls, Has.Count.EqualTo(10));
        Assert.That(outcomes.Count(failure => failure is null), Is.EqualTo(10));
        Assert.That(outcomes.OfType<KiwoomRequestException>().Count(), Is.EqualTo(90));
        Assert.That(outcomes.OfType<KiwoomRequestException>().First().Message, Does.Contain("MaxOrdersPerDay"));
    }

    [Test]
    public async Task Day_is_a_Korean_one()
    {
        var clock = new ManualTimeProvider(Evening);
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(Receipt), options => options.MaxOrdersPerDay = 1, clock: clock);

        await bed.Client.Orders.BuyAsync(Buy);
        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.Orders.BuyAsync(Buy));
        clock.Advance(TimeSpan.FromSeconds(61));
        await bed.Client.Orders.BuyAsync(Buy);

        Assert.That(bed.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Order_that_waits_past_midnight_is_one_of_the_new_day()
    {
        var clock = new ManualTimeProvider(Evening);
        await using var held = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 1 });
        var lease = held.AttemptAcquire();
        await using var bed = TestBed.Scripted(
            (connection, _) => connection.SendAsync(Receipt),
            options =>
            {
                options.MaxOrdersPerDay = 1;
                options.RateLimits.CreateLimiter = apiId => apiId == "kt10000" ? held : new ConcurrencyLimiter(new() { PermitLimit = 1 });
            },
            clock: clock);

        var waiting = bed.Client.OrderAsync("kt10000");
        while (held.GetStatistics()!.CurrentQueuedCount == 0)
        {
            await Task.Delay(1);
        }

        clock.Advance(TimeSpan.FromSeconds(61));
        lease.Dispose();
        await waiting;

        Assert.That(await EndOfAsync(bed, "kt10001"), Is.InstanceOf<KiwoomRequestException>());
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Each_repeat_counts()
    {
        var clock = new ManualTimeProvider(Evening - TimeSpan.FromHours(9));
        await using var bed = TestBed.Scripted(
            (connection, _) => connection.SendAsync(HttpAnswer.Refusal(5, "[1700:초과. 유량=5, API ID=kt10000]", 429)),
            options => (options.MaxOrdersPerDay, options.Retries) = (2, new() { MaxAttempts = 9, RepeatOrdersAfterRateLimit = true }),
            clock: clock);

        var call = bed.Client.OrderAsync("kt10000");
        var unknown = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(1))))!;

        Assert.That(unknown.InnerException, Is.InstanceOf<KiwoomRequestException>());
        Assert.That(bed.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Handler_that_answers_without_sending_takes_none_of_the_day_s_orders([Values(400, 429)] int status)
    {
        var breaker = new Breaker(status) { InnerHandler = new SocketsHttpHandler() };
        await using var bed = TestBed.Scripted(
            (connection, _) => connection.SendAsync(Receipt), options => options.MaxOrdersPerDay = 1, http: new HttpClient(breaker));

        Assert.That(await EndOfAsync(bed, "kt10000"), Is.Not.Null);
        breaker.IsOpen = true;
        Assert.That(await EndOfAsync(bed, "kt10000"), Is.Null);
        Assert.That(await EndOfAsync(bed, "kt10000"), Is.InstanceOf<KiwoomRequestException>());
    }

    [Test]
    public async Task Rejected_order_and_one_of_unknown_fate_count()
    {
        var answers = new Queue<HttpAnswer>([HttpAnswer.Refusal(20, "[2000](RC4058:장종료)"), HttpAnswer.Html("", 503)]);
        await using var bed = TestBed.Answering(_ => answers.Dequeue(), options => options.MaxOrdersPerDay = 2);

        Assert.That(await EndOfAsync(bed, "kt10000"), Is.InstanceOf<KiwoomOrderRejectedException>());
        Assert.That(await EndOfAsync(bed, "kt10000"), Is.InstanceOf<KiwoomOrderOutcomeUnknownException>());
        Assert.That(await EndOfAsync(bed, "kt10000"), Is.InstanceOf<KiwoomRequestException>());
    }

    [Test]
    public async Task Order_of_which_nothing_was_sent_does_not_count()
    {
        await using var full = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        using var taken = full.AttemptAcquire();
        await using var bed = TestBed.Answering(Receipt, options =>
        {
            options.MaxOrdersPerDay = 1;
            options.RateLimits.CreateLimiter = apiId => apiId == "kt10000" ? full : new ConcurrencyLimiter(new() { PermitLimit = 1 });
        });

        Assert.That(await EndOfAsync(bed, "kt10000"), Is.InstanceOf<KiwoomQueueFullException>());
        Assert.That(await EndOfAsync(bed, "kt10001"), Is.Null);
        Assert.That(await EndOfAsync(bed, "kt10001"), Is.InstanceOf<KiwoomRequestException>());
    }

    [Test]
    public async Task Dry_run_sees_what_is_worth_too_much_and_counts_nothing()
    {
        await using var bed = TestBed.Answering(
            Receipt, options => (options.DryRun, options.MaxOrderValue, options.MaxOrdersPerDay) = (true, 700_000, 1));

        await Assert.ThrowsAsync<KiwoomRequestException>(() => bed.Client.Orders.BuyAsync(Buy with { Quantity = 11 }));
        await Assert.ThrowsAsync<KiwoomDryRunException>(() => bed.Client.Orders.BuyAsync(Buy));
        await Assert.ThrowsAsync<KiwoomDryRunException>(() => bed.Client.Orders.BuyAsync(Buy));
    }

    [Test]
    public void Ceilings_are_checked()
    {
        var options = TestBed.OptionsFor(new Uri("http://127.0.0.1:1"));
        (options.MaxOrderValue, options.MaxUnpricedQuantity, options.MaxOrdersPerDay) = (0, -1, -1);

        var problems = Assert.Throws<KiwoomConfigurationException>(options.Validate)!.Problems;

        Assert.That(problems.Select(problem => problem.Split(' ')[0]), Is.EqualTo(["MaxOrderValue", "MaxUnpricedQuantity", "MaxOrdersPerDay"]));
    }

    [Test]
    public void Allowance_without_a_ceiling_has_no_effect_and_is_refused()
    {
        var options = TestBed.OptionsFor(new Uri("http://127.0.0.1:1"));
        options.MaxUnpricedQuantity = 5;

        Assert.That(Assert.Throws<KiwoomConfigurationException>(options.Validate)!.Message, Does.Contain("MaxOrderValue"));
    }

    private static async Task<KiwoomResponse> Upcast<T>(Task<T> call)
        where T : KiwoomResponse => await call;

    private static async Task<Exception?> EndOfAsync(TestBed bed, string apiId)
    {
        try
        {
            await bed.Client.OrderAsync(apiId);
            return null;
        }
        catch (KiwoomException e)
        {
            return e;
        }
    }

    /// <summary>Answers orders by itself until it is open.</summary>
    private sealed class Breaker(int status) : DelegatingHandler
    {
        public bool IsOpen { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            IsOpen || request.RequestUri!.AbsolutePath.Contains("oauth2", StringComparison.Ordinal)
                ? base.SendAsync(request, cancellationToken)
                : Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status));
    }
}
