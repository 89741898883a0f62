using System.Net;
using System.Net.Sockets;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>The network between a process and Redis, which can be slow, and can be cut: then what is sent is lost, and nothing says so.</summary>
internal sealed class CuttableLink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly List<TcpClient> _open = [];
    private readonly int _target;
    private volatile bool _isCut;

    public CuttableLink(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many bytes a second go from Redis to the process; 0 for as many as may be.</summary>
    public int BytesPerSecond { get; set; }

    /// <summary>While set, the first connection alone is served: a client has one for commands, and then one for what it subscribed to.</summary>
    public bool HasOneConnection { get; set; }

    public void Cut() => _isCut = true;

    /// <summary>Whatever was connected is broken now, and new connections work.</summary>
    public void Heal()
    {
        _isCut = false;
        lock (_open)
        {
            _open.ForEach(client => client.Dispose());
            _open.Clear();
        }
    }

    public void Dispose()
    {
        _ending.Cancel();
        _listener.Stop();
        Heal();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                if (HasOneConnection && number > 0)
                {
                    client.Dispose();
                    continue;
                }

                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var server = new TcpClient();
        lock (_open)
        {
            _open.AddRange([client, server]);
        }

        try
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(CopyAsync(client, server, 0), CopyAsync(server, client, BytesPerSecond));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Either end has gone.
        }

        client.Dispose();
        server.Dispose();
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, int bytesPerSecond)
    {
        var buffer = new byte[64 * 1024];
        while (await from.GetStream().ReadAsync(buffer) is > 0 and var count)
        {
            if (!_isCut)
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
                await Task.Delay(bytesPerSecond == 0 ? 0 : 1000 * count / bytesPerSecond);
            }
        }
    }
}
