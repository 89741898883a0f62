using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange;

/// <summary>An instrument with its books and the day's prices.</summary>
internal sealed class ListedMarket
{
    private readonly VenueBook?[] _books;

    public ListedMarket(ListedInstrument instrument, EventLog log)
    {
        Instrument = instrument;
        Close = instrument.BasePrice;
        _books =
        [
            instrument.IsTradable ? new VenueBook(instrument, Board.Krx, log) : null,
            instrument.Kind is InstrumentKind.Index or InstrumentKind.Gold ? null : new VenueBook(instrument, Board.KrxClosingPrice, log),
            instrument.IsOnNxt ? new VenueBook(instrument, Board.Nxt, log) : null,
        ];
        BeginDay();
    }

    public ListedInstrument Instrument { get; }

    /// <summary>What the day's changes and limits are counted from, in won.</summary>
    public long BasePrice { get; private set; }

    public PriceLimits Limits { get; private set; }

    /// <summary>The last closing price of KRX, an index's last value; before the first close the first base price.</summary>
    public long Close { get; set; }

    /// <summary>Whether a volatility interruption is going on.</summary>
    public bool IsInterrupted { get; set; }

    /// <summary>Counts interruptions, so that the end of one does not end a later one.</summary>
    public int Interruptions { get; set; }

    public IEnumerable<VenueBook> Books => _books.OfType<VenueBook>();

    /// <summary>The book on a board; null where it is not traded there.</summary>
    public VenueBook? BookOn(Board board) => _books[(int)board];

    /// <summary>Begins a day: the last close is the new base price.</summary>
    public void BeginDay()
    {
        BasePrice = Close;
        Limits = PriceLimits.Of(BasePrice, Instrument.Kind, Instrument.LimitPercent);
        IsInterrupted = false;
        foreach (var book in Books)
        {
            book.LastPrice = BasePrice;
            book.HasTraded = false;
            book.Guard.IsOn = false;
            book.Guard.StaticReference = BasePrice;
        }
    }
}
