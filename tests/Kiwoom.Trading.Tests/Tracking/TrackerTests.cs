using Kiwoom.Trading.Tests.Support;

namespace Kiwoom.Trading.Tests.Tracking;

/// <summary>The tracker with a client, a server, sockets and all that breaks between them.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class TrackerTests
{
    private static readonly OrderTrackerOptions Impatient = new()
    {
        FirstPause = TimeSpan.FromMilliseconds(50),
        LongestPause = TimeSpan.FromMilliseconds(200),
        SettlingTime = TimeSpan.FromMilliseconds(50),
    };

    [Test]
    public async Task An_order_is_followed_to_its_fill_with_what_it_cost()
    {
        await using var simulator = await Exchanges.StartAsync("10:00");
        await using var kiwoom = simulator.Connect();
        await using var tracker = kiwoom.TrackOrders();
        var before = await kiwoom.CashAsync();

        var order = await tracker.SendAsync(Market(10));
        var filled = await order.Completion.WaitAsync(Exchanges.Patience);

        Assert.That((filled.State, filled.FilledQuantity, filled.OpenQuantity), Is.EqualTo((OrderState.Filled, 10L, (long?)0)));
        Assert.That(filled.Fills.Sum(fill => fill.Quantity * fill.Price), Is.EqualTo(filled.FilledAmount));
        Assert.That(await kiwoom.CashAsync() - before, Is.EqualTo(filled.CashFlow));
        await UntilAsync(() => tracker.Positions is [{ IsKnown: true, Quantity: 10 }]);
    }

    [Test]
    public async Task A_modification_and_a_cancellation_go_on_under_the_orders_present_number()
    {
        await using var simulator = await Exchanges.StartAsync("10:00");
        await using var kiwoom = simulator.Connect();
        await using var tracker = kiwoom.TrackOrders(Impatient);
        var order = await tracker.SendAsync(Limit(10, 60_000));
        await order.UntilAsync(now => now.State == OrderState.Open);

        await order.ModifyAsync(60_500);
        var modified = await order.UntilAsync(now => now.OrderNumbers.Count == 2 && now.State == OrderState.Open);
        Assert.That((modified.Price, modified.OpenQuantity), Is.EqualTo(((decimal?)60_500, (long?)10)));

        await order.CancelAsync();
        var cancelled = await order.Completion.WaitAsync(Exchanges.Patience);
        Assert.That((cancelled.State, cancelled.WithdrawnQuantity), Is.EqualTo((OrderState.Cancelled, (long?)10)));
        Assert.That(tracker.Find(cancelled.OrderNumbers[0]), Is.SameAs(order));
    }

    [Test]
    public async Task What_happens_while_the_connection_is_down_is_unknown_first_and_then_looked_up()
    {
        await using var simulator = await Exchanges.StartAsync("10:00");
        await using var kiwoom = simulator.Connect();
        await using var tracker = kiwoom.TrackOrders(Impatient);
        var order = await tracker.SendAsync(Limit(10, 60_000));
        var number = (await order.UntilAsync(now => now.State == OrderState.Open)).OrderNumber;

        simulator.Realtime.RefuseConnections(1);
        simulator.Realtime.Drop();
        var lost = await order.UntilAsync(now => now.State == OrderState.Unknown);
        Assert.That(lost.OpenQuantity, Is.Null);
        await kiwoom.Orders.CancelAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", OriginalOrderNumber = number, Quantity = 0 });

        var ended = await order.Completion.WaitAsync(Exchanges.Patience);
        Assert.That(ended.State, Is.EqualTo(OrderState.Cancelled));
    }

    [Test]
    public async Task An_order_whose_answer_is_lost_is_found_and_one_that_never_arrived_stays_unknown()
    {
        await using var simulator = await Exchanges.StartAsync("10:00");
        using var network = new LossyNetwork();
        using var http = new HttpClient(network);
        await using var kiwoom = simulator.Connect(http);
        await using var tracker = kiwoom.TrackOrders(Impatient);
        await tracker.StartAsync();

        network.LosesOrders = true;
        var found = await tracker.SendAsync(Limit(10, 60_000));
        var open = await found.UntilAsync(now => now.State == OrderState.Open);
        Assert.That(open.OrderNumber, Is.EqualTo(simulator.Orders.Single().OrderNumber));

        network.LosesRequests = true;
        var never = await tracker.SendAsync(Limit(11, 60_000));
        await tracker.RefreshAsync();
        Assert.That((never.Current.State, never.Current.Doubt), Is.EqualTo((OrderState.Unknown, OrderDoubt.OutcomeUnknown)));
        Assert.That(never.Completion.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_refused_order_is_an_exception_and_one_that_was_not_sent_too()
    {
        await using var simulator = await Exchanges.StartAsync("10:00");
        await using var kiwoom = simulator.Connect();
        await using var tracker = kiwoom.TrackOrders();
        await tracker.StartAsync();
        var changes = tracker.Changes().GetAsyncEnumerator();

        await Assert.ThrowsAsync<KiwoomOrderRejectedException>(() => tracker.SendAsync(Limit(10, 70_001)));
        await Assert.ThrowsAsync<KiwoomRequestException>(() => tracker.SendAsync(Limit(0, 70_000)));
        await Assert.ThrowsAsync<ArgumentException>(() => tracker.SendAsync(new CancelOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", OriginalOrderNumber = "1", Quantity = 0 }));

        Assert.That(tracker.Orders.Select(order => order.Current.State), Is.EqualTo(new[] { OrderState.Rejected, OrderState.NotSent }));
        await changes.MoveNextAsync();
        Assert.That(changes.Current.Snapshot.State, Is.EqualTo(OrderState.Sending));
        await changes.DisposeAsync();
    }

    [Test]
    public async Task What_a_session_ends_is_found_without_a_message()
    {
        await using var simulator = await Exchanges.StartAsync("15:10");
        await using var kiwoom = simulator.Connect();
        await using var tracker = kiwoom.TrackOrders(Impatient);
        var order = await tracker.SendAsync(Limit(10, 60_000));
        await order.UntilAsync(now => now.State == OrderState.Open);

        simulator.Exchange!.AdvanceTo(new DateTime(2026, 9, 14, 20, 1, 0));

        Assert.That((await order.Completion.WaitAsync(Exchanges.Patience)).State, Is.EqualTo(OrderState.Cancelled));
    }

    [Test]
    public async Task Readers_that_block_hold_nothing_up_and_an_ended_tracker_says_so()
    {
        await using var simulator = await Exchanges.StartAsync("10:00");
        await using var kiwoom = simulator.Connect();
        var tracker = kiwoom.TrackOrders();
        await tracker.StartAsync();
        using var blocked = new ManualResetEventSlim();
        var reader = Task.Run(async () =>
        {
            await foreach (var change in tracker.Changes())
            {
                blocked.Wait();
            }
        });

        var order = await tracker.SendAsync(Limit(10, 60_000));
        await order.UntilAsync(now => now.State == OrderState.Open);
        await tracker.DisposeAsync();

        Assert.That((order.Current.State, order.Current.Doubt), Is.EqualTo((OrderState.Unknown, OrderDoubt.NotFollowed)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tracker.SendAsync(Limit(10, 60_000)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => order.Completion);
        blocked.Set();
        await reader.WaitAsync(Exchanges.Patience);
    }

    private static BuyOrderRequest Limit(long quantity, decimal price) =>
        new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = quantity, Price = price, Type = OrderType.Limit };

    private static BuyOrderRequest Market(long quantity) => new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = quantity, Type = OrderType.Market };

    private static async Task UntilAsync(Func<bool> isReached)
    {
        for (var i = 0; i < 400 && !isReached(); i++)
        {
            await Task.Delay(25);
        }

        Assert.That(isReached(), Is.True);
    }
}
