using System.Globalization;
using Kiwoom.Redis.Tests.Support;
using Kiwoom.Simulator;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>
/// KIWOOM_REDIS_DRILL=full runs it in full: 200 items, 2,000 messages a second, KIWOOM_SEEDS seeds (3) with every fault, 10,000 orders.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DrillTests
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("KIWOOM_REDIS_DRILL") == "full";

    private static IEnumerable<int> Seeds =>
        Enumerable.Range(1, !IsFull ? 1 : int.TryParse(Environment.GetEnvironmentVariable("KIWOOM_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 3);

    [TestCaseSource(nameof(Seeds)), CancelAfter(300_000)]
    public async Task Nothing_is_lost_or_doubled_outside_a_gap(int seed, CancellationToken cancellationToken)
    {
        var (items, perSecond) = IsFull ? (200, 2_000) : (20, 200);
        await using var drill = await StreamDrill.StartAsync(IsFull ? 4 : 3, items, seed);
        using var publishing = new CancellationTokenSource();
        var publisher = drill.PublishAsync(perSecond, publishing.Token);
        DrillFault[] faults = IsFull
            ? [.. Enum.GetValues<DrillFault>(), .. Enumerable.Range(0, 7).Select(_ => drill.NextFault())]
            : [DrillFault.KillHolder, DrillFault.RestartRedis, DrillFault.FreezeHolder];
        foreach (var fault in faults)
        {
            await Task.Delay(IsFull ? 1000 : 300, cancellationToken);
            await drill.StrikeAsync(fault, cancellationToken);
        }

        await Task.Delay(IsFull ? 3000 : 1000, cancellationToken);
        await publishing.CancelAsync();
        await publisher;
        var open = drill.OpenSessions;
        var counts = await drill.EndAsync(cancellationToken);

        await TestContext.Out.WriteLineAsync(
            $"seed {seed}: faults {string.Join(' ', faults)}; published {drill.Published}, {counts}; logins {drill.Logins}, longest takeover {drill.LongestTakeover.TotalSeconds:0.0} s");
        Assert.Multiple(() =>
        {
            Assert.That(counts.Problems, Is.Empty);
            Assert.That(counts.Doubled, Is.Zero);
            Assert.That(counts.LostSilently, Is.Zero);
            Assert.That(counts.Received, Is.GreaterThan(drill.Published));
            Assert.That(open, Is.EqualTo(1));
            if (IsFull)
            {
                // Beside other tests it says how busy the machine is.
                Assert.That(drill.LongestTakeover, Is.LessThan(TimeSpan.FromSeconds(3)));
            }
        });
    }

    [Test, CancelAfter(300_000)]
    public async Task Processes_that_call_at_once_keep_within_one_limit(CancellationToken cancellationToken)
    {
        const int PerSecond = 20;
        await using var redis = await RedisServer.StartAsync();
        await using var simulator = await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { RequestsPerSecond = PerSecond, RequestLogCapacity = 100_000 }, cancellationToken);
        var processes = await Task.WhenAll(Enumerable.Range(1, IsFull ? 8 : 2).Select(number => DrillProcess.StartAsync(
            "call", $"caller {number}", null, redis.Configuration, simulator.BaseAddress.ToString(), $"caller {number}", PerSecond.ToString(CultureInfo.InvariantCulture))));
        await Task.Delay(TimeSpan.FromSeconds(IsFull ? 60 : 3), cancellationToken);
        var counts = await Task.WhenAll(processes.Select(async process => int.Parse((await process.EndWithLineAsync(cancellationToken))!, CultureInfo.InvariantCulture)));
        foreach (var process in processes)
        {
            process.Dispose();
        }

        var asked = simulator.Requests.Count(request => request.ApiId == "ka10001");
        var refused = asked - counts.Sum();
        await TestContext.Out.WriteLineAsync($"calls of each process: {string.Join(' ', counts)}; too many at the server: {refused} of {asked}");

        // A short run on a busy machine sees that there is one limit, a run of its own how well it is kept.
        Assert.That(refused, Is.LessThanOrEqualTo(asked / (IsFull ? 100.0 : 4.0)));
        Assert.That(counts, Has.All.GreaterThan(0));
    }

    [Test, CancelAfter(300_000)]
    public async Task No_order_is_sent_twice_whichever_process_dies(CancellationToken cancellationToken)
    {
        var count = IsFull ? 10_000 : 300;
        await using var redis = await RedisServer.StartAsync();
        await using var simulator = await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { RequestLogCapacity = 100_000 }, cancellationToken);
        var random = new Random(1);
        var killed = 0;
        var runs = Enumerable.Range(0, IsFull ? 4 : 3).Select(async slot =>
        {
            for (var life = 0; ; life++)
            {
                using var process = await DrillProcess.StartAsync(
                    "order", $"{slot}/{life}", null, redis.Configuration, simulator.BaseAddress.ToString(), $"{slot}/{life}", count.ToString(CultureInfo.InvariantCulture));
                var ending = process.WaitAsync(cancellationToken);
                int patience;
                lock (random)
                {
                    patience = life < (IsFull ? 3 : 1) && slot < 2 ? random.Next(50, IsFull ? 5000 : 700) : 200_000;
                }

                if (await Task.WhenAny(ending, Task.Delay(patience, cancellationToken)) == ending)
                {
                    return;
                }

                await process.KillAsync();
                Interlocked.Increment(ref killed);
            }
        });
        await Task.WhenAll(runs);

        var options = ReadingProcess.OptionsOf(simulator.BaseAddress);
        await using var client = new KiwoomClient(options.UseRedis(redis.CreateOptions(), out var shared));
        var doubled = simulator.Orders.GroupBy(order => order.Quantity).Count(orders => orders.Count() > 1);
        var inDoubt = await shared.Orders.FindInDoubtAsync(cancellationToken);
        var (found, absent) = (0, 0);
        foreach (var order in inDoubt)
        {
            var lookUp = await shared.Orders.LookUpAsync(client, order.Key, cancellationToken);
            Assert.That(lookUp.Candidates.Count == 1, Is.EqualTo(simulator.Orders.Any(sent => sent.Quantity == order.Quantity)), order.ToString());
            await shared.Orders.ResolveAsync(order.Key, lookUp.IsUnambiguous ? lookUp.Candidates[0].OrderNumber : null, cancellationToken);
            (found, absent) = lookUp.IsUnambiguous ? (found + 1, absent) : (found, absent + 1);
        }

        // A key that all who tried gave up before they sent its order is free again.
        var unsent = 0;
        for (var number = 1; number <= count; number++)
        {
            unsent += await shared.Orders.FindAsync(OrderingProcess.KeyOf(number), cancellationToken) is null ? 1 : 0;
        }

        await TestContext.Out.WriteLineAsync(
            $"orders: keys {count}, processes killed {killed}, at the server {simulator.Orders.Count}, doubled {doubled}, in doubt {inDoubt.Count}: looked up and found {found}, not there {absent}, key free again {unsent}");
        Assert.Multiple(() =>
        {
            Assert.That(doubled, Is.Zero);
            Assert.That(simulator.Orders.Count + absent + unsent, Is.EqualTo(count));
        });
        Assert.That(await shared.Orders.FindInDoubtAsync(cancellationToken), Is.Empty);
    }
}
