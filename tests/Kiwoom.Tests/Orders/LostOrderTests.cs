namespace Kiwoom.Tests.Orders;

/// <summary>Orders that the simulator took and whose answers were lost, found again in its lists.</summary>
internal sealed class LostOrderTests
{
    private static readonly DateTimeOffset Start = new(2025, 9, 8, 13, 5, 43, KoreanTime.Offset);

    private static readonly BuyOrderRequest Buy = new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Price = 50_000, Type = OrderType.Limit };

    private LossySession _session = null!;

    [SetUp]
    public async Task StartAsync() => _session = await LossySession.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [Test]
    public async Task Buy_is_found_with_what_is_known_of_it()
    {
        var unknown = await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy));

        var found = await _session.Kiwoom.FindOrderAsync(unknown);

        Assert.That(unknown.Request, Is.SameAs(Buy));
        Assert.That(found.Request, Is.SameAs(Buy));
        Assert.That(found.IsUnambiguous, Is.True);
        var order = found.Candidates[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(order.OrderNumber, Is.EqualTo(_session.Simulator.Orders.Single().OrderNumber));
            Assert.That(order.OriginalOrderNumber, Is.Empty);
            Assert.That(order.Code, Is.EqualTo("005930"));
            Assert.That(order.SideText, Is.EqualTo("현금매수"));
            Assert.That(order.TypeText, Is.EqualTo("보통"));
            Assert.That(order.StatusText, Is.EqualTo("접수"));
            Assert.That(order.Quantity, Is.EqualTo(10));
            Assert.That(order.UnfilledQuantity, Is.EqualTo(10));
            Assert.That(order.ExecutedQuantity, Is.Zero);
            Assert.That(order.Price, Is.EqualTo(50_000));
            Assert.That(order.Time, Is.EqualTo(Start));
            Assert.That(order.ApiIds, Is.EqualTo(["ka10075", "kt00007"]));
        }
    }

    [Test]
    public async Task Sale_is_found()
    {
        var unknown = await _session.LoseAsync(kiwoom => kiwoom.Orders.SellAsync(
            new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 3, Price = 90_000, Type = OrderType.Limit }));

        Assert.That(await NumbersAsync(unknown), Is.EqualTo(["0000001"]));
    }

    [Test]
    public async Task Market_order_is_found_though_it_was_executed_at_once()
    {
        var unknown = await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy with { Type = OrderType.Market, Price = null }));

        var order = (await _session.Kiwoom.FindOrderAsync(unknown)).Candidates.Single();

        Assert.That(order.ExecutedQuantity, Is.EqualTo(10));
        Assert.That(order.UnfilledQuantity, Is.Zero);
        Assert.That(order.ApiIds, Is.EqualTo(["kt00007"]));
    }

    [Test]
    public async Task Modification_and_cancellation_of_one_order_are_told_apart()
    {
        await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy));
        var modified = await _session.LoseAsync(kiwoom => kiwoom.Orders.ModifyAsync(
            new() { Exchange = Exchange.Krx, OriginalOrderNumber = "0000001", StockCode = "005930", Quantity = 5, Price = 51_000 }));
        var cancelled = await _session.LoseAsync(kiwoom => kiwoom.Orders.CancelAsync(
            new() { Exchange = Exchange.Krx, OriginalOrderNumber = "0000001", StockCode = "005930", Quantity = 0 }));

        Assert.That(_session.Simulator.Orders, Has.Count.EqualTo(3));
        Assert.That(await NumbersAsync(modified), Is.EqualTo(["0000002"]));
        Assert.That(await NumbersAsync(cancelled), Is.EqualTo(["0000003"]));
    }

    [Test]
    public async Task Other_orders_are_no_candidates()
    {
        await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy with { Quantity = 11 }));
        await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy with { Price = 50_100 }));
        await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy with { StockCode = "000660" }));
        await _session.LoseAsync(kiwoom => kiwoom.Orders.SellAsync(
            new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Price = 50_000, Type = OrderType.Limit }));
        await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy with { Quantity = 12 }));
        await _session.LoseAsync(kiwoom => kiwoom.Orders.ModifyAsync(
            new() { Exchange = Exchange.Krx, OriginalOrderNumber = "0000005", StockCode = "005930", Quantity = 10, Price = 50_000 }));
        var unknown = _session.NeverArrived(Buy);

        var found = await _session.Kiwoom.FindOrderAsync(unknown);

        Assert.That(_session.Simulator.Orders, Has.Count.EqualTo(6));
        Assert.That(found.Candidates, Is.Empty);
        Assert.That(found.IsUnambiguous, Is.False);
    }

    [Test]
    public async Task Equal_orders_are_all_candidates_in_the_order_of_their_times()
    {
        var unknown = await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy));
        _session.Clock.Advance(TimeSpan.FromSeconds(5));
        await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy));

        var found = await _session.Kiwoom.FindOrderAsync(unknown);

        Assert.That(found.Candidates.Select(order => order.OrderNumber), Is.EqualTo(["0000001", "0000002"]));
        Assert.That(found.IsUnambiguous, Is.False);
    }

    [TestCase(61, 60, 0)]
    [TestCase(60, 60, 1)]
    [TestCase(61, 120, 1)]
    [TestCase(1, 0, 0)]
    [TestCase(0, 0, 1)]
    public async Task Order_may_be_earlier_than_it_was_sent_by_the_tolerance(int secondsEarlier, int tolerance, int candidates)
    {
        await _session.LoseAsync(kiwoom => kiwoom.Orders.BuyAsync(Buy));
        _session.Clock.Advance(TimeSpan.FromSeconds(secondsEarlier) + TimeSpan.FromMilliseconds(300));

        var found = await _session.Kiwoom.FindOrderAsync(_session.NeverArrived(Buy), TimeSpan.FromSeconds(tolerance));

        Assert.That(found.Candidates, Has.Count.EqualTo(candidates));
    }

    [Test]
    public async Task Looking_up_sends_no_order()
    {
        await _session.Kiwoom.FindOrderAsync(_session.NeverArrived(Buy));

        Assert.That(_session.Simulator.Orders, Is.Empty);
        Assert.That(_session.Simulator.Requests.Select(request => request.ApiId).Distinct(), Is.EqualTo(["au10001", "ka10075", "ka10076", "kt00007"]));
    }

    [Test]
    public Task Negative_tolerance_is_refused() =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _session.Kiwoom.FindOrderAsync(_session.NeverArrived(Buy), TimeSpan.FromSeconds(-1)));

    [Test]
    public Task Missing_exception_is_refused() => Assert.ThrowsAsync<ArgumentNullException>(() => _session.Kiwoom.FindOrderAsync(null!));

    private async Task<IEnumerable<string>> NumbersAsync(KiwoomOrderOutcomeUnknownException unknown) =>
        (await _session.Kiwoom.FindOrderAsync(unknown)).Candidates.Select(order => order.OrderNumber);
}
