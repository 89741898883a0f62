using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// Tells those who registered it what the market does: each trade (0B) as it happens, order books (0D) as they are at the end of a turn, and the
/// market's time (0s). Attach it behind the views that it asks.
/// </summary>
internal sealed class MarketPublisher(ExchangeHost host, RealtimeHub hub) : IMarketObserver
{
    private const int Depth = 10;
    private const string TradeType = "0B";
    private const string BookType = "0D";
    private const string TimeType = "0s";

    private readonly SortedSet<string> _changedBooks = new(StringComparer.Ordinal);

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case Trade { IsAtClose: false } trade:
                PublishTrade(trade);
                break;
            case LevelChanged changed:
                _changedBooks.Add(changed.Code);
                break;
            case BookCleared cleared:
                _changedBooks.Add(cleared.Code);
                break;
            case MarketNotice notice when hub.IsWanted(TimeType, ""):
                hub.Publish([new SimulatedMessage(TimeType, "", new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["215"] = notice.Operation,
                    ["20"] = WireFormat.Time(notice.Time),
                    ["214"] = notice.Remaining.ToString("hhmmss", CultureInfo.InvariantCulture),
                })]);
                break;
        }
    }

    /// <summary>Tells of the books that have changed.</summary>
    public void Flush()
    {
        foreach (var code in _changedBooks)
        {
            foreach (var (scope, suffix) in ScopeOf.All)
            {
                if (hub.IsWanted(BookType, code + suffix))
                {
                    hub.Publish([new SimulatedMessage(BookType, code + suffix, BookValues(code, scope))]);
                }
            }
        }

        _changedBooks.Clear();
    }

    private void PublishTrade(Trade trade)
    {
        var own = MarketBoard.ScopeOf(trade.Board);
        foreach (var (scope, suffix) in ScopeOf.All)
        {
            if ((scope == own || scope == PriceScope.Both) && hub.IsWanted(TradeType, trade.Code + suffix))
            {
                hub.Publish([new SimulatedMessage(TradeType, trade.Code + suffix, TradeValues(trade, scope))]);
            }
        }
    }

    private Dictionary<string, string> TradeValues(Trade trade, PriceScope scope)
    {
        var day = host.Board.DayOf(trade.Code, scope)!;
        var shares = host.Engine.Find(trade.Code)!.Instrument.ListedShares;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["20"] = WireFormat.Time(trade.Time),
            ["10"] = WireFormat.Price(day.Last, day.BasePrice),
            ["11"] = WireFormat.Signed(day.Change),
            ["12"] = WireFormat.Percent(day.Change, day.BasePrice),
            ["27"] = WireFormat.Price(Best(host.Board.AsksOf(trade.Code, scope, 1)), day.BasePrice),
            ["28"] = WireFormat.Price(Best(host.Board.BidsOf(trade.Code, scope, 1)), day.BasePrice),
            ["15"] = WireFormat.Signed(day.LastQuantity),
            ["13"] = WireFormat.Number(day.Volume),
            ["14"] = WireFormat.Number(day.Value / 1_000_000),
            ["16"] = WireFormat.Price(day.Open, day.BasePrice),
            ["17"] = WireFormat.Price(day.High, day.BasePrice),
            ["18"] = WireFormat.Price(day.Low, day.BasePrice),
            ["25"] = WireFormat.ChangeSign(day.Change),
            ["26"] = WireFormat.Signed(day.Volume - day.PreviousVolume),
            ["29"] = "",
            ["30"] = day.PreviousVolume == 0 ? "" : WireFormat.Percent(day.Volume - day.PreviousVolume, day.PreviousVolume),
            ["31"] = shares == 0 ? "" : WireFormat.Percent(day.Volume, shares).TrimStart('+'),
            ["32"] = "",
            ["228"] = day.Strength.ToString("0.00", CultureInfo.InvariantCulture),
            ["311"] = WireFormat.Number(day.Last * (shares / 1_000) / 100_000),
            ["567"] = "",
            ["568"] = "",
            ["9081"] = trade.Board == Sessions.Board.Nxt ? "2" : "1",
        };
    }

    private static long Best(IReadOnlyList<BookLine> lines) => lines is [var best, ..] ? best.Price : 0;

    // FIDs 41 to 50, 61 to 70 and 81 to 90 are the asks' prices, quantities and changes; the bids' are ten higher.
    private Dictionary<string, string> BookValues(string code, PriceScope scope)
    {
        var basePrice = host.Board.DayOf(code, scope)?.BasePrice ?? 0;
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["21"] = WireFormat.Time(host.Engine.Now) };
        var asks = WriteLevels(values, 41, host.Board.AsksOf(code, scope, Depth), basePrice);
        var bids = WriteLevels(values, 51, host.Board.BidsOf(code, scope, Depth), basePrice);
        values["121"] = WireFormat.Number(asks);
        values["122"] = "0";
        values["125"] = WireFormat.Number(bids);
        values["126"] = "0";
        values["128"] = WireFormat.Signed(bids - asks);
        values["129"] = WireFormat.Percent(bids, asks).TrimStart('+');
        values["138"] = WireFormat.Signed(asks - bids);
        values["139"] = WireFormat.Percent(asks, bids).TrimStart('+');
        return values;
    }

    /// <summary>Writes the levels of a side and gives their shares.</summary>
    private static long WriteLevels(Dictionary<string, string> values, int firstFid, IReadOnlyList<BookLine> lines, long basePrice)
    {
        for (var i = 0; i < Depth; i++)
        {
            var line = i < lines.Count ? lines[i] : default;
            values[WireFormat.Number(firstFid + i)] = WireFormat.Price(line.Price, basePrice);
            values[WireFormat.Number(firstFid + i + 20)] = WireFormat.Number(line.Quantity);
            values[WireFormat.Number(firstFid + i + 40)] = "0";
        }

        return lines.Sum(line => line.Quantity);
    }
}
