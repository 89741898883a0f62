using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Calendar;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;

namespace Kiwoom.Simulator.Exchange.Sessions;

/// <summary>Leads the boards through their days: base prices, phases, auctions, interruptions, settlement.</summary>
internal sealed class SessionDirector
{
    private static readonly TimeOnly DayBegins = new(7, 0);
    private static readonly TimeSpan InterruptionLength = TimeSpan.FromMinutes(2);

    private readonly MarketCalendar _calendar;
    private readonly Agenda _agenda;
    private readonly EventLog _log;
    private readonly IReadOnlyList<ListedMarket> _markets;
    private readonly AccountLedger _ledger;
    private readonly SessionPhase[] _phases = new SessionPhase[Enum.GetValues<Board>().Length];

    public SessionDirector(MarketCalendar calendar, Agenda agenda, EventLog log, IReadOnlyList<ListedMarket> markets, AccountLedger ledger)
    {
        _calendar = calendar;
        _agenda = agenda;
        _log = log;
        _markets = markets;
        _ledger = ledger;
        foreach (var book in markets.Select(market => market.BookOn(Board.Krx)).OfType<VenueBook>())
        {
            book.Interrupted = Interrupt;
        }
    }

    /// <summary>The trading day that is going on or was the last.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Told of every trading day before anything else of it.</summary>
    public Action? DayBegan { get; set; }

    /// <summary>Told of every phase that begins, after its books are ready.</summary>
    public Action<Board, SessionPhase>? PhaseBegan { get; set; }

    public SessionPhase PhaseOf(Board board) => _phases[(int)board];

    /// <summary>Whether today is a trading day that has begun.</summary>
    public bool IsBusinessDay => DateOnly.FromDateTime(_log.Now) == Day;

    /// <summary>Plans the first trading day from a date on.</summary>
    public void Start(DateOnly date) => Plan(_calendar.IsTradingDay(date) ? date : _calendar.Next(date));

    private static BookMode ModeOf(SessionPhase phase) => phase == SessionPhase.Closed ? BookMode.Closed
        : phase.IsAuction() ? BookMode.Auction
        : BookMode.Continuous;

    private void Plan(DateOnly date) => _agenda.Add(date.ToDateTime(DayBegins), AgendaRank.Session, () => BeginDay(date));

    private void BeginDay(DateOnly date)
    {
        Day = date;
        DayBegan?.Invoke();
        _log.Add(new DayStarted(date));
        foreach (var due in _ledger.DueOn(date))
        {
            _log.Add(due);
        }

        foreach (var market in _markets)
        {
            market.BeginDay();
            _log.Add(new BasePriceSet(market.Instrument.Code, market.BasePrice, market.Limits.Lower, market.Limits.Upper));
        }

        var kind = _calendar.KindOf(date);
        foreach (var step in SessionTimetable.StepsOf(kind))
        {
            _agenda.Add(date.ToDateTime(step.At), AgendaRank.Session, () => Begin(step.Board, step.Phase));
        }

        foreach (var notice in SessionTimetable.NoticesOf(kind))
        {
            _agenda.Add(date.ToDateTime(notice.At), AgendaRank.Session, () => _log.Add(new MarketNotice(notice.Operation, notice.Remaining)));
        }

        Plan(_calendar.Next(date));
    }

    private void Begin(Board board, SessionPhase phase)
    {
        var previous = PhaseOf(board);
        _phases[(int)board] = phase;
        _log.Add(new SessionChanged(board, phase));
        foreach (var market in _markets)
        {
            if (market.BookOn(board) is { } book)
            {
                Lead(market, book, previous, phase);
            }
        }

        PhaseBegan?.Invoke(board, phase);
    }

    private void Lead(ListedMarket market, VenueBook book, SessionPhase previous, SessionPhase phase)
    {
        if (phase == SessionPhase.ClosingAuction)
        {
            EndInterruption(market);
        }

        var isHeld = (phase.IsAfterMarket() && !market.Instrument.HasAfterMarket) || (book.Board == Board.Nxt && market.IsInterrupted);
        var mode = isHeld ? BookMode.Closed : ModeOf(phase);
        book.Guard.IsOn = phase == SessionPhase.Regular;
        if (previous.IsAuction())
        {
            var price = book.Uncross(mode);
            book.Guard.StaticReference = price > 0 ? price : book.LastPrice;
        }
        else
        {
            book.Mode = mode;
        }

        switch (phase)
        {
            case SessionPhase.ClosingAuction:
                book.ConvertConditionalOrders();
                break;
            case SessionPhase.PreMarketClose or SessionPhase.AfterHoursClose:
                book.LastPrice = market.Close;
                break;
            case SessionPhase.Closed:
                EndOrders(market, book, previous);
                break;
        }
    }

    /// <summary>
    /// Ends the orders of a session. Those on NXT wait through its breaks until its after-market ends, but for the types of its main session;
    /// whether all of them really do is not published.
    /// </summary>
    private void EndOrders(ListedMarket market, VenueBook book, SessionPhase previous)
    {
        if (previous is SessionPhase.NxtPreMarket or SessionPhase.NxtMain)
        {
            book.ExpireMainSessionOrders();
            return;
        }

        book.Expire();
        if (previous == SessionPhase.ClosingAuction)
        {
            market.Close = book.LastPrice;
            _log.Add(new ClosingPriceSet(market.Instrument.Code, market.Close));
        }
    }

    private void Interrupt(VenueBook book, long price)
    {
        var market = _markets.First(candidate => ReferenceEquals(candidate.Instrument, book.Instrument));
        var isStatic = book.Guard.IsStatic(price);
        var until = _log.Now + InterruptionLength;
        market.IsInterrupted = true;
        var number = ++market.Interruptions;
        _log.Add(new InterruptionStarted(
            book.Instrument.Code, isStatic, isStatic ? book.Guard.StaticReference : book.LastPrice, price, until));
        if (market.BookOn(Board.Nxt) is { } nxt)
        {
            nxt.Mode = BookMode.Closed;
        }

        _agenda.Add(until, AgendaRank.Interruption, () => Resume(market, number));
    }

    private void Resume(ListedMarket market, int number)
    {
        if (!market.IsInterrupted || market.Interruptions != number)
        {
            return;
        }

        EndInterruption(market);
        var book = market.BookOn(Board.Krx)!;
        var price = book.Uncross(BookMode.Continuous);
        book.Guard.StaticReference = price > 0 ? price : book.Guard.StaticReference;
    }

    private void EndInterruption(ListedMarket market)
    {
        if (!market.IsInterrupted)
        {
            return;
        }

        market.IsInterrupted = false;
        _log.Add(new InterruptionEnded(market.Instrument.Code));
        if (market.BookOn(Board.Nxt) is { } nxt)
        {
            nxt.Mode = ModeOf(PhaseOf(Board.Nxt));
        }
    }
}
