using System.Collections.Frozen;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Authentication;
using Kiwoom.Simulator.Control;
using Kiwoom.Simulator.Exchange.Flow;
using Kiwoom.Simulator.Exchange.Front;
using Kiwoom.Simulator.Http;
using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Orders;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Simulator;

/// <summary>
/// A server on loopback that speaks the protocol of the Kiwoom REST API, with a made-up market and one account,
/// so that programs can be built and tested without keys.
/// </summary>
/// <remarks>
/// Every endpoint checks its headers and elements as the API document says. Charts, quotes and orders of a handful of
/// endpoints are simulated; the others answer with the document's example, and say so in the header <c>simulator-source</c>.
/// <see cref="KiwoomSimulatorOptions.Exchange"/> makes an exchange of it, in which others trade too.
/// </remarks>
public sealed class KiwoomSimulator : IAsyncDisposable
{
    private const int NoteCapacity = 1_000;
    private const int CallCapacity = 50;

    private readonly SimulatorHost _host;
    private readonly TokenStore _tokens;
    private readonly IOrderLedger _ledger;
    private readonly LatestLog<RecordedRequest> _log;
    private readonly RealtimeHub _hub;
    private readonly NoteBook _notes;
    private readonly IAsyncDisposable _feed;

    private KiwoomSimulator(
        SimulatorHost host,
        KiwoomSimulatorOptions options,
        TokenStore tokens,
        IOrderLedger ledger,
        LatestLog<RecordedRequest> log,
        RealtimeHub hub,
        NoteBook notes,
        SimulatorFaults faults,
        IAsyncDisposable feed)
    {
        Exchange = feed is ExchangeHost exchange ? new SimulatorExchange(exchange) : null;
        _host = host;
        _tokens = tokens;
        _ledger = ledger;
        _log = log;
        _hub = hub;
        _notes = notes;
        Faults = faults;
        _feed = feed;
        Realtime = new SimulatorRealtime(hub, SimulatorHost.WebSocketAddress(host.Address));
        AppKey = options.AppKey;
        SecretKey = options.SecretKey;
    }

    /// <summary>The server's address, for example <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseAddress => _host.Address;

    /// <summary>The app key that the simulator accepts.</summary>
    public string AppKey { get; }

    /// <summary>The secret key that the simulator accepts.</summary>
    public string SecretKey { get; }

    /// <summary>The account's orders so far, modifications and cancellations among them, in the order of their numbers: a snapshot.</summary>
    public IReadOnlyList<SimulatedOrder> Orders => _ledger.Snapshot();

    /// <summary>The requests received so far, refused ones among them, oldest first: a snapshot.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Snapshot();

    /// <summary>What the authors of its clients will want to know, the latest of it: misspelt items, missing headers, elements that nobody reads.</summary>
    public IReadOnlyList<SimulatorNote> Notes => _notes.Snapshot();

    /// <summary>What goes wrong with calls, and how long they take.</summary>
    public SimulatorFaults Faults { get; }

    /// <summary>The exchange; null where <see cref="KiwoomSimulatorOptions.Exchange"/> asked for none.</summary>
    public SimulatorExchange? Exchange { get; }

    /// <summary>The WebSocket: its sessions, messages to them, and faults on demand.</summary>
    public SimulatorRealtime Realtime { get; }

