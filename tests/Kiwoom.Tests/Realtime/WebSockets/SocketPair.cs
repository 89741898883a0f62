using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Kiwoom.Realtime.WebSockets;

namespace Kiwoom.Tests.Realtime.WebSockets;

/// <summary>The client under test and the framework's server, with a TCP connection between them.</summary>
internal sealed class SocketPair : IDisposable
{
    private readonly NetworkStream _clientStream;

    private SocketPair(Socket client, Socket server)
    {
        client.NoDelay = server.NoDelay = true;
        _clientStream = new NetworkStream(client, ownsSocket: true);
        Client = new BufferedWebSocket(_clientStream);
        PeerStream = new NetworkStream(server, ownsSocket: true);
        Peer = WebSocket.CreateFromStream(PeerStream, isServer: true, subProtocol: null, keepAliveInterval: Timeout.InfiniteTimeSpan);
    }

    /// <summary>When something counts as hung. A guard only: nothing is measured by it.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public BufferedWebSocket Client { get; }

    public WebSocket Peer { get; }

    /// <summary>What the peer reads and writes, for what it cannot do itself.</summary>
    public NetworkStream PeerStream { get; }

    public static async Task<SocketPair> OpenAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(listener.LocalEndpoint);
        return new SocketPair(client, await listener.AcceptSocketAsync());
    }

    /// <summary>Bytes that repeat at no length that matters.</summary>
    public static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Receives a whole message.</summary>
    public static async Task<(WebSocketMessageType Type, byte[] Payload)> ReceiveAsync(WebSocket socket, int bufferSize = 64 * 1024)
    {
        using var message = new MemoryStream();
        var buffer = new byte[bufferSize];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).AsTask().WaitAsync(Patience);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return (part.MessageType, message.ToArray());
            }
        }
    }

    /// <summary>Sends a message in fragments.</summary>
    public static async Task SendAsync(WebSocket socket, byte[] message, int fragment, WebSocketMessageType type = WebSocketMessageType.Binary)
    {
        var begin = 0;
        do
        {
            var count = Math.Min(fragment, message.Length - begin);
            await socket.SendAsync(message.AsMemory(begin, count), type, begin + count == message.Length, CancellationToken.None).AsTask().WaitAsync(Patience);
            begin += count;
        }
        while (begin < message.Length);
    }

    public Task WriteAsync(params byte[][] frames) => PeerStream.WriteAsync(frames.SelectMany(frame => frame).ToArray()).AsTask().WaitAsync(Patience);

    /// <summary>Reads at the client until it fails, which it has to.</summary>
    public async Task<WebSocketException> FailAsync()
    {
        var buffer = new byte[1024];
        while (true)
        {
            try
            {
                var part = await Client.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).AsTask().WaitAsync(Patience);
                Assert.That(part.MessageType, Is.Not.EqualTo(WebSocketMessageType.Close));
            }
            catch (WebSocketException e)
            {
                return e;
            }
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        Peer.Dispose();
        PeerStream.Dispose();
        _clientStream.Dispose();
    }
}
