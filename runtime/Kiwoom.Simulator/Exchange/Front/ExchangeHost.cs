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
    private Task _running = Task.CompletedTask;
    private int _depth;
    private int _disposed;

    public ExchangeHost(SimulatorExchangeOptions options, TimeProvider timeProvider)
    {
        var snapshot = options.Snapshot is { } json ? MarketSnapshot.FromJson(json) : null;
        Time = new MarketTimeProvider(timeProvider, snapshot?.At ?? options.Start, options.Speed);
        Clock = new KoreanClock(Time);
        Tape = new TradeTape(Board);
        IndexTape = new IndexTape(Board);
        Days = new AccountDays(Board, OrderWords.AccountNumber);
        Engine = snapshot is null ? Open(options) : MarketEngine.Restore(snapshot, Attach);
        History = new DailyHistory(this);
    }

    public MarketEngine Engine { get; }

    /// <summary>Makes the simulated time.</summary>
    public MarketTimeProvider Time { get; }

    /// <summary>Tells the simulated time.</summary>
    public KoreanClock Clock { get; }

    public MarketBoard Board { get; } = new();

    public CandleStore Candles { get; } = new();

    public TradeTape Tape { get; }

    public IndexTape IndexTape { get; }

    public DailyHistory History { get; }

    /// <summary>The account's days that are over.</summary>
    public AccountDays Days { get; }

    public OrderRegister Register { get; } = new();

    public TradingAccount Account => Engine.Ledger.Find(OrderWords.AccountNumber)!;

    /// <summary>Called at the end of a turn in which something may have happened.</summary>
    public Action? TurnEnded { get; set; }

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

    private MarketEngine Open(SimulatorExchangeOptions options)
    {
        var engine = new MarketEngine(new MarketOptions
        {
            Seed = options.Seed,
            FirstDay = Clock.Today,
            Fees = options.UsesRealFees ? FeeRates.Real : FeeRates.Mock,
            Flow = new FlowOptions(options.EventsPerDay, Prices: options.Prices),
        });
        Attach(engine);
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

    private void Attach(MarketEngine engine)
    {
        engine.Log.Attach(Board);
        engine.Log.Attach(Candles);
        engine.Log.Attach(Tape);
        IndexTape.Know(engine.Instruments);
        engine.Log.Attach(IndexTape);
        Days.Know(engine);
        engine.Log.Attach(Days);
        engine.Log.Attach(Register);
    }

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
