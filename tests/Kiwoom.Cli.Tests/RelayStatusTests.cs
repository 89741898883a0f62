using System.Text.Json;
using Kiwoom.Cli.Application;
using Kiwoom.Redis;
using Kiwoom.Redis.Tests.Support;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary><c>kiwoom relay status</c> over a real Redis and clients that share an app key.</summary>
internal sealed class RelayStatusTests
{
    [Test]
    public async Task Tells_holder_processes_and_registrations_as_text_and_json()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 100 } });
        await using var client = new KiwoomClient(new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
            AppKey = KiwoomSimulatorOptions.DefaultAppKey,
            SecretKey = KiwoomSimulatorOptions.DefaultSecretKey,
        }.UseRedis(new KiwoomRedisOptions { Configuration = redis.Configuration, ProcessName = "risk/1" }));
        using var ending = new CancellationTokenSource();
        await using var messages = client.Realtime.StockTrades("005930", "000660").GetAsyncEnumerator(ending.Token);
        Assert.That(await messages.MoveNextAsync(), Is.True);
        using var run = new CliRun(simulator.BaseAddress);

        var code = await run.RunAsync("relay", "status", "--redis", redis.Configuration, "--format", "json");

        Assert.That(code, Is.EqualTo(ExitCodes.Success), run.Error);
        var status = JsonDocument.Parse(run.Output).RootElement;
        Assert.That(status.GetProperty("state").GetString(), Is.EqualTo("Healthy"));
        Assert.That(status.GetProperty("holder").GetProperty("name").GetString(), Is.EqualTo("risk/1"));
        Assert.That((status.GetProperty("registered").GetInt32(), status.GetProperty("processes").GetArrayLength(), status.GetProperty("ordersInDoubt").GetInt32()), Is.EqualTo((2, 1, 0)));
        Assert.That(status.GetProperty("lastMessageAt").GetDateTimeOffset(), Is.GreaterThan(DateTimeOffset.UtcNow.AddHours(-1)));

        run["KIWOOM_REDIS"] = redis.Configuration + ",abortConnect=false";
        Assert.That(await run.RunAsync("relay", "status"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output.Split('\n'), Has.Some.Match("^holder +risk/1, for [0-9.]+ s more unless it renews$").And.Some.Match("^registered +2$").And.Some.Match($"^server +.*{simulator.BaseAddress}[)]?$").And.Some.Match("^risk/1 +2  20"));
        Assert.That(run.Output, Does.Not.Contain("takeovers"), "the fencing number grows by the clock and counts nothing");
        Assert.That(run.Output, Does.Not.Contain(KiwoomSimulatorOptions.DefaultAppKey).And.Not.Contain(KiwoomSimulatorOptions.DefaultSecretKey));
        await ending.CancelAsync();
    }

    [Test]
    public async Task Nobody_shares_and_that_is_no_fault()
    {
        await using var redis = await RedisServer.StartAsync();
        using var run = new CliRun(new Uri("http://127.0.0.1:9"));

        Assert.That(await run.RunAsync("relay", "status", "--redis", redis.Configuration), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output, Does.Contain("holder            nobody").And.Match("(?m)^server +.*http://127.0.0.1:9/.*: no process shares this app key there$"));
    }

    [Test]
    public async Task Ended_session_is_found()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var connection = await redis.ConnectAsync();
        using var run = new CliRun(new Uri("http://127.0.0.1:9"));

        // As the relay writes it when the server says R10001.
        var account = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"http://localhost:9/\n{KiwoomSimulatorOptions.DefaultAppKey}")));
        await connection.GetDatabase().HashSetAsync($"kiwoom:{{{account}}}:session", "ended", "logged in elsewhere\u001b[31m");

        Assert.That(await run.RunAsync("relay", "status", "--redis", redis.Configuration), Is.EqualTo(ExitCodes.Found), run.Error);
        Assert.That(run.Output, Does.Contain("Unhealthy: The session was ended from elsewhere").And.Match("(?m)^ended +logged in elsewhere"));
        Assert.That(run.Output.Contains('\u001b', StringComparison.Ordinal), Is.False);
    }

    [Test]
    public async Task Redis_that_is_not_there_exits_with_7_and_a_password_is_no_argument()
    {
        using var run = new CliRun(new Uri("http://127.0.0.1:9"));

        Assert.That(await run.RunAsync("relay", "status", "--redis", $"127.0.0.1:{RedisServer.FreePort()}"), Is.EqualTo(ExitCodes.NotReached));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Not.Contain("\n"));
        Assert.That(await run.RunAsync("relay", "status", "--redis", "localhost,password=hunter2"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain("KIWOOM_REDIS").And.Not.Contain("hunter2"));
        run["KIWOOM_REDIS"] = "localhost,password=hunter2,nonsense=1";
        Assert.That(await run.RunAsync("relay", "status"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Not.Contain("hunter2"));
    }
}
