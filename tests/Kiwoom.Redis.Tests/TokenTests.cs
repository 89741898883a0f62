using Kiwoom.Redis.Tests.Support;
using Kiwoom.Simulator;
using Microsoft.AspNetCore.DataProtection;

namespace Kiwoom.Redis.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class TokenTests
{
    [Test, CancelAfter(120_000)]
    public async Task One_asks_and_the_others_read(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var clients = Enumerable.Range(0, 8).Select(_ => bed.Create()).ToList();

        await Task.WhenAll(clients.Select(client => client.StockInformation.GetStockProfileAsync("005930", cancellationToken)));

        Assert.That(TokenRequests(bed), Is.EqualTo(1));
    }

    [Test, CancelAfter(120_000)]
    public async Task No_key_and_no_token_stands_in_Redis_in_clear(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared);
        await client.Realtime.StockTrades("005930").StartAsync(cancellationToken);
        await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);
        var store = new Tokens.RedisTokenStore(shared.Link, shared.Keys, new Tokens.SecretKeyTokenProtector(KiwoomSimulatorOptions.DefaultSecretKey, shared.Keys.Account), TimeProvider.System);
        var token = (await store.ReadAsync("", cancellationToken))!.Value.Reveal();

        await using var redis = await bed.Redis.ConnectAsync();
        var dump = new List<string>();
        foreach (var key in redis.GetServers()[0].Keys())
        {
            dump.Add(key!);
            dump.Add(System.Text.Encoding.Latin1.GetString((byte[])(await redis.GetDatabase().KeyDumpAsync(key))!));
        }

        Assert.Multiple(() =>
        {
            Assert.That(dump, Has.Some.Contain(":token"));
            Assert.That(dump, Has.None.Contain(token));
            Assert.That(dump, Has.None.Contain(KiwoomSimulatorOptions.DefaultAppKey));
            Assert.That(dump, Has.None.Contain(KiwoomSimulatorOptions.DefaultSecretKey));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Data_Protection_of_the_application_protects_tokens(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var keys = new EphemeralDataProtectionProvider();
        await bed.Create(redis => redis.DataProtection = keys).StockInformation.GetStockProfileAsync("005930", cancellationToken);
        await bed.Create(redis => redis.DataProtection = keys).StockInformation.GetStockProfileAsync("005930", cancellationToken);
        Assert.That(TokenRequests(bed), Is.EqualTo(1));

        // Who has other keys reads nothing, and asks for a token of its own.
        await bed.Create(redis => redis.DataProtection = new EphemeralDataProtectionProvider()).StockInformation.GetStockProfileAsync("005930", cancellationToken);
        Assert.That(TokenRequests(bed), Is.EqualTo(2));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_dead_holder_of_the_lock_costs_seconds(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        await using var redis = await bed.Redis.ConnectAsync();
        var client = bed.Create(out var shared);
        await redis.GetDatabase().StringSetAsync(shared.Keys.TokenLock, "somebody who died", Tokens.TokenLock.Hold);

        await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);

        Assert.That(Tokens.TokenLock.Hold, Is.EqualTo(TimeSpan.FromSeconds(3)), "a lock goes by itself, as long as its holder held it");
        Assert.That(TokenRequests(bed), Is.EqualTo(1));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_Redis_that_is_not_there_costs_nothing_but_sharing(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        await bed.Redis.KillAsync();
        var client = bed.Create();

        await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);

        Assert.That(TokenRequests(bed), Is.EqualTo(1));
    }

    [Test, CancelAfter(120_000)]
    public async Task Calls_go_on_beside_a_Redis_that_is_frozen(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(redis => redis.CommandTimeout = TimeSpan.FromSeconds(1));
        await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);
        bed.Redis.Freeze();
        try
        {
            await client.RevokeTokenAsync(cancellationToken);
            await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);
            Assert.That(TokenRequests(bed), Is.EqualTo(2));
        }
        finally
        {
            bed.Redis.Thaw();
        }
    }

    /// <summary>By a clock that stands still, so that the rest after the time-out lasts until the test ends it.</summary>
    [Test, CancelAfter(120_000)]
    public async Task A_Redis_that_is_frozen_costs_one_time_out(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        var clock = new StillClock();
        await using var link = new Connection.RedisLink(new KiwoomRedisOptions { Configuration = server.Configuration, CommandTimeout = TimeSpan.FromMilliseconds(300) }, clock);
        var tries = 0;
        Task<TimeSpan> PingAsync() => link.RunAsync(
            database =>
            {
                tries++;
                return database.PingAsync();
            },
            cancellationToken);
        await UntilItAnswersAsync();
        tries = 0;
        server.Freeze();
        try
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.That(PingAsync, Throws.TypeOf<RedisUnavailableException>());
            }

            Assert.That(tries, Is.EqualTo(1), "those that came after it did not try");
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.That(PingAsync, Throws.TypeOf<RedisUnavailableException>());
            Assert.That(tries, Is.EqualTo(2), "after a moment one tries again");
        }
        finally
        {
            server.Thaw();
        }

        await UntilItAnswersAsync();

        async Task UntilItAnswersAsync()
        {
            while (true)
            {
                try
                {
                    await PingAsync();
                    return;
                }
                catch (RedisUnavailableException)
                {
                    clock.Advance(TimeSpan.FromSeconds(1));
                    await Task.Delay(20, cancellationToken);
                }
            }
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task One_who_slept_writes_over_no_newer_token(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        var options = server.CreateOptions();
        var keys = new Connection.RedisKeys("test", "account");
        await using var link = new Connection.RedisLink(options);
        var protector = new Tokens.SecretKeyTokenProtector("secret", "account");
        var sleeper = new Tokens.RedisTokenStore(link, keys, protector, TimeProvider.System);
        var other = new Tokens.RedisTokenStore(link, keys, protector, TimeProvider.System);
        await using var asleep = await sleeper.LockAsync("", cancellationToken);

        // Its lock ends while it sleeps, and another one asks.
        await using var redis = await server.ConnectAsync();
        await redis.GetDatabase().KeyDeleteAsync(keys.TokenLock);
        await using (await other.LockAsync("", cancellationToken))
        {
            await other.WriteAsync("", new("newer", DateTimeOffset.UtcNow.AddHours(1)), cancellationToken);
        }

        await sleeper.WriteAsync("", new("older", DateTimeOffset.UtcNow.AddHours(1)), cancellationToken);

        Assert.That((await other.ReadAsync("", cancellationToken))?.Value.Reveal(), Is.EqualTo("newer"));
    }

    private static int TokenRequests(RelayBed bed) => bed.Simulator.Requests.Count(request => request.Path.EndsWith("/oauth2/token", StringComparison.Ordinal));

    private sealed class StillClock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref _now);

        public void Advance(TimeSpan time) => Interlocked.Add(ref _now, time.Ticks);
    }
}
