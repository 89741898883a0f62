using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Flow;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// The exchange behind a simulator: its engine and views, used by one thread at a time and always up to the present. Whoever takes a turn
/// sees a market that has come up to now and does not go on meanwhile.
/// </summary>
internal sealed class ExchangeHost : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private ExchangeViews _views = new();
    private Task _running = Task.CompletedTask;
    private int _depth;
    private int _disposed;

    public ExchangeHost(SimulatorExchangeOptions options, TimeProvider timeProvider, RecordedMarket? recorded = null)
    {
        var snapshot = options.Snapshot is { } json ? MarketSnapshot.FromJson(json) : null;
        Time = new MarketTimeProvider(timeProvider, snapshot?.At ?? options.Start ?? recorded?.Start, options.Speed);
        Clock = new KoreanClock(Time);
        Engine = snapshot is null ? Open(options, recorded) : MarketEngine.Restore(snapshot, _views.Attach);
        History = new DailyHistory(this);
    }

    /// <summary>The market; another one after <see cref="Restore"/>, so that nobody keeps it beyond a turn.</summary>
    public MarketEngine Engine { get; private set; }

    /// <summary>Makes the simulated time.</summary>
    public MarketTimeProvider Time { get; }

    /// <summary>Tells the simulated time.</summary>
    public KoreanClock Clock { get; }

    public MarketBoard Board => _views.Board;

    public CandleStore Candles => _views.Candles;

    public TradeTape Tape => _views.Tape;

    public IndexTape IndexTape => _views.IndexTape;

    /// <summary>Daily candles; others after <see cref="Restore"/>.</summary>
    public DailyHistory History { get; private set; }

    /// <summary>The account's days that are over.</summary>
    public AccountDays Days => _views.Days;

    public OrderRegister Register => _views.Register;

    public TradingAccount Account => Engine.Ledger.Find(OrderWords.AccountNumber)!;

    /// <summary>Called at the end of a turn in which something may have happened.</summary>
    public Action? TurnEnded { get; set; }

    /// <summary>Called within the turn in which another market has taken the place of the one before.</summary>
    public Action? Restored { get; set; }

    /// <summary>Whether an item of a registration is one of its instruments, on a venue that trades it.</summary>
    public bool Lists(string item)
    {
        var (code, scope) = ScopeOf.Text(item);
        return Engine.Find(code) is { Instrument: { } instrument } && (scope != PriceScope.Nxt || instrument.IsOnNxt);
    }

    /// <summary>Takes a turn, which ends when it is disposed. One inside another does nothing.</summary>
    public Turn Begin()
    {
        _gate.Enter();
        _depth++;
        try
        {
            // Who hears of an event while time goes on takes a turn inside this one: it must not go on within the event.
            if (_depth == 1)
            {
                Engine.Advance(Clock.Now.DateTime);
            }
        }
        catch
        {
            _depth--;
            _gate.Exit();
            throw;
        }

        return new Turn(this);
    }

    /// <summary>
    /// Goes on from a market that was written down. It is made beside the present one, which goes on meanwhile; the speed stays what it is.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">The text is no snapshot.</exception>
    /// <exception cref="InvalidDataException">It came out differently: it is of another version, or was changed.</exception>
    public void Restore(string json)
    {
        var snapshot = MarketSnapshot.FromJson(json);
        var views = new ExchangeViews();
        var engine = MarketEngine.Restore(snapshot, views.Attach);
        lock (_gate)
        {
            (Engine, _views) = (engine, views);
            History = new DailyHistory(this);
            Time.MoveTo(snapshot.At);
            Restored?.Invoke();
        }
    }

    /// <summary>Begins to go on by itself, so that what happens is told while nobody asks.</summary>
    public void Start(TimeProvider timeProvider) => _running = Task.Run(() => RunAsync(timeProvider));

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _ended.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    private MarketEngine Open(SimulatorExchangeOptions options, RecordedMarket? recorded)
    {
        var engine = new MarketEngine(new MarketOptions
        {
            Seed = options.Seed,
            FirstDay = Clock.Today,
            Fees = options.UsesRealFees ? FeeRates.Real : FeeRates.Mock,
            Flow = new FlowOptions(options.EventsPerDay, Prices: recorded?.Prices ?? options.Prices),
            Instruments = recorded?.Instruments ?? (options.Prices is { } prices ? PriceReplay.InstrumentsOf(PriceReplay.Parse(prices)) : null),
        });
        _views.Attach(engine);
        engine.PayIn(OrderWords.AccountNumber, options.Cash);
        foreach (var (code, quantity) in options.Holdings.OrderBy(holding => holding.Key, StringComparer.Ordinal))
        {
            engine.Deliver(OrderWords.AccountNumber, code, quantity, PriceOf(engine, code));
        }

        return engine;
    }

    private static long PriceOf(MarketEngine engine, string code) => engine.Find(code) is { Instrument.IsTradable: true } market
        ? market.Instrument.BasePrice
        : throw new ArgumentException($"The exchange has no {code} to hold.", nameof(code));

    private void End()
    {
        try
        {
            if (_depth == 1)
            {
                TurnEnded?.Invoke();
            }
        }
        finally
        {
            _depth--;
            _gate.Exit();
        }
    }

    private async Task RunAsync(TimeProvider timeProvider)
    {
        using var timer = new PeriodicTimer(Beat, timeProvider);
        while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false))
        {
            using var turn = Begin();
        }
    }

    /// <summary>Somebody's turn.</summary>
    internal readonly struct Turn(ExchangeHost host) : IDisposable
    {
        public void Dispose() => host.End();
    }
}