    /// <summary>Starts a simulator; it serves until it is disposed.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="FormatException">A line of the exchange's prices cannot be read, or its recording has no trades; the message says which.</exception>
    /// <exception cref="System.Text.Json.JsonException">The exchange's snapshot or recording is none.</exception>
    /// <exception cref="InvalidDataException">
    /// The exchange's snapshot came out differently, as it is of another version, or was changed; or its recording is not compressed.
    /// </exception>
    /// <exception cref="IOException">The port is taken, or the exchange's recording cannot be read.</exception>
    public static async Task<KiwoomSimulator> StartAsync(KiwoomSimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new KiwoomSimulatorOptions();
        options.Validate();

        var clock = new KoreanClock(options.TimeProvider);
        var tokens = new TokenStore(options, clock);
        var log = new LatestLog<RecordedRequest>(options.RequestLogCapacity);
        var recorded = options.Exchange is { Recording: { } path, Snapshot: null } ? await RecordedMarket.ReadAsync(path, cancellationToken).ConfigureAwait(false) : null;
        var exchange = options.Exchange is { } wanted ? new ExchangeHost(wanted, options.TimeProvider, recorded) : null;
        IMarket market = exchange is null ? new RandomWalkMarket(clock) : new ExchangeMarket(exchange);
        IOrderLedger ledger = exchange is null ? new OrderLedger(market, clock) : new ExchangeLedger(exchange);
        var dispatcher = new ApiDispatcher(
            new AnswerTable(options, exchange?.Clock ?? clock, market, ledger, tokens, exchange),
            new AuthorizationCheck(tokens),
            new RateLimiter(RateRule.Of(options), options.TimeProvider),
            new ContinuationKeys(() => exchange?.Engine.Options.Seed ?? 0),
            options.Server);
        var notes = new NoteBook(clock, options.LoggerFactory, NoteCapacity);
        var faults = new SimulatorFaults(options.FaultSeed);
        var calls = new LatestLog<CallRecord>(CallCapacity);

        var hub = new RealtimeHub(
            options.Realtime,
            options.TimeProvider,
            new LoginDesk(tokens),
            new ConditionDirectory(options.Realtime, market),
            new LatestLog<SimulatedFrame>(options.RequestLogCapacity),
            exchange is null ? new RegistrationCheck(IsStillStock, FrozenSet<string>.Empty) : new RegistrationCheck(exchange.Lists, MarketPublisher.Untold),
            notes)
        {
            NoticesEarlyFrames = options.Realtime.NoticesEarlyFrames || options.Server == SimulatedServer.Real,
        };

        var endpoint = new HttpEndpoint(dispatcher, log, calls, new RequestNotes(notes), faults, clock);
        var control = new ControlEndpoint(new ControlGuard(options.OpensControl));
        var host = await SimulatorHost.StartAsync(options, endpoint, hub, control, faults, cancellationToken).ConfigureAwait(false);
        var feed = Connect(ledger, hub, market, exchange, options);
        var simulator = new KiwoomSimulator(host, options, tokens, ledger, log, hub, notes, faults, feed);
        control.Open(new ControlParts(simulator, dispatcher, calls, exchange));
        return simulator;
    }

    /// <summary>Makes every token that was issued so far invalid, as if its time had run out.</summary>
    public void ExpireTokens() => _tokens.ExpireAll();

    /// <summary>Stops the server and closes its connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _feed.DisposeAsync().ConfigureAwait(false);
        _hub.EndAll();
        await _host.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The still market has a price for every code that looks like one.</summary>
    private static bool IsStillStock(string item) => StockSymbol.TryParse(item, out _) || item.Length is 3 or 4;

    /// <summary>Leads what happens in the market to those who follow it; what it gives ends that.</summary>
    private static IAsyncDisposable Connect(
        IOrderLedger ledger, RealtimeHub hub, IMarket market, ExchangeHost? exchange, KiwoomSimulatorOptions options)
    {
        var messages = new OrderMessages(hub);
        if (exchange is not null && ledger is ExchangeLedger orders)
        {
            using var turn = exchange.Begin();
            Follow(exchange, orders, hub, market, messages);
            exchange.Restored = () =>
            {
                // Clients of the market before are not told of this one: to them it is a break of the connection.
                hub.DropAll();
                Follow(exchange, orders, hub, market, messages);
            };
            exchange.Start(options.TimeProvider);
            return exchange;
        }

        if (ledger is OrderLedger still)
        {
            still.Entered = new StillOrderMessages(messages, market).OnEntered;
        }

        var feed = new MarketFeed(hub, new LiveMarket(market, hub.Clock));
        feed.Start();
        return feed;
    }

    private static void Follow(ExchangeHost exchange, ExchangeLedger orders, RealtimeHub hub, IMarket market, OrderMessages messages)
    {
        var publisher = new MarketPublisher(exchange, hub);
        exchange.Engine.Log.Attach(publisher);
        exchange.Engine.Log.Attach(new AccountPublisher(exchange, orders, market, messages));
        var quotes = new QuotePublisher(exchange, hub);
        exchange.Engine.Log.Attach(quotes);
        exchange.Engine.Log.Attach(new MarketStatusPublisher(exchange, hub));
        exchange.TurnEnded = () =>
        {
            publisher.Flush();
            quotes.Flush();
        };
    }
}
