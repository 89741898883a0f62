using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Redis.Tests.Support;

/// <summary>A simulator, a Redis and clients that share an app key, as processes would.</summary>
internal sealed class RelayBed : IAsyncDisposable
{
    private readonly List<KiwoomClient> _clients = [];

    private RelayBed(KiwoomSimulator simulator, RedisServer redis) => (Simulator, Redis) = (simulator, redis);

    public KiwoomSimulator Simulator { get; }

    public RedisServer Redis { get; }

    public IEnumerable<SimulatedSession> OpenSessions => Simulator.Realtime.Sessions.Where(session => session.IsOpen);

    public static async Task<RelayBed> StartAsync(KiwoomSimulatorOptions? options = null)
    {
        var redis = await RedisServer.StartAsync();
        return new RelayBed(await KiwoomSimulator.StartAsync(options ?? new KiwoomSimulatorOptions()), redis);
    }

    public KiwoomOptions CreateOptions() => new()
    {
        Environment = KiwoomEnvironment.Simulator(Simulator.BaseAddress),
        AppKey = KiwoomSimulatorOptions.DefaultAppKey,
        SecretKey = KiwoomSimulatorOptions.DefaultSecretKey,
        Realtime = new RealtimeOptions { ReconnectDelay = TimeSpan.FromMilliseconds(100) },
    };

    /// <summary>A client with a connection of its own.</summary>
    public KiwoomClient CreateAlone()
    {
        var client = new KiwoomClient(CreateOptions());
        _clients.Add(client);
        return client;
    }

    public KiwoomClient Create(Action<KiwoomRedisOptions>? configure = null, Action<KiwoomOptions>? configureClient = null) => Create(out _, configure, configureClient);

    public KiwoomClient Create(out KiwoomRedis shared, Action<KiwoomRedisOptions>? configure = null, Action<KiwoomOptions>? configureClient = null)
    {
        var redis = Redis.CreateOptions();
        configure?.Invoke(redis);
        var options = CreateOptions();
        configureClient?.Invoke(options);
        var client = new KiwoomClient(options.UseRedis(redis, out shared));
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        await Simulator.DisposeAsync();
        await Redis.DisposeAsync();
    }
}
