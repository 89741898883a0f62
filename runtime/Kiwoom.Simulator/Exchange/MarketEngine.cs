using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Calendar;
using Kiwoom.Simulator.Exchange.Flow;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange;

/// <summary>
/// The exchange: instruments, books, sessions, strangers and accounts in simulated time. It knows no clock and no chance of its own:
/// options and commands decide all of it. Used by one thread at a time.
/// </summary>
internal sealed class MarketEngine
{
    private const long Billion = 1_000_000_000;

    private readonly Agenda _agenda = new();
    private readonly OrderDesk _desk;
    private readonly TranscriptDigest _digest = new();
    private readonly List<MarketCommand> _commands = [];
    private readonly List<FlowAgent> _agents = [];
    private readonly Dictionary<string, ListedMarket> _byCode;

    public MarketEngine(MarketOptions options)
    {
        Options = options;
        Instruments = InstrumentList.Parse(options.Instruments ?? InstrumentList.BuiltIn);
        Log = new EventLog { Now = options.FirstDay.ToDateTime(TimeOnly.MinValue) };
        Markets = [.. Instruments.Select(instrument => new ListedMarket(instrument, Log))];
        _byCode = Markets.ToDictionary(market => market.Instrument.Code, StringComparer.Ordinal);
        Ledger = new AccountLedger(
            options.Fees, Calendar, Instruments.ToDictionary(instrument => instrument.Code, StringComparer.Ordinal));
        Log.Attach(Ledger);
        Log.Attach(_digest);
        Sessions = new SessionDirector(Calendar, _agenda, Log, Markets, Ledger);
        _desk = new OrderDesk(Log, Sessions, Ledger, _byCode);
        Log.Attach(new IndexBoard(Markets, _agenda, Log));
        AddFlow();
        Sessions.DayBegan = _desk.BeginDay;
        Sessions.PhaseBegan = (_, _) => _agents.ForEach(agent => agent.Wake());
        Sessions.Start(options.FirstDay);
    }

    public MarketOptions Options { get; }

    /// <summary>The days it keeps.</summary>
    public static MarketCalendar Calendar => MarketCalendar.BuiltIn;

    public IReadOnlyList<ListedInstrument> Instruments { get; }

    public IReadOnlyList<ListedMarket> Markets { get; }

    public EventLog Log { get; }

    public AccountLedger Ledger { get; }

    public SessionDirector Sessions { get; }

    /// <summary>The simulated time, in Korea.</summary>
    public DateTime Now => Log.Now;

    /// <summary>Stands for all events so far.</summary>
    public ulong Digest => _digest.Value;

    /// <summary>The instrument with a code; null where there is none.</summary>
    public ListedMarket? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Goes on to a time, with all that happens until then. A time that is past does nothing.</summary>
    public void Advance(DateTime to)
    {
        while (_agenda.NextTime is { } next && next <= to)
        {
            Log.Now = next;
            _agenda.Take().Run();
        }

        Log.Now = to > Log.Now ? to : Log.Now;
    }

