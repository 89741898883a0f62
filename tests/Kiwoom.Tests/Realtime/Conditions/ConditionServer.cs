using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>A server on a raw loopback socket that takes every LOGIN and answers other frames as a test scripts it.</summary>
internal sealed partial class ConditionServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<JsonElement, IEnumerable<string>> _script;
    private readonly Channel<JsonElement> _frames = Channel.CreateUnbounded<JsonElement>();
    private readonly List<Task> _serving = [];
    private readonly Task _accepting;

    /// <param name="script">Gives the frames that answer a frame.</param>
    public ConditionServer(Func<JsonElement, IEnumerable<string>> script)
    {
        _script = script;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The next frame that a client sent, LOGIN left out.</summary>
    public Task<JsonElement> NextFrameAsync() => _frames.Reader.ReadAsync().AsTask().WaitAsync(StreamReading.Patience);

    public static string Trnm(JsonElement frame) => frame.GetProperty("trnm").GetString()!;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_serving);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                _serving.Add(Task.Run(() => ServeAsync(socket)));
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await ReadHeadAsync(stream) is { Length: > 0 } head)
            {
                if (Key().Match(head) is { Success: true } key)
                {
                    await RunAsync(stream, key.Groups[1].Value);
                    return;
                }

                await stream.ReadExactlyAsync(new byte[int.Parse(Length().Match(head).Groups[1].Value, CultureInfo.InvariantCulture)], _stopping.Token);
                await stream.WriteAsync(TestBed.TokenAnswer().ToBytes(), _stopping.Token);
            }
        }
        catch (Exception e) when (e is IOException or WebSocketException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task RunAsync(NetworkStream stream, string key)
    {
#pragma warning disable CA5350 // The WebSocket handshake is defined with SHA-1 and protects nothing.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        using var socket = WebSocket.CreateFromStream(stream, isServer: true, null, Timeout.InfiniteTimeSpan);
        var buffer = new byte[16 * 1024];
        while (await socket.ReceiveAsync(buffer.AsMemory(), _stopping.Token) is { MessageType: not WebSocketMessageType.Close } received)
        {
            var frame = JsonElement.Parse(buffer.AsSpan(0, received.Count));
            IEnumerable<string> answers = ["""{"trnm":"LOGIN","return_code":0,"return_msg":""}"""];
            if (Trnm(frame) != "LOGIN")
            {
                answers = _script(frame);
                _frames.Writer.TryWrite(frame);
            }

            foreach (var answer in answers)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(answer), WebSocketMessageType.Text, true, _stopping.Token);
            }
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stopping.Token) == 0)
            {
                return "";
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    [GeneratedRegex("Sec-WebSocket-Key: *(\\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex("Content-Length: *([0-9]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Length();
}
