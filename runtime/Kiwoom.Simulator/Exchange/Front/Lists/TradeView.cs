using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Sessions;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>A trade in a list of an instrument's trades, or the last one of a minute with what the minute traded.</summary>
/// <param name="View">The instrument.</param>
/// <param name="Entry">The trade.</param>
/// <param name="BasePrice">What its change is counted from.</param>
/// <param name="Quantity">Shares, below zero where a seller came to a bid.</param>
/// <param name="Before">The trades up to this one, the oldest first.</param>
internal sealed record TradeView(StockView View, TapeEntry Entry, long BasePrice, long Quantity, ArraySegment<TapeEntry> Before)
{
    public static readonly Columns<TradeView> Columns = new()
    {
        { "tm cntr_tm", row => WireFormat.Time(row.Entry.Trade.Time) },
        { "cur_prc cntr_pric close_pric", row => row.Price(row.Entry.Trade.Price) },
        { "pred_pre", row => WireFormat.Signed(row.Change) },
        { "pre_rt flu_rt", row => WireFormat.Percent(row.Change, row.BasePrice) },
        { "sign pre_sig pred_pre_sig", row => WireFormat.ChangeSign(row.Change) },
        { "pri_sel_bid_unit", row => row.Price(row.Entry.BestAsk) },
        { "pri_buy_bid_unit", row => row.Price(row.Entry.BestBid) },
        { "cntr_trde_qty cntr_qty trde_qty", row => WireFormat.Number(row.Quantity) },
        { "acc_trde_qty", row => WireFormat.Number(row.Entry.Volume) },
        { "acc_trde_prica", row => StockColumns.Millions(row.Entry.Value) },
        { "cntr_str", row => StockColumns.Strength(row.Entry.Strength) },
        { "cntr_str_5min", row => StockColumns.Strength(row.StrengthOver(5)) },
        { "cntr_str_20min", row => StockColumns.Strength(row.StrengthOver(20)) },
        { "cntr_str_60min", row => StockColumns.Strength(row.StrengthOver(60)) },
        { "stex_tp", row => row.Entry.Trade.Board == Board.Nxt ? "NXT" : "KRX" },
    };

    /// <summary>Gold's list counts differently: the day's grams and won, and both against the day before.</summary>
    public static readonly Columns<TradeView> GoldColumns = Columns.With(new()
    {
        { "trde_qty", row => WireFormat.Number(row.Entry.Volume) },
        { "acc_trde_prica", row => WireFormat.Number(row.Entry.Value) },
        { "trde_pre", row => WireFormat.Percent(row.Entry.Volume, row.View.PreviousVolume) },
        { "trde_tern_rt", row => WireFormat.Percent(Math.Abs(row.Quantity), row.View.PreviousVolume) },
    });

    private long Change => Entry.Trade.Price - BasePrice;

    /// <summary>An instrument's latest trades, newest first.</summary>
    public static IReadOnlyList<TradeView> Today(StockView view) => Rows(view, view.Host.Tape.Of(view.Listed.Code, view.Scope), view.Day.BasePrice);

    /// <summary>The trades of today or the day before, whichever is asked for; each, or what every minute ended with; until a time where one is given.</summary>
    public static IReadOnlyList<TradeView> OfDay(StockView view, ListRequest request)
    {
        var isBefore = request.Name("tdy_pred") == "PreviousDay";
        var basePrice = isBefore ? (view.History is [.., var last] ? last.PreviousClose : 0) : view.Day.BasePrice;
        var entries = isBefore ? view.Host.Tape.PreviousOf(view.Listed.Code, view.Scope) : view.Host.Tape.Of(view.Listed.Code, view.Scope);
        if (TimeOnly.TryParseExact(request.Request["tm"], "HHmm", out var until))
        {
            entries = entries.Where(entry => TimeOnly.FromDateTime(entry.Trade.Time) < until.AddMinutes(1));
        }

        var rows = Rows(view, entries, basePrice);
        return request.Name("tic_min") != "Minute"
            ? rows
            :
            [
                .. rows.GroupBy(row => row.Entry.Trade.Time.Ticks / TimeSpan.TicksPerMinute)
                    .Select(minute => minute.First() with { Quantity = minute.Sum(row => Math.Abs(row.Quantity)) }),
            ];
    }

    private static List<TradeView> Rows(StockView view, IEnumerable<TapeEntry> entries, long basePrice)
    {
        TapeEntry[] all = [.. entries];
        return
        [
            .. all.Select((entry, i) => new TradeView(
                view,
                entry,
                basePrice,
                entry.Trade.Origin == TradeOrigin.Sell ? -entry.Trade.Quantity : entry.Trade.Quantity,
                new ArraySegment<TapeEntry>(all, 0, i + 1))).Reverse(),
        ];
    }

    private string Price(long price) => WireFormat.Price(price, BasePrice);

    /// <summary>The average of what the strength was after each trade of the last minutes.</summary>
    private decimal StrengthOver(int minutes)
    {
        var first = Entry.Trade.Time.AddMinutes(-minutes);
        var (sum, count) = (0m, 0);
        for (var i = Before.Count - 1; i >= 0 && Before[i].Trade.Time > first; i--, count++)
        {
            sum += Before[i].Strength;
        }

        return Math.Round(sum / count, 2);
    }
}
