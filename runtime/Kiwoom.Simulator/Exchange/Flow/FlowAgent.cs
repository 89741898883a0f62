using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>
/// The strangers who trade one instrument, on all its boards: makers who quote around a value that strays, takers who come when the
/// market is off that value and sometimes without reason, and those who change their minds. They go through the same desk as everybody.
/// </summary>
internal sealed class FlowAgent : IAgendaItem
{
    private const long Thousandths = 1_000;
    private const long Billion = 1_000_000_000;
    private const long UsualOrderValue = 3_000_000;
    private const int EventsOfWake = 3;
    private const int OvernightPercent = 40;
    private const int MaxStrayPercent = 25;

    private readonly ListedMarket _market;
    private readonly SessionDirector _sessions;
    private readonly Agenda _agenda;
    private readonly EventLog _log;
    private readonly FlowTrader _trader;
    private readonly long _usualInterval;
    private readonly long _step;
    private readonly long _overnightStep;
    private FlowRandom _random;
    private long _value;
    private DateOnly _day;
    private bool _isPlanned;

    public FlowAgent(
        ListedMarket market, FlowOptions options, long share, SessionDirector sessions, OrderDesk desk, Agenda agenda, EventLog log, long seed)
    {
        _market = market;
        _sessions = sessions;
        _agenda = agenda;
        _log = log;
        _random = new FlowRandom(market.Instrument.Code, seed);
        _trader = new FlowTrader(market, sessions, desk);
        var wakes = Math.Max(1, options.EventsPerDay * share / Billion / EventsOfWake);
        _usualInterval = Math.Max(1, DayRhythm.MinutesOfDay * 60_000 / wakes);

        // Steps add up as the root of their number. A hundredth of a per cent is a ten-thousandth.
        _step = (long)(options.DailyMove * (Billion / 10_000) / Math.Sqrt(wakes));
        _overnightStep = options.DailyMove * (Billion / 10_000) * OvernightPercent / 100;
        _value = market.Instrument.BasePrice * Thousandths;
    }

    /// <summary>Begins to act again after a time without any open board.</summary>
    public void Wake()
    {
        if (!_isPlanned && IsAnythingOpen())
        {
            Plan();
        }
    }

    public void Run()
    {
        _isPlanned = false;
        if (!IsAnythingOpen())
        {
            return;
        }

        _trader.BeginDay(_sessions.Day);
        Stray();
        Act();
        Plan();
    }

    private bool IsAnythingOpen() => _market.Books.Any(book => book.Mode != BookMode.Closed) || _market.IsInterrupted;

    private void Plan()
    {
        var busy = Math.Max(1, DayRhythm.Of(_sessions.PhaseOf(Board.Krx), _sessions.PhaseOf(Board.Nxt), TimeOnly.FromDateTime(_log.Now)));
        var interval = _random.Next(1, Math.Max(1, _usualInterval * 2 * 100 / busy));
        _isPlanned = true;
        _agenda.Add(_log.Now.AddMilliseconds(interval), AgendaRank.Flow, this);
    }

    private void Stray()
    {
        var step = _step;
        if (_day != _sessions.Day)
        {
            _day = _sessions.Day;
            _value = _market.BasePrice * Thousandths;
            step = _overnightStep;
        }

        _value += (long)((Int128)_value * _random.Step(step) / Billion);
        var stray = _market.BasePrice * Thousandths / 100 * MaxStrayPercent;
        _value = Math.Clamp(_value, (_market.BasePrice * Thousandths) - stray, (_market.BasePrice * Thousandths) + stray);
    }

    private void Act()
    {
        var fair = _market.Limits.Clamp(PriceSteps.RoundDown(_value / Thousandths, _market.Instrument.Kind));
        var unit = Math.Max(1, UsualOrderValue / Math.Max(1, fair));
        var closing = _market.BookOn(Board.KrxClosingPrice);
        if (closing is { Mode: BookMode.Continuous } && _random.Happens(30))
        {
            _trader.TradeAtClose(ref _random, unit);
            return;
        }

        var krx = _market.BookOn(Board.Krx)!;
        var nxt = _market.BookOn(Board.Nxt) is { Mode: not BookMode.Closed } open ? open : null;
        if (nxt is not null && _trader.TakeDifference(krx, nxt, unit))
        {
            return;
        }

        var book = nxt is not null && (krx.Mode == BookMode.Closed || _random.Happens(30)) ? nxt : krx;
        switch (book.Mode)
        {
            case BookMode.Auction:
                _trader.TradeInAuction(ref _random, book, fair, unit);
                break;
            case BookMode.Continuous:
                _trader.Trade(ref _random, book, fair, unit);
                break;
        }
    }
}
