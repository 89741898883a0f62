using System.Globalization;
using Kiwoom.Realtime;
using Kiwoom.Redis.Tests.Support;

namespace Kiwoom.Redis.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class StreamTests
{
    [Test, CancelAfter(120_000)]
    public async Task Two_clients_read_over_one_connection(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var one = bed.Create();
        var other = bed.Create();
        var first = one.Realtime.StockTrades("005930");
        var second = other.Realtime.StockTrades("005930", "000660");
        await Task.WhenAll(first.StartAsync(cancellationToken), second.StartAsync(cancellationToken));

        var readingFirst = ReadAsync(first, 3, cancellationToken);
        var readingSecond = ReadAsync(second, 4, cancellationToken);
        for (var i = 1; i <= 3; i++)
        {
            await PublishAsync(bed, "005930", i);
        }

        await PublishAsync(bed, "000660", 9);
        var received = await readingFirst;

        Assert.Multiple(() =>
        {
            Assert.That(received.Select(trade => trade.CurrentPrice), Is.EqualTo(new[] { 1m, 2m, 3m }));
            Assert.That(received.Select(trade => trade.GapBefore), Is.All.Null);
            Assert.That(received.Select(trade => trade.Sequence), Is.Ordered.And.Unique);
            Assert.That(bed.OpenSessions.Count(), Is.EqualTo(1));
            Assert.That(bed.Simulator.Realtime.Sessions, Has.Count.EqualTo(1));
        });
        Assert.That((await readingSecond).Select(trade => trade.CurrentPrice), Is.EquivalentTo(new[] { 1m, 2m, 3m, 9m }));
    }

