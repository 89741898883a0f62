using Kiwoom.Authentication;
using Kiwoom.Http;
using Kiwoom.Realtime;
using Kiwoom.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom;

/// <summary>
/// The Kiwoom REST API (키움 REST API): one property for each area of the document, one method for each endpoint.
/// Safe for concurrent use; make one for each app key and keep it.
/// </summary>
/// <example>
/// <code>
/// await using var kiwoom = new KiwoomClient(new KiwoomOptions
/// {
///     Environment = KiwoomEnvironment.Mock, AppKey = key, SecretKey = secret,
/// });
/// OrderBook book = await kiwoom.MarketConditions.GetOrderBookAsync("005930");
/// </code>
/// </example>
public sealed partial class KiwoomClient : IAsyncDisposable, IDisposable
{
    private readonly HttpClient? _ownHttp;
    private readonly TokenProvider _tokens;
    private readonly CellPolicy _cells;
    private readonly KiwoomTransport _transport;

    /// <summary>Creates a client. Nothing is sent before the first call.</summary>
    /// <param name="options">Environment and keys; copied, later changes have no effect.</param>
    /// <param name="httpClient">Sends the requests; it is not disposed. By default the client has its own.</param>
    /// <param name="logger">Takes what is worth knowing; never a key or token.</param>
    /// <param name="timeProvider">The clock. By default the system's.</param>
    /// <exception cref="KiwoomConfigurationException">The options cannot work; the message says what to change.</exception>
    public KiwoomClient(
        KiwoomOptions options, HttpClient? httpClient = null, ILogger<KiwoomClient>? logger = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var ownOptions = options.Copy();
        _ownHttp = httpClient is null ? CreateHttpClient(ownOptions.Environment!.BaseAddress) : null;
        var clock = timeProvider ?? TimeProvider.System;
        _cells = new CellPolicy(ownOptions.MalformedValues, logger ?? NullLogger<KiwoomClient>.Instance);
        var exchange = new HttpExchange(httpClient ?? _ownHttp!, ownOptions, _cells, clock);
        _tokens = new TokenProvider(exchange, ownOptions, clock);
        _transport = new KiwoomTransport(exchange, _tokens);
        var realtime = new RealtimeContext(
            ownOptions.Environment!.RealtimeAddress, ownOptions.Realtime, _tokens, _cells, logger ?? NullLogger<KiwoomClient>.Instance, clock);
        Realtime = new RealtimeClient(realtime, new AccountClient(_transport));
        Environment = ownOptions.Environment!;
    }

    /// <summary>The server this client talks to.</summary>
    public KiwoomEnvironment Environment { get; }

    /// <summary>Realtime messages over the WebSocket (실시간시세).</summary>
    public RealtimeClient Realtime { get; }

    /// <summary>How many values of answers could not be read and became null since the client was made.</summary>
    public long MalformedValueCount => _cells.MalformedCells;

    /// <summary>Ends the client's connections. Calls under way fail.</summary>
    public void Dispose()
    {
        Realtime.Dispose();
        _tokens.Dispose();
        _ownHttp?.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        await Realtime.DisposeAsync().ConfigureAwait(false);
        Dispose();
    }

    private static HttpClient CreateHttpClient(Uri baseAddress)
    {
        var handler = new SocketsHttpHandler
        {
            // An order must not wander: no redirects, no cookies.
            AllowAutoRedirect = false,
            UseCookies = false,

            // Through TLS a proxy sees nothing; plain HTTP, which only goes to this machine, would show it keys and tokens.
            UseProxy = baseAddress.Scheme == Uri.UriSchemeHttps,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
