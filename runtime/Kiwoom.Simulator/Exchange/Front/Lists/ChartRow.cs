using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>A candle of a chart.</summary>
/// <param name="Bar">The candle.</param>
/// <param name="BasePrice">What its change is counted from; 0 where nobody knows.</param>
/// <param name="VolumeSoFar">The day's volume up to its end.</param>
/// <param name="Chart">What it is a chart of.</param>
internal sealed record ChartRow(Bar Bar, long BasePrice, long VolumeSoFar, ChartSubject Chart)
{
    /// <summary>Candles within a day, whose prices have the sign of their side of the base price.</summary>
    public static readonly Columns<ChartRow> Intraday = new()
    {
        { "cntr_tm dt", row => WireFormat.DateTime(row.Bar.Start) },
        { "cur_prc cntr_pric", row => row.Price(row.Bar.Close) },
        { "open_pric", row => row.Price(row.Bar.Open) },
        { "high_pric", row => row.Price(row.Bar.High) },
        { "low_pric", row => row.Price(row.Bar.Low) },
        { "trde_qty", row => WireFormat.Number(row.Bar.Volume) },
        { "acc_trde_qty", row => WireFormat.Number(row.VolumeSoFar) },
        { "pred_pre", row => WireFormat.Signed(row.Change) },
        { "pred_pre_sig", row => WireFormat.ChangeSign(row.Change) },
    };

    /// <summary>Candles of days and longer, whose prices have no sign.</summary>
    public static readonly Columns<ChartRow> Periods = new()
    {
        { "dt", row => WireFormat.Date(DateOnly.FromDateTime(row.Bar.Start)) },
        { "cur_prc", row => WireFormat.Number(row.Bar.Close) },
        { "open_pric", row => WireFormat.Number(row.Bar.Open) },
        { "high_pric", row => WireFormat.Number(row.Bar.High) },
        { "low_pric", row => WireFormat.Number(row.Bar.Low) },
        { "trde_qty acc_trde_qty", row => WireFormat.Number(row.Bar.Volume) },
        { "trde_prica", row => WireFormat.Number(row.Bar.Value) },
        { "acc_trde_prica", row => StockColumns.Millions(row.Bar.Value) },
        { "pred_pre", row => WireFormat.Signed(row.Change) },
        { "pred_pre_sig", row => WireFormat.ChangeSign(row.Change) },
        { "trde_tern_rt", row => WireFormat.Percent(row.Bar.Volume, row.Chart.Listed.ListedShares) },
    };

    /// <summary>An index within a day: thousands of shares.</summary>
    public static readonly Columns<ChartRow> IndexIntraday = Intraday.With(new()
    {
        { "cur_prc", row => WireFormat.Number(row.Bar.Close) },
        { "open_pric", row => WireFormat.Number(row.Bar.Open) },
        { "high_pric", row => WireFormat.Number(row.Bar.High) },
        { "low_pric", row => WireFormat.Number(row.Bar.Low) },
        { "trde_qty", row => WireFormat.Number(row.Bar.Volume / 1_000) },
        { "acc_trde_qty", row => WireFormat.Number(row.VolumeSoFar / 1_000) },
    });

    /// <summary>An index's days and longer: thousands of shares and millions of won.</summary>
    public static readonly Columns<ChartRow> IndexPeriods = Periods.With(new()
    {
        { "trde_qty", row => WireFormat.Number(row.Bar.Volume / 1_000) },
        { "trde_prica", row => StockColumns.Millions(row.Bar.Value) },
    });

    /// <summary>Gold's weeks, of which the document's example counts tens of thousands of won.</summary>
    public static readonly Columns<ChartRow> GoldWeeks = Periods.With(new()
    {
        { "dt", row => WireFormat.DateTime(row.Bar.Start) },
        { "acc_trde_prica", row => WireFormat.Number(row.Bar.Value / 10_000) },
    });

    /// <summary>Gold's months: won.</summary>
    public static readonly Columns<ChartRow> GoldMonths = GoldWeeks.With(new() { { "acc_trde_prica", row => WireFormat.Number(row.Bar.Value) } });

    /// <summary>Gold by the minute, as a list of trades.</summary>
    public static readonly Columns<ChartRow> GoldTrades = Intraday.With(new()
    {
        { "tm", row => WireFormat.Time(row.Bar.Start) },
        { "pre_sig", row => WireFormat.ChangeSign(row.Change) },
        { "flu_rt", row => WireFormat.Percent(row.Change, row.BasePrice) },
        { "trde_qty", row => WireFormat.Number(row.VolumeSoFar) },
        { "cntr_trde_qty", row => WireFormat.Number(row.Bar.Volume) },
        { "trde_pre", row => WireFormat.Percent(row.VolumeSoFar, row.Chart.VolumeBefore(row.Bar)) },
        { "trde_tern_rt", row => WireFormat.Percent(row.Bar.Volume, row.Chart.VolumeBefore(row.Bar)) },
    });

    private long Change => Bar.Close - BasePrice;

    private string Price(long price) => WireFormat.Price(price, BasePrice);
}