    [Test, CancelAfter(120_000)]
    public async Task Takeover_is_a_gap_and_costs_no_message_after_it(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var holder = bed.Create();
        await holder.Realtime.StockTrades("005930").StartAsync(cancellationToken);
        var reader = bed.Create();
        var trades = reader.Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        await PublishAsync(bed, "005930", 1);
        await using var reading = trades.GetAsyncEnumerator(cancellationToken);
        Assert.That(await reading.MoveNextAsync());
        var before = reading.Current;

        await holder.DisposeAsync();
        await bed.Simulator.Realtime.WaitForAsync(sessions => sessions.Count == 2 && sessions[1].Registrations.Count > 0, cancellationToken);
        await PublishAsync(bed, "005930", 2);
        Assert.That(await reading.MoveNextAsync());

        Assert.Multiple(() =>
        {
            Assert.That(before.CurrentPrice, Is.EqualTo(1));
            Assert.That(before.GapBefore, Is.Null);
            Assert.That(reading.Current.CurrentPrice, Is.EqualTo(2));
            Assert.That(reading.Current.GapBefore?.Reason, Is.EqualTo(StreamGapReason.Takeover));
            Assert.That(bed.OpenSessions.Count(), Is.EqualTo(1));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task What_Redis_keeps_no_more_is_a_gap(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var kiwoom = bed.Create(redis =>
        {
            redis.Consumer = "reader";
            redis.StreamLength = 10;
        });
        var first = kiwoom.Realtime.StockTrades("005930");
        await first.StartAsync(cancellationToken);
        await PublishAsync(bed, "005930", 1);
        await PublishAsync(bed, "005930", 2);
        await ReadAsync(first, 2, cancellationToken);

        // Somebody else keeps it registered while the reader is away, and much comes.
        var other = bed.Create(redis => redis.StreamLength = 10);
        await using var kept = other.Realtime.StockTrades("005930");
        await kept.StartAsync(cancellationToken);
        await kiwoom.DisposeAsync();
        await bed.Simulator.Realtime.WaitForAsync(sessions => sessions[^1] is { IsOpen: true, Registrations.Count: > 0, Id: > 1 }, cancellationToken);
        var reading = ReadUntilAsync(kept, 599, cancellationToken);
        for (var i = 0; i < 500; i++)
        {
            await PublishAsync(bed, "005930", 100 + i);
        }

        await reading;
        var again = bed.Create(redis => redis.Consumer = "reader");
        var received = await ReadAsync(again.Realtime.StockTrades("005930"), 2, cancellationToken);

        Assert.That(received[0].GapBefore?.Reason, Is.EqualTo(StreamGapReason.Trimmed));
        Assert.That(received[1].CurrentPrice, Is.EqualTo(received[0].CurrentPrice + 1));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_named_program_goes_on_where_it_stood(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        await using var kept = bed.Create().Realtime.StockTrades("005930");
        await kept.StartAsync(cancellationToken);
        var first = bed.Create(redis => (redis.Consumer, redis.MayHold) = ("reader", false));
        var trades = first.Realtime.StockTrades("005930");
        await trades.StartAsync(cancellationToken);
        for (var i = 1; i <= 3; i++)
        {
            await PublishAsync(bed, "005930", i);
        }

        // It has come back from two of the three.
        await using (var reading = trades.GetAsyncEnumerator(cancellationToken))
        {
            for (var i = 0; i < 3; i++)
            {
                await reading.MoveNextAsync();
            }
        }

        await first.DisposeAsync();
        await PublishAsync(bed, "005930", 4);
        var second = bed.Create(redis => (redis.Consumer, redis.MayHold) = ("reader", false));
        var received = await ReadAsync(second.Realtime.StockTrades("005930"), 2, cancellationToken);

        Assert.That(received.Select(trade => trade.CurrentPrice), Is.EqualTo(new[] { 3m, 4m }));
        Assert.That(received.Select(trade => trade.GapBefore), Is.All.Null);
    }

    [Test, CancelAfter(120_000)]
    public async Task A_login_from_elsewhere_ends_all_and_nobody_fights_back(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var clients = new[] { bed.Create(out var shared, redis => redis.Lease = TimeSpan.FromMilliseconds(400)), bed.Create(redis => redis.Lease = TimeSpan.FromMilliseconds(400)) };
        var streams = clients.Select(client => client.Realtime.StockTrades("005930")).ToList();
        await Task.WhenAll(streams.Select(stream => stream.StartAsync(cancellationToken)));
        var readings = streams.Select(stream => ReadAsync(stream, 1, cancellationToken)).ToList();

        // Longer after a takeover than one that slept could have logged in.
        await Task.Delay(TimeSpan.FromSeconds(2.5), cancellationToken);
        var ended = Task.WhenAll(readings);
        do
        {
            // On a machine that stands still for longer than the lease one of the two may just take over, and would log in behind the stranger's back.
            await bed.CreateAlone().Realtime.StockTrades("000660").StartAsync(cancellationToken);
        }
        while (await Task.WhenAny(ended, Task.Delay(5_000, cancellationToken)) != ended);

        foreach (var reading in readings)
        {
            Assert.That(async () => await reading, Throws.InstanceOf<KiwoomSessionReplacedException>());
        }

        var sessions = bed.Simulator.Realtime.Sessions.Count;
        await Task.Delay(1000, cancellationToken);
        Assert.That(bed.Simulator.Realtime.Sessions, Has.Count.EqualTo(sessions));
        Assert.That(bed.OpenSessions.Count(), Is.EqualTo(1));
        Assert.That((await shared.GetStatusAsync(cancellationToken)).EndedBecause, Is.Not.Null);
        Assert.That((await new KiwoomRedisHealthCheck(shared).CheckHealthAsync(new(), cancellationToken)).Status.ToString(), Is.EqualTo("Unhealthy"));

        // Whoever begins anew takes it back.
        await bed.Create().Realtime.StockTrades("005930").StartAsync(cancellationToken);
    }

    [Test, CancelAfter(120_000)]
    public async Task What_the_server_refuses_is_refused_here_too(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync(new() { Realtime = new() { MaxItemsPerConnection = 2 } });
        var client = bed.Create(configureClient: options => options.Realtime.MaxItemsPerConnection = 2);
        await client.Realtime.StockTrades("005930", "000660").StartAsync(cancellationToken);

        var other = bed.Create();
        Assert.That(async () => await other.Realtime.StockTrades("035420").StartAsync(cancellationToken), Throws.InstanceOf<KiwoomException>());
    }

    [Test, CancelAfter(120_000)]
    public async Task Where_nobody_may_hold_a_stream_fails_to_start(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(redis => redis.MayHold = false);

        Assert.That(async () => await client.Realtime.StockTrades("005930").StartAsync(cancellationToken), Throws.InstanceOf<KiwoomTransportException>());
    }

    [Test, CancelAfter(120_000)]
    public async Task Status_tells_who_holds_what(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var holder = bed.Create(out var one, redis => redis.ProcessName = "recorder");
        await holder.Realtime.StockTrades("005930").StartAsync(cancellationToken);
        var other = bed.Create(out var two, redis => redis.ProcessName = "web");
        await other.Realtime.StockTrades("005930", "000660").StartAsync(cancellationToken);

        var status = await two.GetStatusAsync(cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(one.IsHolding);
            Assert.That(two.IsHolding, Is.False);
            Assert.That(status.Holder?.Name, Is.EqualTo("recorder"));
            Assert.That(status.Processes.Select(process => $"{process.Name} {process.Wanted}"), Is.EquivalentTo(new[] { "recorder 1", "web 2" }));
            Assert.That(status.Registered, Is.EqualTo(2));
            Assert.That(status.LeaseLeft, Is.InRange(TimeSpan.Zero, TimeSpan.FromSeconds(2)));
            Assert.That(status.ToString(), Is.EqualTo("recorder holds the connection; processes 2, registered 2, refused 0, orders in doubt 0"));
        });
        Assert.That((await new KiwoomRedisHealthCheck(two).CheckHealthAsync(new(), cancellationToken)).Status.ToString(), Is.EqualTo("Healthy"));
    }

    internal static ValueTask<int> PublishAsync(RelayBed bed, string item, int price) =>
        bed.Simulator.Realtime.PublishAsync("0B", item, new Dictionary<string, string> { ["10"] = price.ToString(CultureInfo.InvariantCulture) });

    private static async Task ReadUntilAsync(RealtimeStream<StockTrade> stream, decimal price, CancellationToken cancellationToken)
    {
        await foreach (var trade in stream.WithCancellation(cancellationToken))
        {
            if (trade.CurrentPrice == price)
            {
                return;
            }
        }
    }

    internal static async Task<List<T>> ReadAsync<T>(RealtimeStream<T> stream, int count, CancellationToken cancellationToken)
        where T : RealtimeMessage
    {
        var received = new List<T>();
        await foreach (var message in stream.WithCancellation(cancellationToken))
        {
            received.Add(message);
            if (received.Count == count)
            {
                break;
            }
        }

        return received;
    }
}
