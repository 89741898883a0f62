using System.Threading.Channels;

namespace Kiwoom.Tests.Support;

/// <summary>
/// A server that gives tokens and speaks the realtime protocol over raw loopback sockets, right or wrong as a test tells it. By
/// default it takes every LOGIN and acknowledges every registration.
/// </summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly Channel<SocketSession> _sessions = Channel.CreateUnbounded<SocketSession>();
    private int _sessionCount;
    private int _tokenCount;

    public SocketServer(Func<SocketSession, SocketFrame, Task>? onFrame = null)
    {
        OnFrame = onFrame ?? ((session, frame) => session.AnswerAsync(frame));
        _server = LoopbackServer.Start(HandleAsync);
    }

    /// <summary>What happens to a frame of a client.</summary>
    public Func<SocketSession, SocketFrame, Task> OnFrame { get; set; }

    /// <summary>Decides by the number of the attempt (from 1) whether a connection is upgraded; otherwise it is answered with HTTP 503.</summary>
    public Func<int, bool> Upgrades { get; set; } = _ => true;

    /// <summary>Decides by the number of a request for a token (from 1) whether it gets one; otherwise it is refused with 8005.</summary>
    public Func<int, bool> TakesTokenRequest { get; set; } = _ => true;

    public Uri Address => _server.Address;

    public int TokenCount => Volatile.Read(ref _tokenCount);

    public int SessionCount => Volatile.Read(ref _sessionCount);

    /// <summary>A client of this server; its times for answers go by the machine's pace, unless a test has a clock of its own.</summary>
    public KiwoomClient CreateClient(Action<KiwoomOptions>? configure = null, CapturingLogger? log = null, TimeProvider? clock = null)
    {
        var options = TestBed.OptionsFor(Address);
        options.Realtime.ReconnectDelay = TimeSpan.FromMilliseconds(1);
        options.Realtime.RegistrationsPerSecond = 1000;
        configure?.Invoke(options);
        return TestBed.CreateClient(options, null, log, clock ?? PacedClock.Instance);
    }

    /// <summary>The next connection that was upgraded.</summary>
    public async Task<SocketSession> NextSessionAsync() => await _sessions.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>The next connection that was upgraded, when something has been registered on it: what is sent now comes behind the answer.</summary>
    public async Task<SocketSession> NextRegistrationAsync()
    {
        var session = await NextSessionAsync();
        await (await session.NextAsync("REG")).Handled.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return session;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task HandleAsync(LoopbackConnection connection, ReceivedRequest request)
    {
        if (request.Path == "/oauth2/token")
        {
            var count = Interlocked.Increment(ref _tokenCount);
            await connection.SendAsync(TakesTokenRequest(count)
                ? TestBed.TokenAnswer($"{TestBed.Token}{count}")
                : HttpAnswer.Json("""{"return_code":3,"return_msg":"[8005:Token이 유효하지 않습니다]"}"""));
            return;
        }

        var number = Interlocked.Increment(ref _sessionCount);
        if (!Upgrades(number))
        {
            await connection.SendAsync("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            connection.Close();
            return;
        }

        Assert.That(request.Path, Is.EqualTo("/api/dostk/websocket"));
        using var session = new SocketSession(this, await connection.UpgradeAsync(request), connection, number);
        _sessions.Writer.TryWrite(session);
        await session.RunAsync();
    }
}