    /// <summary>Pays money into an account, which begins with it.</summary>
    public void PayIn(string account, long cash)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cash);
        _commands.Add(new MarketCommand { At = Now, Verb = MarketVerb.PayIn, Account = account, Quantity = cash });
        Log.Add(new AccountOpened(account, cash));
    }

    /// <summary>Brings shares into an account that has been opened.</summary>
    public void Deliver(string account, string code, long quantity, long price)
    {
        ArgumentNullException.ThrowIfNull(Ledger.Find(account), nameof(account));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        _commands.Add(new MarketCommand
        {
            At = Now,
            Verb = MarketVerb.Deliver,
            Account = account,
            Code = code,
            Quantity = quantity,
            Price = price,
        });
        Log.Add(new SharesDelivered(account, code, quantity, price));
    }

    /// <summary>Sends an account's order.</summary>
    public OrderOutcome Place(NewOrder order)
    {
        ArgumentException.ThrowIfNullOrEmpty(order.Account);
        _commands.Add(new MarketCommand
        {
            At = Now,
            Verb = MarketVerb.Place,
            Account = order.Account,
            Code = order.Code,
            Venue = order.Venue,
            Side = order.Side,
            Kind = order.Kind,
            Quantity = order.Quantity,
            Price = order.Price,
            StopPrice = order.StopPrice,
            Credit = order.Credit.Kind,
            LoanDate = order.Credit.LoanDate,
        });
        return _desk.Place(order);
    }

    /// <inheritdoc cref="OrderDesk.Modify"/>
    public OrderOutcome Modify(string account, long orderId, string code, long quantity, long price, long stopPrice = 0, bool isOnCredit = false)
    {
        _commands.Add(new MarketCommand
        {
            At = Now,
            Verb = MarketVerb.Modify,
            Account = account,
            OrderId = orderId,
            Code = code,
            Quantity = quantity,
            Price = price,
            StopPrice = stopPrice,
            Credit = isOnCredit ? CreditKind.Loan : CreditKind.None,
        });
        return _desk.Modify(account, orderId, code, quantity, price, stopPrice, isOnCredit);
    }

    /// <inheritdoc cref="OrderDesk.Cancel(string, long, string, long, bool)"/>
    public OrderOutcome Cancel(string account, long orderId, string code, long quantity = 0, bool isOnCredit = false)
    {
        _commands.Add(new MarketCommand
        {
            At = Now,
            Verb = MarketVerb.Cancel,
            Account = account,
            OrderId = orderId,
            Code = code,
            Quantity = quantity,
            Credit = isOnCredit ? CreditKind.Loan : CreditKind.None,
        });
        return _desk.Cancel(account, orderId, code, quantity, isOnCredit);
    }

    /// <summary>Writes down what this market needs to be made again as it is now.</summary>
    public MarketSnapshot Save() => new()
    {
        Options = Options,
        Commands = [.. _commands],
        At = Now,
        Sequence = Log.Sequence,
        Digest = Digest,
    };

    /// <summary>
    /// Makes the market of a snapshot again, by letting everything happen once more: that takes as long as the simulated days did. Views attached
    /// by <paramref name="attach"/> see it all.
    /// </summary>
    /// <exception cref="InvalidDataException">It came out differently: the snapshot is of another version of the simulator, or was changed.</exception>
    public static MarketEngine Restore(MarketSnapshot snapshot, Action<MarketEngine>? attach = null)
    {
        var engine = new MarketEngine(snapshot.Options);
        attach?.Invoke(engine);
        foreach (var command in snapshot.Commands)
        {
            engine.Advance(command.At);
            command.Repeat(engine);
        }

        engine.Advance(snapshot.At);
        return engine.Log.Sequence == snapshot.Sequence && engine.Digest == snapshot.Digest
            ? engine
            : throw new InvalidDataException("The snapshot's market came out differently: it was saved by another version, or changed since.");
    }

    private void AddFlow()
    {
        if (Options.Flow.Prices is { } prices)
        {
            AddReplay(PriceReplay.Parse(prices));
            return;
        }

        var weights = Markets.Where(market => market.Instrument.IsTradable).Sum(market => market.Instrument.Weight);
        if (Options.Flow.EventsPerDay == 0 || weights == 0)
        {
            return;
        }

        foreach (var market in Markets.Where(market => market.Instrument is { IsTradable: true, Weight: > 0 }))
        {
            var share = market.Instrument.Weight * Billion / weights;
            _agents.Add(new FlowAgent(market, Options.Flow, share, Sessions, _desk, _agenda, Log, Options.Seed));
        }
    }

    private void AddReplay(IReadOnlyList<ReplayedTrade> trades)
    {
        foreach (var group in trades.GroupBy(trade => trade.Code, StringComparer.Ordinal))
        {
            if (Find(group.Key) is not { Instrument.IsTradable: true } market)
            {
                throw new FormatException($"The prices are of {group.Key}, which the exchange does not trade.");
            }

            market.BookOn(Board.Krx)!.Guard.IsLeftOut = true;
            _ = new ReplayAgent(market, [.. group], _desk, _agenda);
        }
    }
}
