using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>A server that takes one connection and answers its request by hand.</summary>
internal sealed class UpgradeServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public UpgradeServer() => _listener.Start();

    public Uri Address => new($"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api/dostk/websocket?a=1&b=%EA%B0%80");

    /// <summary>What answers: 101 and all that belongs to it, other than what is asked for.</summary>
    public static string Answer(Request request, string status = "101 Switching Protocols", string? upgrade = "websocket", string? connection = "Upgrade", string? accept = "", string rest = "")
    {
        var answer = new StringBuilder("HTTP/1.1 ").Append(status).Append("\r\n");
        Add("Upgrade", upgrade);
        Add("Connection", connection);
        Add("Sec-WebSocket-Accept", accept is "" ? AcceptFor(request["Sec-WebSocket-Key"]) : accept);
        return answer.Append(rest).Append("\r\n").ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                answer.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
    }

    /// <summary>Takes the next connection and reads its request.</summary>
    public async Task<Request> AcceptAsync()
    {
        var stream = new NetworkStream(await _listener.AcceptSocketAsync().WaitAsync(SocketPair.Patience), ownsSocket: true);
        var text = new StringBuilder();
        var next = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(next).AsTask().WaitAsync(SocketPair.Patience);
            text.Append((char)next[0]);
        }

        return new Request(stream, text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _listener.Dispose();

    private static string AcceptFor(string key)
    {
#pragma warning disable CA5350 // RFC 6455 asks for it.
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
    }

    /// <summary>A request, and the connection it came over.</summary>
    internal sealed class Request(NetworkStream stream, string[] lines) : IDisposable
    {
        public string First => lines[0];

        public NetworkStream Stream => stream;

        public string this[string name] =>
            lines.Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

        public Task WriteAsync(string answer, params byte[] frames) =>
            stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(answer), .. frames]).AsTask().WaitAsync(SocketPair.Patience);

        /// <summary>Waits until the client has let go of the connection.</summary>
        public async Task WaitForEndAsync()
        {
            try
            {
                Assert.That(await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(SocketPair.Patience), Is.Zero);
            }
            catch (IOException)
            {
                // A reset is an end as well.
            }
        }

        public void Dispose() => stream.Dispose();
    }
}
