using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>
/// The indices: the value of a market's shares at KRX's prices beside what it was at the start. Told every ten seconds of the regular
/// session, where it has changed, and at the close.
/// </summary>
internal sealed class IndexBoard : IMarketObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Agenda _agenda;
    private readonly EventLog _log;
    private readonly List<Basket> _baskets = [];
    private readonly Dictionary<string, (Basket Basket, long Shares)> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _prices = new(StringComparer.Ordinal);
    private bool _isOpen;

    public IndexBoard(IReadOnlyList<ListedMarket> markets, Agenda agenda, EventLog log)
    {
        _agenda = agenda;
        _log = log;
        foreach (var market in markets.Where(market => market.Instrument.Kind == InstrumentKind.Index))
        {
            var basket = new Basket(market);
            _baskets.Add(basket);
            foreach (var share in markets.Select(other => other.Instrument)
                .Where(other => other.Kind == InstrumentKind.Stock && other.Market == market.Instrument.Market))
            {
                _members.Add(share.Code, (basket, share.ListedShares));
                _prices.Add(share.Code, share.BasePrice);
                basket.Start += (Int128)share.BasePrice * share.ListedShares;
            }

            basket.Value = basket.Start;
        }
    }

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case Trade { Board: Board.Krx } trade when _members.TryGetValue(trade.Code, out var member):
                member.Basket.Value += (Int128)(trade.Price - _prices[trade.Code]) * member.Shares;
                _prices[trade.Code] = trade.Price;
                break;
            case SessionChanged { Board: Board.Krx } changed:
                var wasOpen = _isOpen;
                _isOpen = changed.Phase is SessionPhase.Regular or SessionPhase.ClosingAuction;
                if (_isOpen && !wasOpen)
                {
                    _agenda.Add(_log.Now, AgendaRank.Index, Tell);
                }

                break;
        }
    }

    private void Tell()
    {
        foreach (var basket in _baskets)
        {
            var points = basket.Start == 0 ? basket.BasePoints : (long)(basket.Value * basket.BasePoints / basket.Start);
            if (points != basket.LastTold)
            {
                basket.LastTold = points;

                // The last value of a day is what the next one's changes are counted from.
                basket.Market.Close = points;
                _log.Add(new IndexChanged(basket.Market.Instrument.Code, points));
            }
        }

        // Once more after the close, with the closing prices.
        if (_isOpen)
        {
            _agenda.Add(_log.Now + Interval, AgendaRank.Index, Tell);
        }
    }

    private sealed class Basket(ListedMarket market)
    {
        public ListedMarket Market { get; } = market;

        public long BasePoints { get; } = market.Instrument.BasePrice;

        public Int128 Start { get; set; }

        public Int128 Value { get; set; }

        public long LastTold { get; set; }
    }
}
