using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>A simulator, and a client that follows conditions on it.</summary>
internal sealed class ConditionBed : IAsyncDisposable
{
    private ConditionBed(KiwoomSimulator simulator)
    {
        Simulator = simulator;
        Client = CreateClient(simulator.BaseAddress);
    }

    public KiwoomSimulator Simulator { get; }

    public KiwoomClient Client { get; }

    public IConditionSearchClient Search => Client.ConditionSearch;

    /// <summary>The names of the frames that clients sent, without LOGIN and heartbeats.</summary>
    public string Sent => string.Join(' ', Simulator.Realtime.ReceivedFrames.Select(frame => frame.Trnm).Where(name => name is not ("LOGIN" or "PING")));

    public static async Task<ConditionBed> StartAsync(SimulatorRealtimeOptions? realtime = null) =>
        new(await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { Realtime = realtime ?? new SimulatorRealtimeOptions() }));

    /// <summary>A client that reconnects at once, and whose times for answers go by the machine's pace.</summary>
    public static KiwoomClient CreateClient(Uri address, Action<RealtimeOptions>? configure = null)
    {
        var options = new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(address),
            AppKey = KiwoomSimulatorOptions.DefaultAppKey,
            SecretKey = KiwoomSimulatorOptions.DefaultSecretKey,
            TimeProvider = PacedClock.Instance,
        };
        options.Realtime.ReconnectDelay = TimeSpan.FromMilliseconds(1);
        options.Realtime.RegistrationsPerSecond = 1000;
        configure?.Invoke(options.Realtime);
        return new KiwoomClient(options);
    }

    /// <summary>Waits until exactly these conditions run on the open connection.</summary>
    public Task WaitForRunningAsync(params string[] numbers) => Simulator.Realtime.WaitForAsync(
        sessions => sessions.Where(session => session.IsOpen).SelectMany(session => session.Conditions).SequenceEqual(numbers))
        .WaitAsync(StreamReading.Patience);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
