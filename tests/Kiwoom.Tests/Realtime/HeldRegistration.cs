namespace Kiwoom.Tests.Realtime;

/// <summary>A stream of 005930 that runs, and a server that from then on leaves registrations to the test.</summary>
internal sealed class HeldRegistration : IAsyncDisposable
{
    private readonly SocketServer _server;
    private readonly KiwoomClient _kiwoom;
    private bool _isHeld;

    private HeldRegistration()
    {
        _server = new SocketServer((session, frame) => frame.Name == "REG" && Volatile.Read(ref _isHeld) ? Task.CompletedTask : session.AnswerAsync(frame));
        _kiwoom = _server.CreateClient();
        Stream = _kiwoom.Realtime.StockTrades("005930");
    }

    public RealtimeStream<StockTrade> Stream { get; }

    public SocketSession Session { get; private set; } = null!;

    public static async Task<HeldRegistration> StartAsync()
    {
        var held = new HeldRegistration();
        await held.Stream.StartAsync();
        held.Session = await held._server.NextRegistrationAsync();
        Volatile.Write(ref held._isHeld, true);
        return held;
    }

    /// <summary>Answers a registration that was held, and those that come after it.</summary>
    public Task ReleaseAsync(SocketFrame registration)
    {
        Volatile.Write(ref _isHeld, false);
        return Session.AnswerAsync(registration);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        await _kiwoom.DisposeAsync();
        await _server.DisposeAsync();
    }
}
