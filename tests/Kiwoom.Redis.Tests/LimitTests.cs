using System.Diagnostics;
using Kiwoom.Redis.Limits;
using Kiwoom.Redis.Tests.Support;
using Kiwoom.Simulator;

namespace Kiwoom.Redis.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class LimitTests
{
    [Test, CancelAfter(100_000)]
    public async Task Eight_clients_that_call_at_once_keep_within_one_limit(CancellationToken cancellationToken)
    {
        const int PerSecond = 20;
        await using var bed = await RelayBed.StartAsync(new KiwoomSimulatorOptions { RequestsPerSecond = PerSecond, RequestLogCapacity = 100_000 });
        var clients = Enumerable.Range(0, 8).Select(_ => bed.Create(configureClient: options => options.RateLimits.QueriesPerSecond = PerSecond)).ToList();
        var isFull = Environment.GetEnvironmentVariable("KIWOOM_REDIS_DRILL") == "full";
        var length = TimeSpan.FromSeconds(isFull ? 60 : 3);
        var watch = Stopwatch.StartNew();

        var counts = await Task.WhenAll(clients.Select(async client =>
        {
            var count = 0;
            for (; watch.Elapsed < length; count++)
            {
                await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);
            }

            return count;
        }));

        var asked = bed.Simulator.Requests.Count(request => request.ApiId == "ka10001");
        var refused = asked - counts.Sum();
        await TestContext.Out.WriteLineAsync(
            $"calls of each client: {string.Join(' ', counts)}, {counts.Sum() / watch.Elapsed.TotalSeconds:0.0} a second of {PerSecond}; too many at the server: {refused} of {asked}");

