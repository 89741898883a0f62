using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>
/// Trades one instrument on KRX at the prices of a file. At each line it takes away its quotes, trades the line's shares with itself, and quotes
/// ten levels on either side. Orders of accounts that are in the way trade first, at their own prices: so they are met when the
/// file's price reaches them. A price between two steps or beyond the day's limits is taken to the nearest that can be.
/// </summary>
internal sealed class ReplayAgent : IAgendaItem
{
    private const int Levels = 10;

    private readonly ListedMarket _market;
    private readonly OrderDesk _desk;
    private readonly Agenda _agenda;
    private readonly IReadOnlyList<ReplayedTrade> _trades;
    private readonly List<BookOrder> _quotes = [];
    private int _next;

    public ReplayAgent(ListedMarket market, IReadOnlyList<ReplayedTrade> trades, OrderDesk desk, Agenda agenda)
    {
        _market = market;
        _trades = trades;
        _desk = desk;
        _agenda = agenda;
        Plan();
    }

    private InstrumentKind Kind => _market.Instrument.Kind;

    public void Run()
    {
        var trade = _trades[_next++];
        foreach (var quote in _quotes.Where(quote => quote.Open > 0))
        {
            _desk.Cancel(quote, quote.Open);
        }

        _quotes.Clear();
        var price = _market.Limits.Clamp(PriceSteps.RoundDown(trade.Price, Kind));
        var orders = new[] { Send(SimulatedOrderSide.Sell, price, trade.Quantity), Send(SimulatedOrderSide.Buy, price, trade.Quantity) };
        if (_market.BookOn(Board.Krx) is { Mode: BookMode.Continuous })
        {
            foreach (var order in orders.Where(order => order is { Open: > 0 }))
            {
                _desk.Cancel(order!, order!.Open);
            }

            Quote(price, trade.Quantity);
        }

        Plan();
    }

    private void Plan()
    {
        if (_next < _trades.Count)
        {
            _agenda.Add(_trades[_next].Time, AgendaRank.Flow, this);
        }
    }

    private void Quote(long price, long quantity)
    {
        var (ask, bid) = (price, price);
        for (var i = 0; i < Levels; i++)
        {
            ask = PriceSteps.Next(ask, Kind);
            bid = PriceSteps.Previous(bid, Kind);
            Keep(_market.Limits.Contains(ask) ? Send(SimulatedOrderSide.Sell, ask, quantity) : null);
            Keep(_market.Limits.Contains(bid) && bid < price ? Send(SimulatedOrderSide.Buy, bid, quantity) : null);
        }
    }

    private void Keep(BookOrder? order)
    {
        if (order is { Open: > 0 })
        {
            _quotes.Add(order);
        }
    }

    private BookOrder? Send(SimulatedOrderSide side, long price, long quantity) =>
        _desk.Place(new NewOrder("", _market.Instrument.Code, Venue.Krx, side, OrderKind.Limit, quantity, price)).Order;
}
