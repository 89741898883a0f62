using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Tests.Support;

/// <summary>One connection of a <see cref="LoopbackServer"/>, in the hands of a test's script.</summary>
internal sealed class LoopbackConnection(LoopbackServer server, Socket socket, int number) : IDisposable
{
    private readonly List<byte> _unread = [];

    /// <summary>1 for the server's first connection.</summary>
    public int Number { get; } = number;

    /// <summary>Ends when the server is disposed.</summary>
    public CancellationToken Stopping => server.Stopping;

    /// <summary>Reads a whole request; null when the client has closed the connection.</summary>
    public async Task<ReceivedRequest?> ReadRequestAsync()
    {
        if (await ReadHeadAsync() is not { } request)
        {
            return null;
        }

        await ReadBodyAsync(request);
        return request;
    }

    /// <summary>Reads a request up to its blank line; null when the client has closed the connection.</summary>
    public async Task<ReceivedRequest?> ReadHeadAsync()
    {
        int end;
        while ((end = EndOfHead()) < 0)
        {
            if (!await ReceiveAsync())
            {
                return null;
            }
        }

        var head = Encoding.Latin1.GetString([.. _unread[..end]]);
        _unread.RemoveRange(0, end);
        var request = ReceivedRequest.Parse(head, Number);
        server.Record(request);
        return request;
    }

    /// <summary>Reads the body that a request's <c>Content-Length</c> announces.</summary>
    public async Task ReadBodyAsync(ReceivedRequest request)
    {
        var length = int.Parse(request["Content-Length"] ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
        while (_unread.Count < length)
        {
            if (!await ReceiveAsync())
            {
                break;
            }
        }

        var count = Math.Min(length, _unread.Count);
        request.Body = [.. _unread[..count]];
        _unread.RemoveRange(0, count);
    }

    /// <summary>Accepts a WebSocket handshake; the rest of the connection is the stream's.</summary>
    public async Task<Stream> UpgradeAsync(ReceivedRequest request)
    {
        const string MagicOfTheProtocol = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
#pragma warning disable CA5350 // The protocol demands SHA-1; nothing is secret here.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(request["Sec-WebSocket-Key"] + MagicOfTheProtocol)));
#pragma warning restore CA5350
        await SendAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Sends an answer.</summary>
    public async Task SendAsync(HttpAnswer answer)
    {
        await SendAsync(answer.ToBytes());
        if (answer.ClosesConnection)
        {
            Close();
        }
    }

    /// <summary>Sends any bytes.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var sent = await socket.SendAsync(bytes, SocketFlags.None, Stopping);
            bytes = bytes[sent..];
        }
    }

    /// <summary>Waits until the client closes or resets the connection, and drops what it sends before.</summary>
    public async Task WaitForDisconnectAsync()
    {
        try
        {
            while (await ReceiveAsync())
            {
                _unread.Clear();
            }
        }
        catch (SocketException)
        {
            // A reset is a disconnect too.
        }
    }

    /// <summary>Says nothing more until the test is over.</summary>
    public Task StaySilentAsync() => Task.Delay(Timeout.Infinite, Stopping);

    /// <summary>Ends the connection in the ordinary way: what was sent arrives.</summary>
    public void Close() => socket.Dispose();

    /// <summary>Breaks the connection: the client sees a reset.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    public void Dispose() => socket.Dispose();

    private int EndOfHead()
    {
        for (var i = 3; i < _unread.Count; i++)
        {
            if (_unread[i] == '\n' && _unread[i - 1] == '\r' && _unread[i - 2] == '\n' && _unread[i - 3] == '\r')
            {
                return i + 1;
            }
        }

        return -1;
    }

    private async Task<bool> ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        var count = await socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, Stopping);
        _unread.AddRange(buffer.AsSpan(0, count));
        return count > 0;
    }
}
