using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>An index at one moment.</summary>
internal sealed class SectorView(ExchangeHost host, ListedInstrument index)
{
    public static readonly Columns<SectorView> Columns = new()
    {
        { "stk_cd code", sector => sector.Index.Code },
        { "stk_nm name", sector => sector.Index.Name },
        { "cur_prc", sector => sector.Picture.Points(sector.Day.Last) },
        { "pred_pre_sig pre_sig", sector => WireFormat.ChangeSign(sector.Day.Change) },
        { "pred_pre", sector => IndexPicture.Change(sector.Day.Change) },
        { "flu_rt", sector => WireFormat.Percent(sector.Day.Change, sector.Day.BasePrice) },
        { "trde_qty", sector => WireFormat.Number(sector.Picture.Volume / 1_000) },
        { "trde_prica", sector => StockColumns.Millions(sector.Picture.Value) },
        { "trde_frmatn_stk_num", sector => WireFormat.Number(sector.Picture.Traded) },
        { "trde_frmatn_rt", sector => WireFormat.Percent(sector.Picture.Traded, sector.Picture.Count) },
        { "open_pric", sector => sector.Picture.Points(sector.Day.Open) },
        { "high_pric", sector => sector.Picture.Points(sector.Day.High) },
        { "low_pric", sector => sector.Picture.Points(sector.Day.Low) },
        { "upl", sector => WireFormat.Number(sector.Picture.AtUpperLimit) },
        { "rising", sector => WireFormat.Number(sector.Picture.Rising) },
        { "stdns", sector => WireFormat.Number(sector.Picture.Unchanged) },
        { "fall", sector => WireFormat.Number(sector.Picture.Falling) },
        { "lst", sector => WireFormat.Number(sector.Picture.AtLowerLimit) },
        { "flo_stk_num", sector => WireFormat.Number(sector.Picture.Count) },
        { "52wk_hgst_pric", sector => sector.Picture.Points(sector.Highest.High) },
        { "52wk_hgst_pric_dt", sector => WireFormat.Date(sector.Highest.Date) },
        { "52wk_hgst_pric_pre_rt", sector => WireFormat.Percent(sector.Day.Last - sector.Highest.High, sector.Highest.High) },
        { "52wk_lwst_pric", sector => sector.Picture.Points(sector.Lowest.Low) },
        { "52wk_lwst_pric_dt", sector => WireFormat.Date(sector.Lowest.Date) },
        { "52wk_lwst_pric_pre_rt", sector => WireFormat.Percent(sector.Day.Last - sector.Lowest.Low, sector.Lowest.Low) },
    };

    private readonly Lazy<Candle[]> _year = new(() =>
        [.. host.History.Until(index, PriceScope.Krx, DateOnly.MaxValue).Where(day => day.Date > host.Board.Day.AddYears(-1))]);

    public ListedInstrument Index => index;

    public DaySheet Day => Picture.Day;

    public IndexPicture Picture { get; } = IndexPicture.Of(host, index.Code);

    private Candle Highest => _year.Value.MaxBy(day => day.High);

    private Candle Lowest => _year.Value.MinBy(day => day.Low);

    /// <summary>An index of a day that has begun; null where there is none.</summary>
    public static SectorView? Of(ExchangeHost host, string code) =>
        host.Engine.Find(code)?.Instrument is { Kind: InstrumentKind.Index } index && host.Board.DayOf(code) is { BasePrice: > 0 } ? new SectorView(host, index) : null;

    /// <summary>The day's values, newest first.</summary>
    public IReadOnlyList<SectorMoment> Moments()
    {
        var ticks = host.IndexTape.Of(index.Code);
        return
        [
            .. ticks.Select((tick, i) => new SectorMoment(
                WireFormat.Time(tick.Time), tick.Value, Day.BasePrice, tick.Volume, tick.Volume - (i == 0 ? 0 : ticks[i - 1].Volume))).Reverse(),
        ];
    }

    /// <summary>The days up to today, newest first.</summary>
    public IReadOnlyList<SectorMoment> Days() =>
    [
        .. host.History.Until(index, PriceScope.Krx, DateOnly.MaxValue)
            .Select(day => new SectorMoment(WireFormat.Date(day.Date), day.Close, day.PreviousClose, day.Volume, day.Volume)).Reverse(),
    ];
}
