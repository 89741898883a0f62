using System.Diagnostics;
using System.Globalization;
using Kiwoom.Realtime;
using Kiwoom.Redis;
using StackExchange.Redis;

namespace Kiwoom.Benchmarks;

/// <summary>
/// Trades from a server through Redis to readers, beside the same over a connection of the client's own, and beside a bare loop of XADD and XREAD over
/// as many bytes: <c>-- --relay localhost:6379</c>. Every way takes turns with the others.
/// </summary>
internal static class RelayStream
{
    /// <summary>How many messages a round has.</summary>
    public const int Messages = 50_000;

    /// <summary>How many rounds nobody counts at first: until then the compiler takes a good part of the processor from whichever way it is.</summary>
    public const int FirstWarmUps = 40;

    /// <summary>How many rounds nobody counts later, where readers and items change.</summary>
    public const int WarmUps = 2;

    private const int Rounds = 9;
    private const int BatchSize = 500;
    private const int CountOfEach = 100;

    // As long as the values of a trade.
    private static readonly byte[] Payload = [(byte)'{', .. Enumerable.Repeat((byte)' ', 500), (byte)'}'];

    public static async Task RunAsync(string redis)
    {
        using var server = StreamServer.Start();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores; µs a message, median of {Rounds} rounds of {Messages:N0}; to a reader of each"));
        Console.WriteLine($"{"readers, items",-18}{"direct",9}{"relay",9}{"ratio",8}{"bare",9}{"relay/bare",12}   messages a second into all");
        var warmUps = FirstWarmUps;
        foreach (var (readers, items) in ((int, int)[])[(1, 1), (1, 200), (2, 200), (4, 200)])
        {
            var rounds = new List<(double Direct, double Relay, double Bare)>();
            for (var round = 0; round < warmUps + Rounds; round++)
            {
                rounds.Add((await DirectAsync(server, items), await RelayAsync(server, redis, readers, items), await BareAsync(redis, readers, items)));
            }

            rounds.RemoveRange(0, warmUps);
            warmUps = WarmUps;
            var (direct, relay, bare) = (Median(rounds.Select(one => one.Direct)), Median(rounds.Select(one => one.Relay)), Median(rounds.Select(one => one.Bare)));
            var (ratio, toBare) = (Median(rounds.Select(one => one.Relay / one.Direct)), Median(rounds.Select(one => one.Relay / one.Bare)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{$"{readers}, {items}",-18}{direct,9:0.0}{relay,9:0.0}{ratio,8:0.00}{bare,9:0.0}{toBare,12:0.00}   {readers * 1_000_000 / relay:N0}"));
        }
    }

    private static async Task<double> DirectAsync(StreamServer server, int items)
    {
        await using var client = new KiwoomClient(server.CreateOptions());
        return await DrainAsync([client], server, items);
    }

    /// <summary>Messages through Redis to so many readers.</summary>
    /// <returns>µs for each message until all have it.</returns>
    public static async Task<double> RelayAsync(StreamServer server, string redis, int readers, int items)
    {
        var options = new KiwoomRedisOptions { Configuration = redis, KeyPrefix = $"kiwoom-bench-{Guid.NewGuid():N}", StreamLength = 10 * Messages, SharesLimits = false };
        var clients = Enumerable.Range(0, readers).Select(_ => new KiwoomClient(server.CreateOptions().UseRedis(options))).ToList();
        var cost = await DrainAsync(clients, server, items);
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        await foreach (var key in connection.GetServers()[0].KeysAsync(pattern: options.KeyPrefix + "*", pageSize: 1000))
        {
            await connection.GetDatabase().KeyDeleteAsync(key);
        }

        return cost;
    }

    private static async Task<double> DrainAsync(IReadOnlyList<KiwoomClient> clients, StreamServer server, int items)
    {
        var streams = clients.Select(client => client.Realtime.StockTrades(StreamServer.ItemsOf(items))).ToList();
        await Task.WhenAll(streams.Select(stream => stream.StartAsync()));
        var began = Stopwatch.GetTimestamp();
        server.Publish("0B", Messages, items);
        await Task.WhenAll(streams.Select(stream => Task.Run(() => DrainAsync(stream))));
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / Messages;
    }

    private static async Task DrainAsync(RealtimeStream<StockTrade> stream)
    {
        // A connection that broke at the end tells of it before the next message, which does not come.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var received = 0;
        await foreach (var trade in stream.WithCancellation(patience.Token))
        {
            if (trade.GapBefore is { } gap)
            {
                throw new InvalidOperationException($"{gap.Reason}: the figures would be wrong.");
            }

            if (++received == Messages)
            {
                break;
            }
        }
    }

    /// <summary>What nobody could do without: the bytes into streams, a batch at a time, and out of them to each reader.</summary>
    private static async Task<double> BareAsync(string redis, int readers, int items)
    {
        RedisKey[] streams = [.. Enumerable.Range(0, items).Select(item => (RedisKey)$"kiwoom-bench-bare:{item.ToString(CultureInfo.InvariantCulture)}")];
        await using var writing = await ConnectionMultiplexer.ConnectAsync(redis);
        var connections = await Task.WhenAll(Enumerable.Range(0, readers).Select(_ => ConnectionMultiplexer.ConnectAsync(redis)));
        await writing.GetDatabase().KeyDeleteAsync(streams);
        var began = Stopwatch.GetTimestamp();
        var reading = connections.Select(connection => Task.Run(() => ReadBareAsync(connection.GetDatabase(), streams))).ToList();
        var database = writing.GetDatabase();
        for (var sent = 0; sent < Messages; sent += BatchSize)
        {
            await Task.WhenAll(Enumerable.Range(sent, BatchSize).Select(number => database.StreamAddAsync(streams[number % items], "d", Payload)));
        }

        await Task.WhenAll(reading);
        var cost = Stopwatch.GetElapsedTime(began).TotalMicroseconds / Messages;
        await database.KeyDeleteAsync(streams);
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        return cost;
    }

    private static async Task ReadBareAsync(IDatabase database, RedisKey[] streams)
    {
        var positions = streams.Select(stream => new StreamPosition(stream, "0-0")).ToArray();
        for (var read = 0; read < Messages;)
        {
            foreach (var stream in await database.StreamReadAsync(positions, CountOfEach))
            {
                var index = Array.IndexOf(streams, stream.Key);
                positions[index] = new StreamPosition(stream.Key, stream.Entries[^1].Id);
                read += stream.Entries.Length;
            }
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
