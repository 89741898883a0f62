using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;
using Kiwoom.Tests.Realtime.Registration;
using Kiwoom.Trading.Tests.Support;

namespace Kiwoom.Trading.Tests.Tracking;

/// <summary>The whole client against the whole simulator, by seed: strangers trade, answers and connections are lost, and the tracker ends with the simulator's truth.</summary>
internal sealed class SocketRunTests
{
    private const string Stock = "005930";
    private const int UsualSeeds = 4;
    private const int Share = 100;
    private const int Steps = 25;

    [Test]
    public async Task The_tracker_ends_with_the_simulators_own_truth_over_sockets()
    {
        var (seeds, sent, breaks) = (0, 0, 0);
        foreach (var seed in SeedVariable.Read(UsualSeeds, Share))
        {
            var counts = await RunAsync(seed);
            (seeds, sent, breaks) = (seeds + 1, sent + counts.Sent, breaks + counts.Breaks);
        }

        TestContext.Out.WriteLine($"tracking over sockets: {seeds} seeds, {sent} orders sent, {breaks} connections broken");
    }

    private static async Task<(int Sent, int Breaks)> RunAsync(int seed)
    {
        var random = new Random(seed);
        var breaks = 0;
        await using var simulator = await KiwoomSimulator.StartAsync(new()
        {
            OrdersPerPage = random.Next(1, 30),
            Realtime = new() { FaultPlan = Decide },
            Exchange = new() { Seed = seed, Start = new DateTime(2026, 9, 14, 9, 5, 0), Speed = 0, EventsPerDay = 30_000, UsesRealFees = true },
        });
        using var network = new LossyNetwork();
        using var http = new HttpClient(network);
        await using var kiwoom = simulator.Connect(http);
        await using var tracker = kiwoom.TrackOrders(new OrderTrackerOptions
        {
            FirstPause = TimeSpan.FromMilliseconds(30),
            LongestPause = TimeSpan.FromMilliseconds(120),
            SettlingTime = TimeSpan.FromMilliseconds(30),
            ReconcileInterval = TimeSpan.FromMilliseconds(300),
        });
        await tracker.StartAsync();
        var sent = 0;
        for (var i = 0; i < Steps; i++)
        {
            (network.LosesOrders, network.LosesRequests) = (Shared(random).Next(8) == 0, Shared(random).Next(12) == 0);
            sent += await StepAsync(simulator, tracker, random, i);
        }

        (network.LosesOrders, network.LosesRequests) = (false, false);
        simulator.Exchange!.AdvanceTo(new DateTime(2026, 9, 14, 20, 1, 0));
        await CompareAsync(simulator, tracker, seed);
        return (sent, breaks);

        RealtimeFault Decide(int session, long frame)
        {
            if (Shared(random).Next(8) > 0)
            {
                return RealtimeFault.None;
            }

            Interlocked.Increment(ref breaks);
            return RealtimeFault.Drop;
        }
    }

    private static async Task<int> StepAsync(KiwoomSimulator simulator, OrderTracker tracker, Random random, int step)
    {
        try
        {
            switch (Shared(random).Next(5))
            {
                case < 3:
                    // No two of one run are equal: which of two is which nobody could say.
                    var price = 69_000 + (100 * Shared(random).Next(20));
                    await tracker.SendAsync(new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = Stock, Quantity = 10 + step, Price = price, Type = OrderType.Limit });
                    return 1;
                case 3 when tracker.Orders.LastOrDefault(order => order.Current.OpenQuantity > 0) is { } waiting:
                    await (Shared(random).Next(2) == 0 ? waiting.CancelAsync() : waiting.ModifyAsync(69_000 + (100 * Shared(random).Next(20))));
                    return 0;
                default:
                    simulator.Exchange!.AdvanceTo(simulator.Exchange.Now.AddMinutes(3));
                    return 0;
            }
        }
        catch (Exception e) when (e is KiwoomOrderRejectedException or KiwoomOrderOutcomeUnknownException or InvalidOperationException)
        {
            return 0;
        }
    }

    private static async Task CompareAsync(KiwoomSimulator simulator, OrderTracker tracker, int seed)
    {
        var truth = simulator.Orders.GroupBy(order => order.RootOrderNumber)
            .Select(chain => (chain.Key, Filled: chain.Sum(order => order.FilledQuantity), Value: chain.Sum(order => order.FilledValue))).ToList();
        List<(string Key, long Filled)> said = [];
        for (var i = 0; i < 1_200; i++)
        {
            said = [.. tracker.Orders.Select(order => order.Current).Where(order => order.IsFinal && order.OrderNumbers.Count > 0).Select(order => (order.OrderNumbers[0], order.FilledQuantity))];
            if (said.Count == truth.Count)
            {
                break;
            }

            await Task.Delay(50);
        }

        var again = $"seed {seed}; to repeat: {SeedVariable.Name}={seed}-{seed} dotnet test tests/Kiwoom.Trading.Tests --filter {nameof(SocketRunTests)}";
        Assert.That(said, Is.EquivalentTo(truth.Select(order => (order.Key, order.Filled))), again);
        foreach (var order in tracker.Orders.Select(order => order.Current).Where(order => order.IsFinal && order.FilledAmount is not null && order.OrderNumbers.Count > 0))
        {
            Assert.That(order.FilledAmount, Is.EqualTo(truth.Single(entry => entry.Key == order.OrderNumbers[0]).Value), again);
        }

        Assert.That(
            tracker.Orders.Select(order => order.Current).Where(order => !order.IsFinal), Has.All.Property(nameof(OrderSnapshot.Doubt)).EqualTo(OrderDoubt.OutcomeUnknown), again);
    }

    // The simulator's threads draw from it too.
    private static SharedRandom Shared(Random random) => new(random);

    private readonly struct SharedRandom(Random random)
    {
        public int Next(int bound)
        {
            lock (random)
            {
                return random.Next(bound);
            }
        }
    }
}