        // On a busy machine a call comes to the server long after its turn: a short run sees that there is one limit, a run of its own how well it is kept.
        Assert.That(refused, Is.LessThanOrEqualTo(asked / (isFull ? 100.0 : 4.0)));
        if (isFull)
        {
            // How much gets through hangs on the machine: only a run of its own says.
            Assert.That(counts.Sum(), Is.GreaterThan(PerSecond * length.TotalSeconds * 0.8));
            Assert.That(counts.Min(), Is.GreaterThan(counts.Max() / 2), "turns go round");
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task Turns_are_given_in_the_order_of_asking_whichever_process_asks(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var link = new Connection.RedisLink(server.CreateOptions());
        await using var redis = await server.ConnectAsync();
        var keys = new Connection.RedisKeys("test", "account");
        var options = OptionsOfReal(5);
        var limiters = Enumerable.Range(0, 3)
            .Select(process => new SharedLimits(link, keys, options, 0, $"process {process}", Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).Create("kt10000")).ToList();
        var waits = new List<Task>();
        var turns = new Dictionary<string, double>();
        for (var i = 0; i < 12; i++)
        {
            waits.Add(limiters[i % 3].AcquireAsync(1, cancellationToken).AsTask());
            while (turns.Count <= i)
            {
                // Those whose time is long over go from there.
                foreach (var turn in await redis.GetDatabase().SortedSetRangeByRankWithScoresAsync(keys.Limit("kt10000:turns")))
                {
                    turns.TryAdd((string)turn.Element!, turn.Score);
                }

                await Task.Delay(5, cancellationToken);
            }
        }

        Assert.That(turns.OrderBy(turn => turn.Value).Select(turn => turn.Key.Split('/')[0]), Is.EqualTo(Enumerable.Range(0, 12).Select(i => $"process {i % 3}")));
        await Task.WhenAll(waits);
        limiters.ForEach(limiter => limiter.Dispose());
    }

    [Test, CancelAfter(120_000)]
    public async Task What_one_learns_from_a_refusal_holds_for_the_others(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var one = new Connection.RedisLink(server.CreateOptions());
        var keys = new Connection.RedisKeys("test", "account");
        var options = OptionsOfReal(null);
        var logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        using var first = new SharedLimits(one, keys, options, 0, "one", logger).Create("ka10001");
        using var second = new SharedLimits(one, keys, options, 0, "other", logger).Create("ka10001");
        using (await first.AcquireAsync(1, cancellationToken))
        {
            ((ILearningLimiter)first).Refused((KiwoomRateLimitException)Testing.KiwoomModelFactory.ApiException("ka10001", "[1700:허용된 요청 개수를 초과하였습니다]", 5));
        }

        // Whoever heard of the refusal writes it down behind the back of its call.
        await using var redis = await server.ConnectAsync();
        var database = redis.GetDatabase();
        while (!await database.HashExistsAsync(keys.Limit("ka10001"), "pause"))
        {
            await Task.Delay(5, cancellationToken);
        }

        using var lease = await second.AcquireAsync(1, cancellationToken);

        // All by Redis' clock, by which turns come: this process' own counts other moments.
        var came = (long)(await database.ScriptEvaluateAsync("local time = redis.call('TIME') return tonumber(time[1]) * 1000000 + tonumber(time[2])"));
        var refused = (long)await database.HashGetAsync(keys.Limit("ka10001"), "fell");
        var turns = await database.SortedSetRangeByRankWithScoresAsync(keys.Limit("ka10001:turns"));
        var turn = turns.Single(turn => ((string)turn.Element!).StartsWith("other/", StringComparison.Ordinal)).Score;
        Assert.That(lease.IsAcquired);
        Assert.That(turn, Is.GreaterThanOrEqualTo(refused + 1_000_000));
        Assert.That(came, Is.GreaterThanOrEqualTo(turn));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_Redis_that_is_gone_leaves_each_its_share(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var clients = Enumerable.Range(0, 4).Select(_ => bed.Create(configureClient: options => options.RateLimits.QueriesPerSecond = 20)).ToList();
        await Task.WhenAll(clients.Select(client => client.StockInformation.GetStockProfileAsync("005930", cancellationToken)));
        await Task.WhenAll(clients.Select(client => client.StockInformation.GetStockProfileAsync("005930", cancellationToken)));
        await bed.Redis.KillAsync();
        var watch = Stopwatch.StartNew();

        var counts = await Task.WhenAll(clients.Select(async client =>
        {
            var count = 0;
            for (; watch.Elapsed < TimeSpan.FromSeconds(2); count++)
            {
                await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);
            }

            return count;
        }));

        await TestContext.Out.WriteLineAsync($"calls of each client without Redis: {string.Join(' ', counts)}");
        Assert.That(counts.Sum(), Is.InRange(4, (20 * (int)Math.Ceiling(watch.Elapsed.TotalSeconds)) + 4));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_call_that_is_cancelled_gives_its_turn_back(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        var client = bed.Create(out var shared, configureClient: options => options.RateLimits.QueriesPerSecond = 1);
        await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);
        await using var redis = await bed.Redis.ConnectAsync();
        var database = redis.GetDatabase();
        var (turns, turnsOfAll) = (shared.Keys.Limit("ka10001:turns"), shared.Keys.Limit("*:turns"));
        var first = (await database.SortedSetRangeByRankWithScoresAsync(turns)).Single();

        // Somebody's turn comes in an hour, and nobody overtakes: the next call waits as long as the test wants.
        await database.SortedSetAddAsync(turns, "somebody", first.Score + 3_600_000_000);
        using var impatient = new CancellationTokenSource();
        var call = client.StockInformation.GetStockProfileAsync("005930", impatient.Token);
        await WaitUntilAsync(async () => await database.SortedSetLengthAsync(turns, first.Score + 3_600_000_000) == 2);
        Assert.That(await database.SortedSetLengthAsync(turnsOfAll, first.Score + 3_600_000_000), Is.EqualTo(1));

        await impatient.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());

        await WaitUntilAsync(async () => await database.SortedSetLengthAsync(turns, first.Score + 3_600_000_000) == 1);
        await WaitUntilAsync(async () => await database.SortedSetLengthAsync(turnsOfAll, first.Score + 3_600_000_000) == 0);
        await database.SortedSetRemoveAsync(turns, "somebody");
        await client.StockInformation.GetStockProfileAsync("005930", cancellationToken);

        async Task WaitUntilAsync(Func<Task<bool>> isReached)
        {
            while (!await isReached())
            {
                await Task.Delay(5, cancellationToken);
            }
        }
    }

    private static KiwoomOptions OptionsOfReal(int? ordersPerSecond)
    {
        var options = new KiwoomOptions { Environment = KiwoomEnvironment.Real, AppKey = "key", SecretKey = "secret" };
        options.RateLimits.OrdersPerSecond = ordersPerSecond;
        return options;
    }
}
