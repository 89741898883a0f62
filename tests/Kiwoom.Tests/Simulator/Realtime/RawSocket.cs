using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator.Realtime;

/// <summary>A WebSocket client that knows nothing of the protocol but how to send and receive frames.</summary>
internal sealed class RawSocket : IDisposable
{
    public const string Ping = """{"trnm":"PING"}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();

    public WebSocketState State => _socket.State;

    /// <summary>Pieces that the latest frame came in.</summary>
    public int Pieces { get; private set; }

    public static async Task<RawSocket> ConnectAsync(KiwoomSimulator simulator)
    {
        var socket = new RawSocket();
        socket._socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        using var patience = new CancellationTokenSource(Patience);
        await socket._socket.ConnectAsync(simulator.Realtime.Address, patience.Token);
        return socket;
    }

    public static async Task<RawSocket> LogInAsync(SimulatorSession session)
    {
        var socket = await ConnectAsync(session.Simulator);
        await socket.SendLoginAsync(session.Token);
        Assert.That(await socket.ReceiveAsync(), Is.EqualTo("""{"trnm":"LOGIN","return_code":0,"return_msg":"","sor_yn":"Y"}"""));
        return socket;
    }

    public Task SendLoginAsync(string token) => SendAsync($$"""{"trnm":"LOGIN","token":"{{token}}"}""");

    public async Task SendAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    /// <summary>Registers and waits for the answer.</summary>
    public async Task<JsonElement> RegisterAsync(string type, string item, string group = "1", string refresh = "1")
    {
        await SendAsync($$"""{"trnm":"REG","grp_no":"{{group}}","refresh":"{{refresh}}","data":[{"item":["{{item}}"],"type":["{{type}}"]}]}""");
        return await ReceiveJsonAsync();
    }

    /// <summary>The next frame's text; null where the server closed in order.</summary>
    public async Task<string?> ReceiveAsync() => await ReceiveBytesAsync() is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    public async Task<JsonElement> ReceiveJsonAsync() => JsonElement.Parse((await ReceiveAsync())!);

    public async Task<byte[]?> ReceiveBytesAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var frame = new MemoryStream();
        var buffer = new byte[64 * 1024];
        Pieces = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer, patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            Pieces++;
            frame.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return frame.ToArray();
            }
        }
    }

    public async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
    }

    public void Dispose() => _socket.Dispose();
}
