using System.Diagnostics;
using System.Globalization;
using Kiwoom.Redis.Tests.Support;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;
using StackExchange.Redis;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>Processes that share one connection, while whatever may go wrong does, by seed.</summary>
internal sealed class StreamDrill : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-drill").FullName;
    private readonly List<(DrillProcess Process, CuttableLink Link)> _living = [];
    private readonly List<DrillProcess> _dead = [];
    private readonly Dictionary<string, int> _published = new(StringComparer.Ordinal);
    private readonly string[] _items;
    private readonly Random _random;
    private readonly KiwoomSimulator _simulator;
    private readonly RedisServer _redis;
    private readonly IConnectionMultiplexer _look;
    private readonly RedisKeysOfTest _keys;
    private int _started;

    private StreamDrill(KiwoomSimulator simulator, RedisServer redis, IConnectionMultiplexer look, int items, int seed)
    {
        (_simulator, _redis, _look, _random) = (simulator, redis, look, new Random(seed));
        _items = DrillItems.Of(items);
        _keys = new RedisKeysOfTest(ReadingProcess.OptionsOf(simulator.BaseAddress));
    }

    public TimeSpan LongestTakeover { get; private set; }

    public int Published => _published.Values.Sum();

    public int Logins => _simulator.Realtime.Sessions.Count;

    public int OpenSessions => _simulator.Realtime.Sessions.Count(session => session.IsOpen);

    public static async Task<StreamDrill> StartAsync(int processes, int items, int seed)
    {
        var redis = await RedisServer.StartAsync();
        var simulator = await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { Realtime = new SimulatorRealtimeOptions { MaxItemsPerConnection = items, MaxItemsPerGroup = items } });
        var drill = new StreamDrill(simulator, redis, await redis.ConnectAsync(), items, seed);
        await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => drill.StartProcessAsync()));
        return drill;
    }

    /// <summary>Publishes at a pace until it is ended.</summary>
    public async Task PublishAsync(int perSecond, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        for (var sent = 0; !cancellationToken.IsCancellationRequested; sent++)
        {
            var item = _items[sent % _items.Length];
            var number = _published[item] = _published.GetValueOrDefault(item) + 1;
            await _simulator.Realtime.PublishAsync("0B", item, new Dictionary<string, string> { ["10"] = number.ToString(CultureInfo.InvariantCulture) }, CancellationToken.None);
            if (watch.Elapsed.TotalSeconds * perSecond < sent)
            {
                await Task.Delay(2, CancellationToken.None);
            }
        }
    }

    /// <summary>One thing goes wrong.</summary>
    public async Task StrikeAsync(DrillFault fault, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case DrillFault.KillHolder:
                var holder = await FindHolderAsync(cancellationToken);
                await TakeoverAsync(() => KillAsync(holder), cancellationToken);
                await StartProcessAsync();
                break;
            case DrillFault.KillReader:
                await KillAsync(await FindOtherAsync(cancellationToken));
                await StartProcessAsync();
                break;
            case DrillFault.FreezeHolder:
                var frozen = await FindHolderAsync(cancellationToken);
                await TakeoverAsync(
                    () =>
                    {
                        frozen.Process.Freeze();
                        return Task.CompletedTask;
                    },
                    cancellationToken);
                await Task.Delay(500, cancellationToken);
                frozen.Process.Thaw();
                await Task.Delay(1000, cancellationToken);
                break;
            case DrillFault.CutHolder:
                var cut = await FindHolderAsync(cancellationToken);
                await TakeoverAsync(
                    () =>
                    {
                        cut.Link.Cut();
                        return Task.CompletedTask;
                    },
                    cancellationToken);
                cut.Link.Heal();
                break;
            case DrillFault.CutReader:
                var reader = await FindOtherAsync(cancellationToken);
                reader.Link.Cut();
                await Task.Delay(1500, cancellationToken);
                reader.Link.Heal();
                break;
            case DrillFault.RestartRedis:
                await _redis.KillAsync();
                await Task.Delay(300, cancellationToken);
                await _redis.RestartAsync();
                break;
            case DrillFault.FreezeRedis:
                _redis.Freeze();
                await Task.Delay(1500, cancellationToken);
                _redis.Thaw();
                break;
        }
    }

    public DrillFault NextFault() => Enum.GetValues<DrillFault>()[_random.Next(Enum.GetValues<DrillFault>().Length)];

    /// <summary>Waits until what was published last has come to all, ends them, and counts.</summary>
    public async Task<DrillCounts> EndAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < 5; i++)
        {
            foreach (var item in _items)
            {
                var number = _published[item] = _published.GetValueOrDefault(item) + 1;
                await _simulator.Realtime.PublishAsync("0B", item, new Dictionary<string, string> { ["10"] = number.ToString(CultureInfo.InvariantCulture) }, cancellationToken);
            }

            await Task.Delay(300, cancellationToken);
        }

        await Task.Delay(1000, cancellationToken);
        await Task.WhenAll(_living.Select(living => living.Process.EndAsync(cancellationToken)));
        var counts = new DrillCounts();
        _living.ForEach(living => counts.Add(living.Process.File!, _published));
        _dead.ForEach(dead => counts.Add(dead.File!, null));
        return counts;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, link) in _living)
        {
            process.Dispose();
            link.Dispose();
        }

        _dead.ForEach(process => process.Dispose());
        await _look.DisposeAsync();
        await _simulator.DisposeAsync();
        await _redis.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task StartProcessAsync()
    {
        var name = $"process {Interlocked.Increment(ref _started).ToString(CultureInfo.InvariantCulture)}";
        var file = Path.Combine(_directory, name + ".txt");
        var link = new CuttableLink(_redis.Port);
        var process = await DrillProcess.StartAsync(
            "read",
            name,
            file,
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{link.Port}"),
            _simulator.BaseAddress.ToString(),
            name,
            _items.Length.ToString(CultureInfo.InvariantCulture),
            file);
        lock (_living)
        {
            _living.Add((process, link));
        }
    }

    private async Task KillAsync((DrillProcess Process, CuttableLink Link) victim)
    {
        _living.Remove(victim);
        _dead.Add(victim.Process);
        await victim.Process.KillAsync();
        victim.Link.Dispose();
    }

    private async Task TakeoverAsync(Func<Task> fault, CancellationToken cancellationToken)
    {
        var before = Logins;
        var watch = Stopwatch.StartNew();
        await fault();
        await _simulator.Realtime.WaitForAsync(sessions => sessions.Count > before && sessions[^1].Registrations.Count >= _items.Length, cancellationToken);
        LongestTakeover = watch.Elapsed > LongestTakeover ? watch.Elapsed : LongestTakeover;
    }

    private async Task<(DrillProcess Process, CuttableLink Link)> FindHolderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindHolderNameAsync() is { } name && _living.Find(living => living.Process.Name == name) is { Process: not null } holder
                && _simulator.Realtime.Sessions.Any(session => session.IsOpen && session.Registrations.Count >= _items.Length))
            {
                return holder;
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task<(DrillProcess Process, CuttableLink Link)> FindOtherAsync(CancellationToken cancellationToken)
    {
        var (holder, _) = await FindHolderAsync(cancellationToken);
        var others = _living.Where(living => living.Process != holder).ToList();
        return others[_random.Next(others.Count)];
    }

    private async Task<string?> FindHolderNameAsync()
    {
        try
        {
            var holder = (string?)await _look.GetDatabase().HashGetAsync(_keys.Keys.Lease, "holder");
            return holder is null ? null : (string?)await _look.GetDatabase().HashGetAsync(_keys.Keys.ProcessInfo(holder), "name");
        }
        catch (RedisException)
        {
            return null;
        }
    }
}
