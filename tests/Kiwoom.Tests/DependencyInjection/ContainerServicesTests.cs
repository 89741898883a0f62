using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.DependencyInjection;

/// <summary>What a client takes from the container, and leaves when it goes.</summary>
internal sealed class ContainerServicesTests
{
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    [Test]
    public async Task Clock_is_the_containers()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2030, 3, 2, 9, 0, 0, TimeSpan.FromHours(9)));
        await using var server = LoopbackServer.Start(request =>
            request.Path == "/oauth2/token" ? TestBed.TokenAnswer(expiresAt: clock.GetUtcNow().AddDays(1)) : Done);
        await using var provider = Add(server).Services.AddSingleton<TimeProvider>(clock).BuildServiceProvider();
        var client = provider.GetRequiredService<KiwoomClient>();

        await client.Account.GetAccountNumberAsync();
        await client.Account.GetAccountNumberAsync();
        Assert.That(server.Requests, Has.Count.EqualTo(3));
        clock.Advance(TimeSpan.FromDays(2));
        await client.Account.GetAccountNumberAsync();
        Assert.That(server.Requests, Has.Count.EqualTo(5));
    }

    [TestCase("")]
    [TestCase("isa")]
    public async Task Recorder_is_set_in_code_beside_the_configuration(string name)
    {
        await using var recorder = Kiwoom.Recording.Recorder.ToStream(Stream.Null);
        await using var server = Server();
        var services = new ServiceCollection();
        var configuration = Settings.Of(Settings.For(server.Address, "Section")).GetSection("Section");
        _ = name.Length == 0 ? services.AddKiwoom(configuration) : services.AddKiwoom(name, configuration);
        services.Configure<KiwoomOptions>(name, options => options.Recorder = recorder);
        await using var provider = services.AddLogging().BuildServiceProvider();

        var client = name.Length == 0 ? provider.GetRequiredService<KiwoomClient>() : provider.GetRequiredKeyedService<KiwoomClient>(name);
        await client.Account.GetAccountNumberAsync();
        await recorder.DisposeAsync();

        Assert.That(recorder.WrittenCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Log_is_the_containers()
    {
        using var log = new CapturingLoggerProvider();
        await using var server = Server();
        await using var provider = Add(server).Services.AddLogging(logging => Trace(logging, log)).BuildServiceProvider();

        await provider.GetRequiredService<KiwoomClient>().Account.GetAccountNumberAsync();

        Assert.That(log["Kiwoom.KiwoomClient"].Select(entry => entry.Event.Id), Has.Some.EqualTo(30));
    }

    [Test]
    public async Task What_the_options_have_comes_before_the_containers()
    {
        using var log = new CapturingLoggerProvider();
        using var own = new LoggerFactory([log]);
        var clock = new ManualTimeProvider(new DateTimeOffset(2030, 3, 2, 9, 0, 0, TimeSpan.FromHours(9)));
        await using var server = LoopbackServer.Start(request =>
            request.Path == "/oauth2/token" ? TestBed.TokenAnswer(expiresAt: clock.GetUtcNow().AddDays(1)) : Done);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("x-own", "yes");
        using var containers = new CapturingLoggerProvider();
        await using var provider = Add(server).Services
            .AddSingleton<TimeProvider>(new ManualTimeProvider(DateTimeOffset.UnixEpoch))
            .AddLogging(logging => Trace(logging, containers))
            .Configure<KiwoomOptions>(options => (options.HttpClient, options.LoggerFactory, options.TimeProvider) = (http, own, clock))
            .BuildServiceProvider();
        var client = provider.GetRequiredService<KiwoomClient>();

        await client.Account.GetAccountNumberAsync();
        clock.Advance(TimeSpan.FromDays(2));
        await client.Account.GetAccountNumberAsync();

        Assert.That(server.Requests.Select(request => request["x-own"]), Is.EqualTo(Enumerable.Repeat("yes", 4)), "a token, a call, and both again two days later");
        Assert.That(log["Kiwoom.KiwoomClient"].Select(entry => entry.Event.Id), Has.Some.EqualTo(30));
        Assert.That(containers["Kiwoom.KiwoomClient"], Is.Empty);
    }

    [Test]
    public async Task No_log_of_the_application_shows_a_key_or_token()
    {
        using var log = new CapturingLoggerProvider();
        await using var server = LoopbackServer.Start(request =>
            request.Path == "/oauth2/token" ? TestBed.TokenAnswer() : Done.WithHeader("X-Echo", TestBed.Token));
        await using var provider = Add(server).Services.AddLogging(logging => Trace(logging, log)).BuildServiceProvider();

        await provider.GetRequiredService<KiwoomClient>().Account.GetAccountNumberAsync();

        // The factory's own loggers have told of the request and its headers.
        var headers = log["System.Net.Http.HttpClient.Kiwoom.ClientHandler"].Where(entry => entry.Level == LogLevel.Trace).ToList();
        Assert.That(headers.Select(entry => entry.Text), Has.Some.Contains("Authorization: *").And.Some.Contains("X-Echo: *"));
        foreach (var entry in log.Entries)
        {
            foreach (var secret in (string[])[TestBed.AppKey, TestBed.SecretKey, TestBed.Token])
            {
                Assert.That(entry.Text, Does.Not.Contain(secret));
                Assert.That(entry.Values.Values, Has.None.Contains(secret));
            }
        }
    }

    [Test]
    public async Task Client_and_its_connections_end_with_the_container()
    {
        var closed = new TaskCompletionSource();
        await using var server = LoopbackServer.StartRaw(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                await connection.SendAsync(request.Path == "/oauth2/token" ? TestBed.TokenAnswer() : Done);
            }

            closed.TrySetResult();
        });
        var provider = Add(server).Services.BuildServiceProvider();
        var client = provider.GetRequiredService<KiwoomClient>();
        await client.Account.GetAccountNumberAsync();

        await provider.DisposeAsync();

        await closed.Task;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Account.GetAccountNumberAsync());
    }

    [Test]
    public async Task Container_can_be_disposed_of_synchronously()
    {
        await using var server = Server();
        var provider = Add(server).Services.BuildServiceProvider();
        var client = provider.GetRequiredService<KiwoomClient>();
        provider.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Account.GetAccountNumberAsync());
    }

    [Test]
    public async Task Redirect_and_cookie_are_not_followed()
    {
        await using var elsewhere = Server();
        await using var server = LoopbackServer.Start(request => request.Path == "/oauth2/token"
            ? TestBed.TokenAnswer().WithHeader("Set-Cookie", "a=b")
            : HttpAnswer.Json("{}", 307).WithHeader("Location", elsewhere.Address.ToString()));
        await using var provider = Add(server).Services.BuildServiceProvider();

        await Assert.CatchAsync<KiwoomException>(() => provider.GetRequiredService<KiwoomClient>().Account.GetAccountNumberAsync());

        Assert.That(elsewhere.ConnectionCount, Is.Zero);
        Assert.That(server.Requests.Where(request => request.Headers.Any(header => header.ToString().Contains("cookie", StringComparison.OrdinalIgnoreCase))), Is.Empty);
    }

    [Test]
    public async Task Handler_of_ones_own_sees_the_calls()
    {
        var paths = new List<string>();
        await using var server = Server();
        await using var provider = Add(server).ConfigureHttpClient(http => http.AddHttpMessageHandler(() => new Recorder(paths))).Services.BuildServiceProvider();

        await provider.GetRequiredService<KiwoomClient>().Account.GetAccountNumberAsync();

        Assert.That(paths, Is.EqualTo((string[])["/oauth2/token", "/api/dostk/acnt"]));
    }

    [Test]
    public async Task Programs_with_a_file_store_share_a_token()
    {
        using var directory = new TemporaryDirectory();
        await using var server = Server();
        for (var program = 0; program < 2; program++)
        {
            await using var provider = Add(server).UseFileTokenStore(directory.PathOf("tokens")).Services.BuildServiceProvider();
            await provider.GetRequiredService<KiwoomClient>().Account.GetAccountNumberAsync();
        }

        Assert.That(server.Requests.Count(request => request.Path == "/oauth2/token"), Is.EqualTo(1));
    }

    [Test]
    public async Task Clients_with_a_distributed_store_share_a_token()
    {
        await using var server = Server();
        var services = new ServiceCollection().AddDistributedMemoryCache();
        services.AddKiwoom("first", Settings.Of(Settings.For(server.Address, "Kiwoom:first"))).UseDistributedTokenStore();
        services.AddKiwoom("second", Settings.Of(Settings.For(server.Address, "Kiwoom:second"))).UseDistributedTokenStore();
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<KiwoomClient>("first").Account.GetAccountNumberAsync();
        await provider.GetRequiredKeyedService<KiwoomClient>("second").Account.GetAccountNumberAsync();

        Assert.That(server.Requests.Count(request => request.Path == "/oauth2/token"), Is.EqualTo(1));
    }

    private static KiwoomBuilder Add(LoopbackServer server) => new ServiceCollection().AddKiwoom(Settings.Of(Settings.For(server.Address)));

    private static LoopbackServer Server() => LoopbackServer.Start(request => request.Path == "/oauth2/token" ? TestBed.TokenAnswer() : Done);

    private static void Trace(ILoggingBuilder logging, CapturingLoggerProvider log) => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);

    private sealed class Recorder(List<string> paths) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            paths.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
