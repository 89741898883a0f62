using System.Globalization;
using Kiwoom.Redis.Tests.Drill;
using Kiwoom.Simulator;

namespace Kiwoom.Redis.Tests.Support;

/// <summary>A simulator and a Redis with a replica, between which the network can be cut.</summary>
internal sealed class ReplicaBed : IAsyncDisposable
{
    private readonly List<KiwoomClient> _clients = [];
    private readonly RedisServer _primary;
    private readonly RedisServer _replica;

    private ReplicaBed(KiwoomSimulator simulator, RedisServer primary, RedisServer replica, CuttableLink replication) =>
        (Simulator, _primary, _replica, Replication) = (simulator, primary, replica, replication);

    public KiwoomSimulator Simulator { get; }

    /// <summary>From the replica to the primary.</summary>
    public CuttableLink Replication { get; }

    public static async Task<ReplicaBed> StartAsync(CancellationToken cancellationToken)
    {
        var primary = await RedisServer.StartAsync("--repl-diskless-sync-delay", "0");
        var link = new CuttableLink(primary.Port);
        var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {link.Port.ToString(CultureInfo.InvariantCulture)}");
        var bed = new ReplicaBed(await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions(), cancellationToken), primary, replica, link);
        await bed.WaitForReplicaAsync(cancellationToken);
        return bed;
    }

    public KiwoomClient Create(Action<KiwoomRedisOptions>? configure = null) => Create(out _, configure);

    public KiwoomClient Create(out KiwoomRedis shared, Action<KiwoomRedisOptions>? configure = null)
    {
        // Long enough that a busy machine does not make another process take over, for whose gap a test does not wait.
        var redis = new KiwoomRedisOptions { Configuration = $"{_primary.Configuration},{_replica.Configuration}", Lease = TimeSpan.FromSeconds(10) };
        configure?.Invoke(redis);
        var client = new KiwoomClient(ReadingProcess.OptionsOf(Simulator.BaseAddress).UseRedis(redis, out shared));
        _clients.Add(client);
        return client;
    }

    /// <summary>Waits until the replica has all that the primary has.</summary>
    public async Task WaitForReplicaAsync(CancellationToken cancellationToken)
    {
        await using var primary = await _primary.ConnectAsync();
        await primary.GetDatabase().StringSetAsync("marker", 1);
        await RestartTests.WaitForAsync(
            async () => (long)await primary.GetServers()[0].ExecuteAsync("WAIT", 1, 1000) == 1, cancellationToken, () => primary.GetDatabase().StringSetAsync("marker", 1));
    }

    /// <summary>The primary is gone for good, and the replica takes its place.</summary>
    public async Task FailOverAsync()
    {
        await _primary.KillAsync();
        await using var replica = await _replica.ConnectAsync();
        await replica.GetServers()[0].ExecuteAsync("REPLICAOF", "NO", "ONE");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        Replication.Dispose();
        await Simulator.DisposeAsync();
        await _replica.DisposeAsync();
        await _primary.DisposeAsync();
    }
}
