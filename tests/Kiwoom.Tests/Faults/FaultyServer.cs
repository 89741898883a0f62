using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kiwoom.Tests.Faults;

/// <summary>
/// Gives tokens, three pages and receipts, and lets a fault strike: the first time that it can, or every time. A paged query is
/// struck at its second page.
/// </summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    public const int Pages = 3;

    private readonly Fault? _fault;
    private readonly bool _forever;
    private readonly bool _pageFirst;
    private readonly LoopbackServer _server;
    private readonly Socket _closedPort = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private int _tokens;
    private int _pages;
    private int _struck;
    private int _ordersSeen;
    private int _ordersTaken;

    public FaultyServer(Fault? fault, bool forever, CallKind kind)
    {
        _fault = fault;
        _forever = forever;
        _pageFirst = kind == CallKind.PagedQuery;

        // Bound and not listening: connections to it are refused, and nobody else gets the port.
        _closedPort.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _server = LoopbackServer.StartRaw(ServeAsync);
    }

    /// <summary>A fault that takes a call's whole time has struck, and the client had a moment to read what there is.</summary>
    public event Action? Stalled;

    public Uri Address => _server.Address;

    /// <summary>How long a token is good, by the server.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromDays(1);

    public int TokenCount => Volatile.Read(ref _tokens);

    public int Struck => Volatile.Read(ref _struck);

    /// <summary>Requests for an order whose head arrived.</summary>
    public int OrdersSeen => Volatile.Read(ref _ordersSeen);

    /// <summary>Those among them that the server did not refuse for certain: it may have carried them out.</summary>
    public int OrdersTaken => Volatile.Read(ref _ordersTaken);

    /// <summary>Connects to the server, or to a port at which nobody listens.</summary>
    public async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            var refuses = _fault is { RefusesConnections: true } && Strikes();
            await socket.ConnectAsync(refuses ? _closedPort.LocalEndPoint! : new IPEndPoint(IPAddress.Loopback, Address.Port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _closedPort.Dispose();
        await _server.DisposeAsync();
    }

    private async Task ServeAsync(LoopbackConnection connection)
    {
        if (_fault is { StrikesConnections: true } && Strikes())
        {
            await _fault.ActAsync(connection, null!);
            return;
        }

        if (await connection.ReadHeadAsync() is not { } request)
        {
            return;
        }

        // Each answer ends its connection, so that faults of connections find one to strike.
        if (request.ApiId == "au10001")
        {
            await connection.ReadBodyAsync(request);
            var number = Interlocked.Increment(ref _tokens);
            await connection.SendAsync(TestBed.TokenAnswer("Token-number-" + number, DateTimeOffset.UtcNow + TokenLife) with { ClosesConnection = true });
            return;
        }

        var isOrder = request.ApiId == "kt10000";
        var strikes = _fault is { RefusesConnections: false, StrikesConnections: false } && Strikes();
        if (isOrder)
        {
            Interlocked.Increment(ref _ordersSeen);
            if (!(strikes && _fault!.IsCertainRefusal))
            {
                Interlocked.Increment(ref _ordersTaken);
            }
        }

        if (strikes)
        {
            await Task.WhenAll(_fault!.ActAsync(connection, request), _fault.TakesTheTimeout ? TellAsync(connection) : Task.CompletedTask);
            return;
        }

        await connection.ReadBodyAsync(request);
        await connection.SendAsync((isOrder ? Receipt : Page(request)) with { ClosesConnection = true });
    }

    private static HttpAnswer Receipt => HttpAnswer.Json("""{"ord_no":"0000017","dmst_stex_tp":"KRX","return_code":0,"return_msg":"정상"}""");

    private async Task TellAsync(LoopbackConnection connection)
    {
        await Task.Delay(100, connection.Stopping);
        Stalled?.Invoke();
    }

    private HttpAnswer Page(ReceivedRequest request)
    {
        var number = request["next-key"] is { } key ? int.Parse(key, CultureInfo.InvariantCulture) : 1;
        Interlocked.Increment(ref _pages);
        var page = HttpAnswer.Json($$"""{"stk_dt_pole_chart_qry":[{"dt":"2025090{{number}}"}],"return_code":0,"return_msg":"정상"}""");
        return number < Pages && _pageFirst ? page.WithNextPage((number + 1).ToString(CultureInfo.InvariantCulture)) : page;
    }

    private bool Strikes()
    {
        var isReady = Volatile.Read(ref _tokens) > 0 && (!_pageFirst || Volatile.Read(ref _pages) == 1);
        if (!isReady || (!_forever && Volatile.Read(ref _struck) > 0))
        {
            return false;
        }

        Interlocked.Increment(ref _struck);
        return true;
    }
}
