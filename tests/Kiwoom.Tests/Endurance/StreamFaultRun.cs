using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Endurance;

/// <summary>A simulator that faults strike, a client, and twenty subscribers: one throws, one is slow, two are slow and may drop.</summary>
internal sealed class StreamFaultRun : IAsyncDisposable
{
    public const int MaxFrameBytes = 256 * 1024;

    private const int MessagesPerSecond = 2_000;

    private readonly CancellationTokenSource _stop = new();
    private readonly KiwoomSimulator _simulator;

    private StreamFaultRun(KiwoomSimulator simulator, SentLog sent, SteadyClock clock, int seed)
    {
        _simulator = simulator;
        Sent = sent;
        var options = new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
            AppKey = KiwoomSimulatorOptions.DefaultAppKey,
            SecretKey = KiwoomSimulatorOptions.DefaultSecretKey,
            Realtime = new RealtimeOptions
            {
                SilenceTimeout = TimeSpan.FromMilliseconds(500),
                ReconnectDelay = TimeSpan.FromMilliseconds(5),
                MaxReconnectDelay = TimeSpan.FromMilliseconds(40),
                RegistrationsPerSecond = 1_000,
                MaxFrameBytes = MaxFrameBytes,
            },
        };
        Client = TestBed.CreateClient(options, clock: clock);
        Publisher = new NumberedPublisher(simulator.Realtime, clock, MessagesPerSecond, seed);
        Faults = new StreamFaults(simulator.Realtime, clock, MaxFrameBytes, seed + 1);
        Throwing = new ThrowingSubscriber(StreamTopics.Open(Client.Realtime, ThrowingKeys, new StreamOptions(), showsGaps: false), ThrowingKeys, seed + 2);
        Subscribers = [.. Subscribe(new Random(seed + 3))];
    }

    public KiwoomClient Client { get; }

    public SentLog Sent { get; }

    public NumberedPublisher Publisher { get; }

    public StreamFaults Faults { get; }

    /// <summary>All but the one that throws.</summary>
    public IReadOnlyList<StreamSubscriber> Subscribers { get; }

    public ThrowingSubscriber Throwing { get; }

    /// <summary>What the records of the run itself take.</summary>
    public long Bytes => Sent.Bytes + Publisher.Bytes + Subscribers.Sum(subscriber => subscriber.Record.Bytes) + Throwing.Records.Sum(record => record.Bytes + 4_096);

    /// <summary>Nobody else wants the last five of them, so that they are registered and removed time after time.</summary>
    private static int[] ThrowingKeys => StreamTopics.Keys(StreamTopics.TypeCount - 1, 110, 40);

    public static async Task<StreamFaultRun> StartAsync(int seed)
    {
        var clock = new SteadyClock();
        var sent = new SentLog();
        var simulator = await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions
        {
            TimeProvider = clock,
            RequestLogCapacity = 10,
            Realtime = new SimulatorRealtimeOptions
            {
                PingInterval = TimeSpan.FromMilliseconds(100),
                MaxMissedPings = 20,
                RegistrationsPerSecond = null,
                ClosedSessionCapacity = 5,
                FrameSending = sent.Add,
            },
        });
        var run = new StreamFaultRun(simulator, sent, clock, seed);
        foreach (var subscriber in run.Subscribers)
        {
            await subscriber.StartAsync(run._stop.Token);
        }

        await run.Throwing.StartAsync(run._stop.Token);
        return run;
    }

    /// <summary>Publishes while faults strike, then without faults until everybody has what was published last.</summary>
    public async Task RunAsync(int faults)
    {
        using var stop = new CancellationTokenSource();
        foreach (var subscriber in Subscribers)
        {
            subscriber.HoldUp(true);
        }

        var publishing = Publisher.RunAsync(stop.Token);
        await Faults.RunAsync(faults);
        await stop.CancelAsync();
        await publishing;
        foreach (var subscriber in Subscribers)
        {
            subscriber.HoldUp(false);
        }

        await SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(Subscribers.Select(subscriber => subscriber.Running).Append(Throwing.Running)).ContinueWith(_ => { }, TaskScheduler.Default);
        await Client.DisposeAsync();
        await _simulator.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>A fault may still be at work: whatever is published until the connection stands again is lost in its gap.</summary>
    private async Task SettleAsync()
    {
        for (var deadline = TimeProvider.System.GetUtcNow() + EnduranceRun.HangLimit; ;)
        {
            await Publisher.PublishRoundAsync();
            var numbers = Publisher.Numbers;
            try
            {
                await Task.WhenAll(Subscribers.Select(subscriber => Task.WhenAny(subscriber.Running, subscriber.Record.WaitForAsync(numbers)).Unwrap()))
                    .WaitAsync(TimeSpan.FromSeconds(3));
                return;
            }
            catch (TimeoutException) when (TimeProvider.System.GetUtcNow() < deadline)
            {
                // Another round.
            }
        }
    }

    private IEnumerable<StreamSubscriber> Subscribe(Random random)
    {
        int[] shared = [.. Enumerable.Range(0, StreamTopics.KeyCount - 5)];
        for (var type = 0; type < StreamTopics.TypeCount; type++)
        {
            var count = type == StreamTopics.TypeCount - 1 ? StreamTopics.ItemCount - 5 : StreamTopics.ItemCount;
            yield return Follow($"all of type {type}", StreamTopics.Keys(type, 0, count), showsGaps: true);
            yield return Follow($"some of type {type}", StreamTopics.Keys(type, random.Next(60), random.Next(30, 80)), showsGaps: false);
        }

        yield return Merge("all", shared);
        for (var i = 0; i < 5; i++)
        {
            var first = random.Next(80);
            var (one, other) = (random.Next(2), random.Next(2, StreamTopics.TypeCount));
            yield return Merge($"mixed {i}", [.. StreamTopics.Keys(one, first, 40), .. StreamTopics.Keys(other, first + 20, 40)]);
        }

        yield return Follow("slow", StreamTopics.Keys(0, 0, StreamTopics.ItemCount), showsGaps: true, isSlow: true);
        yield return Drop("latest", 1, new StreamOptions { Overflow = StreamOverflow.Latest });
        yield return Drop("drops", 2, new StreamOptions { Overflow = StreamOverflow.DropOldest, Capacity = 200 });
    }

    private StreamSubscriber Follow(string name, int[] keys, bool showsGaps, bool isSlow = false) =>
        new(name, StreamTopics.Open(Client.Realtime, keys, new StreamOptions(), showsGaps), keys) { IsSlow = isSlow };

    private StreamSubscriber Drop(string name, int type, StreamOptions options)
    {
        var keys = StreamTopics.Keys(type, 0, StreamTopics.ItemCount);
        return new(name, StreamTopics.Open(Client.Realtime, keys, options, showsGaps: false), keys) { MayDrop = true, IsSlow = true };
    }

    private StreamSubscriber Merge(string name, int[] keys) =>
        new(
            name,
            Client.Realtime.Merge(keys.GroupBy(StreamTopics.TypeOf).Select(type => StreamTopics.Open(Client.Realtime, [.. type], new StreamOptions(), showsGaps: false))),
            keys);
}
