using Kiwoom.Account;
using Kiwoom.Authentication;
using Kiwoom.ConditionSearch;
using Kiwoom.Http;
using Kiwoom.Limits;
using Kiwoom.Orders;
using Kiwoom.Realtime;
using Kiwoom.Recording;
using Kiwoom.Retries;
using Kiwoom.Secrets;
using Kiwoom.Serialization;
using Kiwoom.Telemetry;
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
/// <remarks>Code that is to be tested without a server takes an <see cref="IKiwoomClient"/>, which this is.</remarks>
public sealed partial class KiwoomClient : IKiwoomClient, IEndpointCaller, IAsyncDisposable, IDisposable
{
    private readonly HttpMessageInvoker? _ownHttp;
    private readonly CancellationTokenSource _closing = new();
    private readonly TimeProvider _clock;
    private readonly TokenProvider _tokens;
    private readonly CallLimits _limits;
    private readonly CellPolicy _cells;
    private readonly KiwoomTransport _transport;
    private readonly RealtimeRelay? _relay;

    /// <summary>Creates a client. Nothing is sent before the first call.</summary>
    /// <param name="options">Environment, keys and all else; copied, later changes have no effect.</param>
    /// <exception cref="KiwoomConfigurationException">The options cannot work; the message says what to change.</exception>
    public KiwoomClient(KiwoomOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var ownOptions = options.Copy();
        _ownHttp = ownOptions.HttpClient is null ? new HttpMessageInvoker(KiwoomHttpHandler.Create(ownOptions.Environment!)) : null;
        var clock = _clock = ownOptions.TimeProvider;
        var redactor = new Redactor(ownOptions);
        ILogger log = ownOptions.LoggerFactory is { } loggers ? new RedactingLogger(new QuietLogger(loggers.CreateLogger<KiwoomClient>()), redactor) : NullLogger.Instance;
        _cells = new CellPolicy(ownOptions.MalformedValues, log, redactor);
        var channel = _ownHttp is null ? new HttpChannel(ownOptions.HttpClient!) : new HttpChannel(_ownHttp, _closing.Token);
        var exchange = new HttpExchange(channel, ownOptions, _cells, clock);
        var retries = new RetryPolicy(ownOptions.Retries, clock);
        _limits = new CallLimits(ownOptions, clock);
        _tokens = new TokenProvider(exchange, ownOptions, retries, clock, log);
        _transport = new KiwoomTransport(exchange, _tokens, _limits, retries, new OrderGate(ownOptions, clock), new MockGate(ownOptions), ownOptions.Environment!.Name, clock, log);
        _relay = ownOptions.Realtime.Relay;
        var realtime = new RealtimeContext(ownOptions.Environment!.RealtimeAddress, ownOptions.Realtime, _tokens, _cells, log, clock)
        {
            Retries = retries,
            Recorder = ownOptions.Recorder is { } recorder ? new ClientRecorder(recorder, redactor) : null,
            Relay = _relay,
        };
        _relay?.Attach(new RealtimeUpstream(
            beforeLogin => new RealtimeContext(ownOptions.Environment!.RealtimeAddress, ownOptions.Realtime, _tokens, _cells, log, clock)
            {
                Retries = retries,
                IsRaw = true,
                BeforeLogin = beforeLogin,
            },
            log,
            clock));
        RealtimeMetrics.Add(realtime.Counters);
        Connections = new ConnectionPool(realtime);
        Realtime = new RealtimeClient(Connections, new AccountClient(_transport));
        ConditionSearch = new ConditionSearchClient(Connections);
        Environment = ownOptions.Environment!;
        Clock = clock;
    }

    /// <inheritdoc/>
    public KiwoomEnvironment Environment { get; }

    /// <inheritdoc/>
    public IRealtimeClient Realtime { get; }

    /// <inheritdoc/>
    public IConditionSearchClient ConditionSearch { get; }

    /// <inheritdoc/>
    public long MalformedValueCount => _cells.MalformedCells;

    /// <inheritdoc/>
    public long ContradictingSignCount => _cells.ContradictingSigns;

    /// <inheritdoc/>
    public long UnknownElementCount => _cells.UnknownElements;

    /// <summary>The client's clock.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>The realtime connections.</summary>
    internal ConnectionPool Connections { get; }

    /// <inheritdoc/>
    public Task RevokeTokenAsync(CancellationToken cancellationToken = default) => _tokens.RevokeAsync(cancellationToken);

    Task<TResponse> IEndpointCaller.SendAsync<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, TRequest request, Continuation? continuation, CancellationToken cancellationToken) =>
        _transport.SendAsync(endpoint, request, continuation, cancellationToken);

    /// <summary>Ends the client's connections. Calls under way fail.</summary>
    public void Dispose()
    {
        Connections.Dispose();
        _relay?.DisposeAsync().AsTask().MayFailUnobserved();
        _tokens.Dispose();
        _limits.Dispose();
        if (!_closing.IsCancellationRequested)
        {
            // Not disposed of: calls that begin still ask for its token.
            _closing.Cancel();
        }

        _ownHttp?.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        await Connections.DisposeAsync().ConfigureAwait(false);
        if (_relay is not null)
        {
            // Before the tokens: it may say goodbye to the server.
            await _relay.DisposeAsync().ConfigureAwait(false);
        }

        Dispose();
    }
}
