using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace Kiwoom.Tests.Support;

/// <summary>One WebSocket connection of a <see cref="SocketServer"/>.</summary>
internal sealed class SocketSession(SocketServer server, Stream stream, LoopbackConnection connection, int number) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebSocket _socket = WebSocket.CreateFromStream(stream, isServer: true, null, Timeout.InfiniteTimeSpan);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly Channel<SocketFrame> _received = Channel.CreateUnbounded<SocketFrame>();
    private readonly List<SocketFrame> _frames = [];
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>1 for the server's first connection.</summary>
    public int Number { get; } = number;

    /// <summary>Ends when the connection has.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Everything received so far.</summary>
    public IReadOnlyList<SocketFrame> Frames
    {
        get
        {
            lock (_gate)
            {
                return [.. _frames];
            }
        }
    }

    /// <summary>A realtime message's entry, values first as most real frames have them.</summary>
    public static string Entry(string type, string item, string values) => $$"""{"values":{{{values}}},"type":"{{type}}","name":"이름","item":"{{item}}"}""";

    /// <summary>A trade whose accumulated volume tells which it is.</summary>
    public static string Trade(string item, int number) => Entry("0B", item, $"\"20\":\"090000\",\"10\":\"+70000\",\"13\":\"{number}\"");

    /// <summary>A frame of realtime messages.</summary>
    public static string Frame(params string[] entries) => $$"""{"data":[{{string.Join(',', entries)}}],"trnm":"REAL"}""";

    /// <summary>The next frame of a name; others are passed over.</summary>
    public async Task<SocketFrame> NextAsync(string name)
    {
        while (true)
        {
            var frame = await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            if (frame.Name == name)
            {
                return frame;
            }
        }
    }

    /// <summary>The frames that come, from now on.</summary>
    public async IAsyncEnumerable<SocketFrame> ReadAsync()
    {
        while (true)
        {
            yield return await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        }
    }

    /// <summary>Does what a good server does with a frame.</summary>
    public Task AnswerAsync(SocketFrame frame) => frame.Name switch
    {
        "LOGIN" or "REG" or "REMOVE" => SendAsync($$"""{"trnm":"{{frame.Name}}","return_code":0,"return_msg":""}"""),
        _ => Task.CompletedTask,
    };

    public Task RefuseAsync(SocketFrame frame, int code, string message) =>
        SendAsync($$"""{"trnm":"{{frame.Name}}","return_code":{{code}},"return_msg":"{{message}}"}""");

    /// <summary>Refuses a LOGIN for its token.</summary>
    public Task RefuseTokenAsync(SocketFrame frame) => RefuseAsync(frame, 3, "805004 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]");

    public Task SendTradeAsync(string item, int number) => SendAsync(Frame(Trade(item, number)));

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a message in fragments of a size, which may split characters.</summary>
    public async Task SendAsync(byte[] bytes, int fragment = int.MaxValue, WebSocketMessageType type = WebSocketMessageType.Text)
    {
        await _sending.WaitAsync();
        try
        {
            for (var start = 0; start < bytes.Length; start += Math.Min(fragment, bytes.Length - start))
            {
                var count = Math.Min(fragment, bytes.Length - start);
                await _socket.SendAsync(bytes.AsMemory(start, count), type, start + count == bytes.Length, CancellationToken.None);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends bytes below the WebSocket protocol.</summary>
    public Task SendRawAsync(byte[] bytes) => stream.WriteAsync(bytes).AsTask();

    /// <summary>Closes the connection in order.</summary>
    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "bye", CancellationToken.None);

    /// <summary>Ends the connection without a word.</summary>
    public void Drop() => connection.Close();

    /// <summary>Breaks the connection: the client sees a reset.</summary>
    public void Reset() => connection.Reset();

    /// <summary>Receives until the connection ends.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await ReceiveAsync() is { } frame)
            {
                lock (_gate)
                {
                    _frames.Add(frame);
                }

                _received.Writer.TryWrite(frame);
                await server.OnFrame(this, frame);
                frame.Handled.TrySetResult();
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away, or the test broke the connection.
        }
        finally
        {
            _received.Writer.TryComplete();
            _ended.TrySetResult();
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        stream.Dispose();
    }

    private async Task<SocketFrame?> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(length), connection.Stopping);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                return new SocketFrame(buffer[..length]);
            }
        }
    }
}
