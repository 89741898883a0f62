using System.Collections.Frozen;
using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Sessions;
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

    /// <summary>
    /// Types of which this market has nothing to tell: block trades (0A), brokers (0F), funds' assets (0G), world gold (0I), warrants' theory (0m, 0u) and
    /// program trading (0w).
    /// </summary>
    public static readonly FrozenSet<string> Untold = FrozenSet.Create(StringComparer.Ordinal, "0A", "0F", "0G", "0I", "0m", "0u", "0w");

    private readonly SortedSet<string> _changedBooks = new(StringComparer.Ordinal);

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case Trade { IsAtClose: false } trade:
                PublishTrade(trade);
                break;
            case LevelChanged { Board: not Board.KrxClosingPrice } changed:
                _changedBooks.Add(changed.Code);
                break;
            case ExpectedPriceChanged expected:
                _changedBooks.Add(expected.Code);
                break;
            case BookCleared { Board: not Board.KrxClosingPrice } cleared:
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
            ["30"] = WireFormat.VolumeRatio(day.Volume, day.PreviousVolume),
            ["31"] = shares == 0 ? "" : WireFormat.Percent(day.Volume, shares).TrimStart('+'),
            ["32"] = "",
            ["228"] = day.Strength.ToString("0.00", CultureInfo.InvariantCulture),
            ["290"] = SessionCode(),
            ["311"] = WireFormat.Number(day.Last * (shares / 1_000) / 100_000),
            ["567"] = "",
            ["568"] = "",
            ["9081"] = trade.Board == Board.Nxt ? "2" : "1",
        };
    }

    /// <summary>The code of the part of the day (장구분): before, in or after the regular session.</summary>
    private string SessionCode()
    {
        var (krx, nxt) = (host.Board.PhaseOf(Board.Krx), host.Board.PhaseOf(Board.Nxt));
        return nxt == SessionPhase.NxtPreMarket ? "1"
            : krx.IsAfterMarket() || nxt.IsAfterMarket() ? "3"
            : "2";
    }

    private static long Best(IReadOnlyList<BookLine> lines) => lines is [var best, ..] ? best.Price : 0;

    // FIDs 41 to 50, 61 to 70 and 81 to 90 are the asks' prices, quantities and changes; the bids' are ten higher.
    private Dictionary<string, string> BookValues(string code, PriceScope scope)
    {
        var basePrice = host.Board.DayOf(code, scope)?.BasePrice ?? 0;
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["21"] = WireFormat.Time(host.Engine.Now) };
        WriteExpected(values, host.Board.DayOf(code, scope));
        var (askLines, bidLines) = (host.Board.AsksOf(code, scope, Depth), host.Board.BidsOf(code, scope, Depth));
        var asks = WriteLevels(values, 41, askLines, basePrice);
        var bids = WriteLevels(values, 51, bidLines, basePrice);
        if (scope == PriceScope.Both)
        {
            WriteParts(values, 6044, host.Board.BookOf(code, PriceScope.Krx)!, askLines, bidLines);
            WriteParts(values, 6066, host.Board.BookOf(code, PriceScope.Nxt)!, askLines, bidLines);
        }

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

    /// <summary>Writes a venue's part of the levels: ten of each side, then the two sums.</summary>
    private static void WriteParts(
        Dictionary<string, string> values, int firstFid, BookPicture book, IReadOnlyList<BookLine> asks, IReadOnlyList<BookLine> bids)
    {
        for (var i = 0; i < Depth; i++)
        {
            values[WireFormat.Number(firstFid + i)] =
                WireFormat.Number(i < asks.Count ? book.QuantityAt(SimulatedOrderSide.Sell, asks[i].Price) : 0);
            values[WireFormat.Number(firstFid + Depth + i)] =
                WireFormat.Number(i < bids.Count ? book.QuantityAt(SimulatedOrderSide.Buy, bids[i].Price) : 0);
        }

        values[WireFormat.Number(firstFid + (2 * Depth))] = WireFormat.Number(book.AskQuantity);
        values[WireFormat.Number(firstFid + (2 * Depth) + 1)] = WireFormat.Number(book.BidQuantity);
    }

    /// <summary>Writes what an auction would trade, which stands twice in the message.</summary>
    private static void WriteExpected(Dictionary<string, string> values, DaySheet? day)
    {
        var (price, quantity, basePrice) = (day?.ExpectedPrice ?? 0, day?.ExpectedQuantity ?? 0, day?.BasePrice ?? 0);
        var change = price == 0 ? 0 : price - basePrice;
        values["23"] = values["291"] = WireFormat.Price(price, basePrice);
        values["24"] = values["292"] = WireFormat.Number(quantity);
        values["200"] = values["294"] = WireFormat.Signed(change);
        values["201"] = values["295"] = WireFormat.Percent(change, basePrice);
        values["238"] = values["293"] = WireFormat.ChangeSign(change);
        values["13"] = WireFormat.Number(day?.Volume ?? 0);
        values["299"] = day is { PreviousVolume: > 0 } ? WireFormat.Percent(quantity, day.PreviousVolume) : "";
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
