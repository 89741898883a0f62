using System.Globalization;
using System.Net.WebSockets;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;
using Kiwoom.Tests.Simulator;
using Kiwoom.Tests.Simulator.Realtime;

namespace Kiwoom.Tests.Endurance;

/// <summary>The heartbeat's echo beside that of a bare socket loop in the same process at the same time, while consumers misbehave.</summary>
[Category(EnduranceRun.Category)]
[NonParallelizable]
internal sealed class StreamHeartbeatTests
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromMilliseconds(90);
    private static readonly TimeSpan BlockTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(50);

    [Test]
    public async Task Echo_leaves_in_time_while_one_consumer_blocks_and_another_throws()
    {
        var pings = EnduranceRun.Size(20, 60, 600);
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
        {
            Realtime = new SimulatorRealtimeOptions { PingInterval = PingInterval, MaxMissedPings = 100, LoginEndsOlderSession = false },
        });
        var realtime = session.Simulator.Realtime;
        await using var client = new KiwoomClient(new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(session.Simulator.BaseAddress),
            AppKey = KiwoomSimulatorOptions.DefaultAppKey,
            SecretKey = KiwoomSimulatorOptions.DefaultSecretKey,
        });
        using var release = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        var keys = StreamTopics.Keys(1, 0, StreamTopics.ItemCount);
        var blocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = new StreamSubscriber("reads", StreamTopics.Open(client.Realtime, keys, new StreamOptions(), showsGaps: true), keys);
        var throwing = new ThrowingSubscriber(StreamTopics.Open(client.Realtime, keys, new StreamOptions(), showsGaps: true), keys, seed: 1);
        await reader.StartAsync(stop.Token);
        await throwing.StartAsync(stop.Token);
        var blocking = Task.Run(() => BlockAsync(StreamTopics.Open(client.Realtime, keys, new StreamOptions(), showsGaps: true), blocked, release));
        using var floor = await RawSocket.LogInAsync(session);
        var echoing = EchoAsync(floor);
        var publishing = new NumberedPublisher(realtime, TimeProvider.System, messagesPerSecond: 500, seed: 2).RunAsync(stop.Token);

        await blocked.Task.WaitAsync(EnduranceRun.HangLimit);
        var before = realtime.Sessions.Select(sessions => sessions.EchoesReceived).ToArray();
        await realtime.WaitForAsync(sessions => sessions.Select((own, i) => own.EchoesReceived - before[i]).Min() >= pings).WaitAsync(EnduranceRun.HangLimit);
        var after = realtime.Sessions;
        var own = Percentile(after[0].EchoDelays.Skip(before[0]));
        var bare = Percentile(after[1].EchoDelays.Skip(before[1]));
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"heartbeat: {after[0].EchoesReceived - before[0]} echoes, 95th percentile {own.TotalMilliseconds:F2} ms; bare socket loop {bare.TotalMilliseconds:F2} ms; {reader.Record.Messages.Count:N0} messages read meanwhile, {throwing.Records.Count - 1} throws"));

        release.Set();
        await stop.CancelAsync();
        await publishing;
        await blocking;
        Assert.Multiple(() =>
        {
            // On a busy machine nobody echoes in time; then the bare loop says what was possible.
            Assert.That(own, Is.LessThanOrEqualTo(Bound).Or.LessThanOrEqualTo(bare + Bound));
            Assert.That(after, Has.Count.EqualTo(2), "nobody had to connect again");
            Assert.That(reader.Record.Messages, Is.Not.Empty);
            Assert.That(throwing.Records, Has.Count.GreaterThan(1));
        });
        await session.DisposeAsync();
        await echoing;
    }

    /// <summary>Blocks its thread, five seconds for each message.</summary>
    private static async Task BlockAsync(RealtimeStream stream, TaskCompletionSource blocked, ManualResetEventSlim release)
    {
        await foreach (var _ in (IAsyncEnumerable<RealtimeMessage>)stream)
        {
            blocked.TrySetResult();
            if (release.Wait(BlockTime))
            {
                return;
            }
        }
    }

    private static async Task EchoAsync(RawSocket socket)
    {
        try
        {
            while (await socket.ReceiveAsync() is { } text)
            {
                if (text == RawSocket.Ping)
                {
                    await socket.SendAsync(text);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The simulator has gone.
        }
    }

    private static TimeSpan Percentile(IEnumerable<TimeSpan> delays)
    {
        TimeSpan[] sorted = [.. delays.Order()];
        return sorted[(int)Math.Ceiling(sorted.Length * 0.95) - 1];
    }
}
