using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Sessions;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// Tells those who registered it the best ask and bid (0C) where they have changed at the end of a turn, what an auction expects (0H), and what waits to be
/// traded at a closing price (0E). Attach it behind the views that it asks.
/// </summary>
internal sealed class QuotePublisher : IMarketObserver
{
    private const string BestType = "0C";
    private const string ExpectedType = "0H";
    private const string AfterHoursType = "0E";

    private readonly ExchangeHost _host;
    private readonly RealtimeHub _hub;
    private readonly SortedSet<string> _changedBooks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Ask, long Bid)> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Asks, long Bids)> _atClose = new(StringComparer.Ordinal);

    /// <summary>Begins with what the market is now, so that one that was restored tells what the saved one would have.</summary>
    public QuotePublisher(ExchangeHost host, RealtimeHub hub)
    {
        _host = host;
        _hub = hub;
        foreach (var market in host.Engine.Markets)
        {
            var code = market.Instrument.Code;
            foreach (var (scope, suffix) in ScopeOf.All)
            {
                _told[code + suffix] = BestOf(code, scope);
            }

            if (host.Board.AtCloseOf(code) is { } book)
            {
                _atClose[code] = (book.AskQuantity, book.BidQuantity);
            }
        }
    }

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case LevelChanged { Board: Board.KrxClosingPrice } changed:
                PublishAfterHours(changed.Code, changed.Time);
                break;
            case BookCleared { Board: Board.KrxClosingPrice } cleared:
                PublishAfterHours(cleared.Code, cleared.Time);
                break;
            case LevelChanged changed:
                _changedBooks.Add(changed.Code);
                break;
            case BookCleared cleared:
                _changedBooks.Add(cleared.Code);
                break;
            case ExpectedPriceChanged { Price: > 0 } expected:
                PublishExpected(expected);
                break;
        }
    }

    /// <summary>Tells of the best prices that have changed.</summary>
    public void Flush()
    {
        foreach (var code in _changedBooks)
        {
            foreach (var (scope, suffix) in ScopeOf.All)
            {
                PublishBest(code, code + suffix, scope);
            }
        }

        _changedBooks.Clear();
    }

    private (long Ask, long Bid) BestOf(string code, PriceScope scope) => (
        _host.Board.AsksOf(code, scope, 1) is [var lowest, ..] ? lowest.Price : 0,
        _host.Board.BidsOf(code, scope, 1) is [var highest, ..] ? highest.Price : 0);

    private void PublishBest(string code, string item, PriceScope scope)
    {
        var best = BestOf(code, scope);
        if (_told.GetValueOrDefault(item) == best)
        {
            return;
        }

        _told[item] = best;
        if (!_hub.IsWanted(BestType, item))
        {
            return;
        }

        var basePrice = _host.Board.DayOf(code, scope)?.BasePrice ?? 0;
        _hub.Publish([new SimulatedMessage(BestType, item, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["27"] = WireFormat.Price(best.Ask, basePrice),
            ["28"] = WireFormat.Price(best.Bid, basePrice),
        })]);
    }

    private void PublishExpected(ExpectedPriceChanged expected)
    {
        var scope = MarketBoard.ScopeOf(expected.Board);
        foreach (var (own, suffix) in ScopeOf.All)
        {
            if ((own != scope && own != PriceScope.Both) || !_hub.IsWanted(ExpectedType, expected.Code + suffix))
            {
                continue;
            }

            var day = _host.Board.DayOf(expected.Code, own)!;
            var change = expected.Price - day.BasePrice;
            _hub.Publish([new SimulatedMessage(ExpectedType, expected.Code + suffix, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["20"] = WireFormat.Time(expected.Time),
                ["10"] = WireFormat.Price(expected.Price, day.BasePrice),
                ["11"] = WireFormat.Signed(change),
                ["12"] = WireFormat.Percent(change, day.BasePrice),
                ["15"] = WireFormat.Number(expected.Quantity),
                ["13"] = WireFormat.Number(day.Volume),
                ["25"] = WireFormat.ChangeSign(change),
            })]);
        }
    }

    private void PublishAfterHours(string code, DateTime time)
    {
        if (_host.Board.AtCloseOf(code) is not { } book)
        {
            return;
        }

        var now = (book.AskQuantity, book.BidQuantity);
        var before = _atClose.GetValueOrDefault(code);
        _atClose[code] = now;
        if (!_hub.IsWanted(AfterHoursType, code))
        {
            return;
        }

        _hub.Publish([new SimulatedMessage(AfterHoursType, code, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["21"] = WireFormat.Time(time),
            ["131"] = WireFormat.Number(now.AskQuantity),
            ["132"] = WireFormat.Signed(now.AskQuantity - before.Asks),
            ["135"] = WireFormat.Number(now.BidQuantity),
            ["136"] = WireFormat.Signed(now.BidQuantity - before.Bids),
        })]);
    }
}
