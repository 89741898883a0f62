using System.Globalization;
using System.Threading.Channels;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Realtime;

/// <summary>Faults of the simulator while messages flow: what was sent outside a reported gap arrives once and in order.</summary>
internal sealed class FaultTests
{
    private const int Rounds = 40;
    private const int MessagesPerRound = 20;

    private static readonly string[] Items = ["005930", "000660", "035720"];

    [Test]
    public async Task Nothing_is_lost_or_doubled_outside_a_reported_gap()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { Realtime = new() { RegistrationsPerSecond = null } });
        var options = TestBed.OptionsFor(simulator.BaseAddress);
        (options.AppKey, options.SecretKey) = (simulator.AppKey, simulator.SecretKey);
        options.Realtime.ReconnectDelay = TimeSpan.FromMilliseconds(1);
        options.Realtime.MaxReconnectDelay = TimeSpan.FromMilliseconds(20);
        options.Realtime.RegistrationsPerSecond = 1000;
        await using var kiwoom = new KiwoomClient(options);
        var stream = kiwoom.Realtime.StockTrades(Items.Select(StockCode.FromString)).WithGaps();
        await stream.StartAsync();
        var arrived = Channel.CreateUnbounded<long>();
        var consumer = CheckAsync(stream, arrived.Writer);

        var struck = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var session = await WaitForSessionAsync(simulator, struck);
            struck = round % 6 < 3 ? session : struck;
            for (var i = 1; i <= MessagesPerRound; i++)
            {
                if (i == MessagesPerRound / 2)
                {
                    // What the simulator has not sent yet is lost with its connection, and this test is about what it has sent.
                    await WaitForArrivalAsync(arrived.Reader, consumer, (round * MessagesPerRound) + i - 1);
                    Strike(simulator.Realtime, round);
                }

                await PublishAsync(simulator, (round * MessagesPerRound) + i);
            }
        }

        // The last round may have broken the connection: the end has to arrive over one that stands.
        await WaitForSessionAsync(simulator, struck);
        await PublishAsync(simulator, int.MaxValue);

        var (messages, gaps) = await consumer.WaitAsync(TimeSpan.FromMinutes(2));
        TestContext.Progress.WriteLine($"{messages} messages, {gaps} gaps, {kiwoom.Realtime.Statistics.Reconnects} reconnects");
        Assert.That(messages, Is.GreaterThan(Rounds * MessagesPerRound), "most of what was sent arrives");
        Assert.That(kiwoom.Realtime.Statistics.Reconnects, Is.GreaterThanOrEqualTo(Rounds / 2));
        Assert.That(gaps, Is.GreaterThanOrEqualTo(Rounds / 2));
    }

    /// <summary>Waits until a message has come through to the consumer.</summary>
    private static async Task WaitForArrivalAsync(ChannelReader<long> arrived, Task consumer, long number)
    {
        while (true)
        {
            var next = arrived.ReadAsync().AsTask();
            await next.WhileAsync(consumer);
            if (await next == number)
            {
                return;
            }
        }
    }

    /// <summary>Waits for a session that is not the one that was broken last, with everything registered.</summary>
    private static async Task<int> WaitForSessionAsync(KiwoomSimulator simulator, int broken)
    {
        bool IsNew(SimulatedSession session) => session.Id > broken && session.IsOpen && session.Registrations.Count == Items.Length;
        await simulator.Realtime.WaitForAsync(sessions => sessions.Any(IsNew));
        return simulator.Realtime.Sessions.Last(IsNew).Id;
    }

    private static void Strike(SimulatorRealtime realtime, int round)
    {
        switch (round % 6)
        {
            case 0:
                realtime.Drop();
                break;
            case 1:
                realtime.Reset();
                break;
            case 2:
                realtime.Close();
                break;
            case 3:
                realtime.Fragment(frames: 5, size: 1);
                break;
            case 4:
                realtime.SendGarbage(GarbageKind.TruncatedJson);
                break;
            default:
                realtime.SendGarbage(GarbageKind.NotJson);
                break;
        }
    }

    private static async Task PublishAsync(KiwoomSimulator simulator, int number)
    {
        var values = new Dictionary<string, string> { ["13"] = number.ToString(CultureInfo.InvariantCulture) };
        foreach (var item in Items)
        {
            await simulator.Realtime.PublishAsync("0B", item, values);
        }
    }

    /// <summary>Sees that each item's numbers follow each other, unless a gap stands between them; ends when all items have come to their end.</summary>
    private static async Task<(int Messages, int Gaps)> CheckAsync(RealtimeStream<RealtimeMessage> stream, ChannelWriter<long> arrived)
    {
        var last = Items.ToDictionary(item => item, _ => 0L);
        var hasGap = Items.ToDictionary(item => item, _ => false);
        var (messages, gaps) = (0, 0);
        await foreach (var message in stream)
        {
            if (message is StreamGap)
            {
                gaps++;
                Array.ForEach(Items, item => hasGap[item] = true);
                continue;
            }

            messages++;
            var number = ((StockTrade)message).AccumulatedVolume!.Value;
            Assert.That(number, hasGap[message.Item] || number == int.MaxValue ? Is.GreaterThan(last[message.Item]) : Is.EqualTo(last[message.Item] + 1), message.Item);
            (last[message.Item], hasGap[message.Item]) = (number, false);
            if (message.Item == Items[^1])
            {
                arrived.TryWrite(number);
            }

            if (last.Values.All(value => value == int.MaxValue))
            {
                break;
            }
        }

        return (messages, gaps);
    }
}
