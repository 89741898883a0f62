using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Kiwoom.Tests.Support;

/// <summary>
/// An HTTP/1.1 server on a raw loopback socket that does what a test tells it, right or wrong: any bytes, half answers,
/// resets, silence. It records every request it reads and every connection it accepts.
/// </summary>
/// <remarks>
/// What a script throws is kept and thrown again when the server is disposed, so a broken script fails its test. Errors of the
/// sockets themselves are expected: breaking connections is what this server is for.
/// </remarks>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly ConcurrentQueue<Exception> _scriptErrors = new();
    private readonly ConcurrentDictionary<int, Task> _connections = new();
    private readonly Func<LoopbackConnection, Task> _script;
    private readonly Task _accepting;
    private int _connectionCount;
    private bool _isDisposed;

    private readonly bool _remembers;

    private LoopbackServer(Func<LoopbackConnection, Task> script, bool remembers = true)
    {
        _remembers = remembers;
        _script = script;
        Stopping = _stopping.Token;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens; the port is the system's choice.</summary>
    public Uri Address { get; }

    /// <summary>Every request whose head was read, in order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>How many connections were accepted.</summary>
    public int ConnectionCount => Volatile.Read(ref _connectionCount);

    /// <summary>Ends when the server is disposed; scripts that wait for ever wait on it, those too that come to it afterwards.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>A server whose script has each connection in hand from its first byte.</summary>
    public static LoopbackServer StartRaw(Func<LoopbackConnection, Task> script) => new(script);

    /// <summary>A server whose script has each request in hand, on connections that are kept alive.</summary>
    /// <param name="script">Answers a request.</param>
    /// <param name="remembers">Whether the requests are kept; a run that measures memory keeps none.</param>
    public static LoopbackServer Start(Func<LoopbackConnection, ReceivedRequest, Task> script, bool remembers = true) => new(
        async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                await script(connection, request);
            }
        },
        remembers);

    /// <summary>A server that answers each request at once.</summary>
    public static LoopbackServer Start(Func<ReceivedRequest, HttpAnswer> script) =>
        Start((connection, request) => connection.SendAsync(script(request)));

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _stopping.Dispose();
        if (!_scriptErrors.IsEmpty)
        {
            throw new AggregateException("A test's server script failed.", _scriptErrors);
        }
    }

    internal void Record(ReceivedRequest request)
    {
        if (_remembers)
        {
            _requests.Enqueue(request);
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(Stopping);
            }
            catch (Exception) when (Stopping.IsCancellationRequested)
            {
                // A listener that is stopped between two connections says so in several ways.
                return;
            }

            // Otherwise a second small write waits for the first one's acknowledgement, 40 ms.
            socket.NoDelay = true;
            var number = Interlocked.Increment(ref _connectionCount);
            _connections[number] = Task.Run(() => ServeAsync(socket, number));
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        using var connection = new LoopbackConnection(this, socket, number);
        try
        {
            // A script may wait for a signal that a failed test never gives. One that is left is nobody's failure.
            var script = _script(connection);
            script.MayFailUnobserved();
            await script.WaitAsync(Stopping);
        }
        catch (Exception e) when (IsTheSockets(e) || Stopping.IsCancellationRequested)
        {
            // The other side went away, or the test is over.
        }
        catch (Exception e)
        {
            _scriptErrors.Enqueue(e);
        }
    }

    private static bool IsTheSockets(Exception e) => e is SocketException or ObjectDisposedException or IOException;
}
