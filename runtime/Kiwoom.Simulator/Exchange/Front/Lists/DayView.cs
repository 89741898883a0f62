using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>A day in a list of an instrument's days. Who bought and sold, and foreigners' shares, are in no market: blank.</summary>
internal sealed record DayView(StockView View, Candle Candle)
{
    public static readonly Columns<DayView> Columns = WithParts(new()
    {
        { "date dt cntr_dt", row => WireFormat.Date(row.Candle.Date) },
        { "cur_prc cur_prc_n close_pric", row => row.Price(row.Candle.Close) },
        { "open_pric", row => row.Price(row.Candle.Open) },
        { "high_pric", row => row.Price(row.Candle.High) },
        { "low_pric", row => row.Price(row.Candle.Low) },
        { "pred_pre pred_pre_n pre pred_rt", row => WireFormat.Signed(row.Candle.Change) },
        { "flu_rt pre_rt", row => WireFormat.Percent(row.Candle.Change, row.Candle.PreviousClose) },
        { "pred_pre_sig pre_sig pre_sig_n", row => WireFormat.ChangeSign(row.Candle.Change) },
        { "trde_qty acc_trde_qty", row => WireFormat.Number(row.Candle.Volume) },
        { "trde_prica acc_trde_prica amt_mn", row => WireFormat.Number(row.Candle.ValueInMillions) },
        { "cntr_str", row => row.StrengthOver(1) },
        { "cntr_str_5min", row => row.StrengthOver(5) },
        { "cntr_str_20min", row => row.StrengthOver(20) },
        { "cntr_str_60min", row => row.StrengthOver(60) },
    });

    private PastDay? Past => View.Host.Board.PastOf(View.Listed.Code, View.Scope, Candle.Date);

    /// <summary>The days up to a date, newest first; up to today where none is given.</summary>
    public static IReadOnlyList<DayView> Until(StockView view, string date)
    {
        var last = DateOnly.TryParseExact(date, "yyyyMMdd", out var day) ? day : DateOnly.MaxValue;
        return [.. view.Last(int.MaxValue).Where(candle => candle.Date <= last).Reverse().Select(candle => new DayView(view, candle))];
    }

    private static Columns<DayView> WithParts(Columns<DayView> columns)
    {
        foreach (var (prefix, part) in new[] { ("bf_mkrt", DayPart.Before), ("opmr", DayPart.Regular), ("af_mkrt", DayPart.After) })
        {
            columns.Add(prefix + "_trde_qty", row => row.Past is { } past ? WireFormat.Number(past.Parts[(int)part].Volume) : "");
            columns.Add(prefix + "_trde_wght", row => row.Past is { } past ? WireFormat.Percent(past.Parts[(int)part].Volume, row.Candle.Volume) : "");
            columns.Add(prefix + "_trde_prica", row => row.Past is { } past ? StockColumns.Millions(past.Parts[(int)part].Value) : "");
            columns.Add(prefix + "_trde_prica_wght", row => row.Past is { } past ? WireFormat.Percent(past.Parts[(int)part].Value, row.Candle.Value ?? 0) : "");
        }

        return columns;
    }

    private string Price(long price) => WireFormat.Price(price, Candle.PreviousClose);

    /// <summary>The average strength of so many days; blank where there were not so many.</summary>
    private string StrengthOver(int days)
    {
        List<decimal> strengths =
        [
            .. View.Last(int.MaxValue).Where(candle => candle.Date <= Candle.Date).TakeLast(days)
                .Select(candle => View.Host.Board.PastOf(View.Listed.Code, View.Scope, candle.Date)).OfType<PastDay>().Select(past => past.Strength),
        ];
        return strengths.Count < days ? "" : StockColumns.Strength(Math.Round(strengths.Average(), 2));
    }
}
