using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Support;

/// <summary>A client and the loopback server it talks to, with what every test needs of both.</summary>
internal sealed class TestBed : IAsyncDisposable
{
    public const string AppKey = "AxserEsdcredca01234567890";
    public const string SecretKey = "SEefdcwcforehDre2fdvc0123";
    public const string Token = "WQJCwyqInphKnR3bSRtB9NE1lvABCDEFGH";

    private readonly HttpClient? _http;

    private TestBed(LoopbackServer server, Action<KiwoomOptions>? configure, HttpClient? http, TimeProvider? clock)
    {
        Server = server;
        _http = http;
        var options = OptionsFor(server.Address);
        configure?.Invoke(options);
        Client = CreateClient(options, http, Log, clock);
    }

    public LoopbackServer Server { get; }

    public KiwoomClient Client { get; }

    public CapturingLogger Log { get; } = new();

    /// <summary>The requests other than those for a token.</summary>
    public IReadOnlyList<ReceivedRequest> Calls => [.. Server.Requests.Where(request => request.Path != "/oauth2/token")];

    /// <summary>The only request other than those for a token.</summary>
    public ReceivedRequest Call => Calls.Single();

    public IReadOnlyList<ReceivedRequest> TokenRequests => [.. Server.Requests.Where(request => request.Path == "/oauth2/token")];

    /// <summary>Options under which nothing is repeated: most tests look at one exchange.</summary>
    public static KiwoomOptions OptionsFor(Uri address) => new()
    {
        Environment = KiwoomEnvironment.Simulator(address),
        AppKey = AppKey,
        SecretKey = SecretKey,
        Retries = new RetryOptions { MaxAttempts = 1 },
    };

    /// <summary>A client with parts of the application's own.</summary>
    public static KiwoomClient CreateClient(KiwoomOptions options, HttpClient? http = null, ILogger? logger = null, TimeProvider? clock = null)
    {
        options.HttpClient = http;
        options.LoggerFactory = logger is null ? null : new SingleLoggerFactory(logger);
        options.TimeProvider = clock ?? TimeProvider.System;
        return new KiwoomClient(options);
    }

    /// <summary>A token that is good for a day from now.</summary>
    public static HttpAnswer TokenAnswer(string token = Token, DateTimeOffset? expiresAt = null)
    {
        var korean = (expiresAt ?? DateTimeOffset.UtcNow.AddDays(1)).ToOffset(TimeSpan.FromHours(9));
        var end = korean.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return HttpAnswer.Json($$"""{"expires_dt":"{{end}}","token_type":"bearer","token":"{{token}}","return_code":0,"return_msg":"정상적으로 처리되었습니다"}""");
    }

    /// <summary>Token requests get a token; every other request gets this answer.</summary>
    public static TestBed Answering(HttpAnswer answer, Action<KiwoomOptions>? configure = null) => Answering(_ => answer, configure);

    /// <summary>Token requests get a token; every other request gets what the script gives.</summary>
    public static TestBed Answering(Func<ReceivedRequest, HttpAnswer> script, Action<KiwoomOptions>? configure = null) =>
        Scripted((connection, request) => connection.SendAsync(script(request)), configure);

    /// <summary>Token requests get a token; every other request is in the script's hands.</summary>
    public static TestBed Scripted(
        Func<LoopbackConnection, ReceivedRequest, Task> script,
        Action<KiwoomOptions>? configure = null,
        HttpClient? http = null,
        TimeProvider? clock = null) =>
        new(
            LoopbackServer.Start((connection, request) => request.Path == "/oauth2/token"
                ? connection.SendAsync(TokenAnswer(expiresAt: clock?.GetUtcNow().AddDays(1)))
                : script(connection, request)),
            configure,
            http,
            clock);

    /// <summary>Every request, those for tokens too, is in the server's hands.</summary>
    public static TestBed On(LoopbackServer server, Action<KiwoomOptions>? configure = null, TimeProvider? clock = null) =>
        new(server, configure, null, clock);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _http?.Dispose();
        await Server.DisposeAsync();
    }
}
