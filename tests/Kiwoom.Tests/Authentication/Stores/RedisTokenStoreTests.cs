namespace Kiwoom.Tests.Authentication.Stores;

/// <summary>Against a real Redis server; ignored only where the machine has none.</summary>
[TestFixture]
internal sealed class RedisTokenStoreTests : TokenStoreTests
{
    private readonly List<RedisConnection> _connections = [];
    private RedisServer? _server;
    private int _tests;

    [OneTimeSetUp]
    public async Task StartServer() => _server = await RedisServer.StartAsync();

    [OneTimeTearDown]
    public void StopServer()
    {
        _connections.ForEach(connection => connection.Dispose());
        _server?.Dispose();
    }

    [SetUp]
    public void CountTest() => _tests++;

    /// <summary>Each store has a connection of its own, each test a prefix.</summary>
    protected override ITokenStore Open()
    {
        var connection = _server!.Connect();
        _connections.Add(connection);
        return new DistributedTokenStore(connection, FormattableString.Invariant($"test{_tests}:"));
    }

    [Test]
    public async Task Entry_goes_when_its_token_ends()
    {
        // Redis has a clock of its own, so here time passes: the entry is asked for until it is gone.
        await Open().WriteAsync(Key, First with { ExpiresAt = DateTimeOffset.UtcNow.AddSeconds(2) }, default);
        var store = Open();
        while (await store.ReadAsync(Key, default) is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    [Test]
    public async Task Server_that_is_gone_costs_no_call()
    {
        using var server = await RedisServer.StartAsync();
        using var cache = server.Connect();
        server.Stop();
        await using var bed = TestBed.Answering(
            HttpAnswer.Json("""{"return_code":0}"""), options => options.TokenStore = new DistributedTokenStore(cache));

        await bed.Client.Account.GetAccountNumberAsync();

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
        Assert.That(bed.Log.Entries.Select(entry => entry.Event.Id), Has.Some.EqualTo(33));
    }
}
