using System.Globalization;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>The lists of instruments, each with what it is sorted by.</summary>
internal static class Rankings
{
    public static readonly IReadOnlyDictionary<string, Ranking> ById = new Dictionary<string, Ranking>(StringComparer.Ordinal)
    {
        ["ka10016"] = new(RankingMeasures.NewHighOrLow)
        {
            Columns = new()
            {
                { "high_pric", ranked => ranked.View.Price(ranked.To) },
                { "low_pric", ranked => ranked.View.Price(ranked.From) },
            },
        },
        ["ka10017"] = new(RankingMeasures.AtLimit) { Columns = new() { { "cnt", ranked => WireFormat.Number(ranked.Count) } } },
        ["ka10018"] = new(RankingMeasures.NearHighOrLow),
        ["ka10019"] = new(RankingMeasures.PriceJump) { Columns = JumpColumns },
        ["ka10020"] = new(RankingMeasures.WaitingMost) { Columns = new() { { "buy_rt", ranked => Percent(ranked.View.BidTotal, ranked.View.AskTotal) } } },
        ["ka10021"] = new(RankingMeasures.WaitingSurge)
        {
            Columns = ChangeColumns.With(new()
            {
                { "int", ranked => WireFormat.Number(ranked.From) },
                { "now", ranked => WireFormat.Number(ranked.To) },
            }),
        },
        ["ka10022"] = new(RankingMeasures.WaitingRatioSurge)
        {
            Columns = new()
            {
                { "int", ranked => Hundredths(ranked.From) },
                { "now_rt", ranked => Hundredths(ranked.To) },
                { "sdnin_rt", ranked => Hundredths(ranked.To - ranked.From) },
            },
        },
        ["ka10023"] = new(RankingMeasures.VolumeSurge) { Columns = ChangeColumns },
        ["ka10024"] = new(RankingMeasures.VolumeRecord) { Columns = ChangeColumns },
        ["ka10027"] = new((request, view) => RankingMeasures.Moved(view, request.Name("sort_tp"), view.Day.Last)),
        ["ka10028"] = new(RankingMeasures.SinceOpening)
        {
            Columns = new() { { "open_pric_pre", ranked => WireFormat.Percent(ranked.View.Day.Last - ranked.View.Day.Open, ranked.View.Day.Open) } },
        },
        ["ka10029"] = new(RankingMeasures.Expected) { Columns = ExpectedColumns, Volume = view => view.Day.ExpectedQuantity },
        ["ka10030"] = new(RankingMeasures.DayVolume) { Columns = DayPartColumns.All },
        ["ka10031"] = new(RankingMeasures.DayBefore) { Columns = new() { { "trde_qty", ranked => WireFormat.Number(ranked.View.PreviousVolume) } } },
        ["ka10032"] = new((_, view) => view.Day.Value == 0 ? null : new(view, view.Day.Value, view.PreviousValue))
        {
            Columns = new()
            {
                { "now_rank", ranked => WireFormat.Number(ranked.Rank) },
                { "pred_rank", ranked => WireFormat.Number(ranked.PreviousRank) },
            },
        },

        // There has been no single-price session after hours since KRX has an after-market.
        ["ka10098"] = new((_, _) => null),
        ["ka30001"] = new(RankingMeasures.PriceJump) { Columns = JumpColumns, IsWanted = StockView.IsElw },
        ["ka30009"] = new((request, view) => RankingMeasures.Moved(view, request.Name("sort_tp"), view.Day.Last)) { Columns = RankColumn, IsWanted = StockView.IsElw },
        ["ka30010"] = new(RankingMeasures.WaitingMost)
        {
            Columns = RankColumn.With(new()
            {
                { "sel_req", ranked => WireFormat.Number(ranked.View.AskTotal) },
                { "buy_req", ranked => WireFormat.Number(ranked.View.BidTotal) },
            }),
            IsWanted = StockView.IsElw,
        },
    };

    private static Columns<RankedStock> RankColumn => new() { { "rank", ranked => WireFormat.Number(ranked.Rank) } };

    private static Columns<RankedStock> JumpColumns => RankColumn.With(new()
    {
        { "base_pric", ranked => WireFormat.Number(ranked.From) },
        { "base_pre", ranked => WireFormat.Number(ranked.To - ranked.From) },
        { "jmp_rt", ranked => WireFormat.Percent(ranked.To - ranked.From, ranked.From) },
    });

    private static Columns<RankedStock> ChangeColumns => new()
    {
        { "prev_trde_qty", ranked => WireFormat.Number(ranked.From) },
        { "now_trde_qty", ranked => WireFormat.Number(ranked.To) },
        { "sdnin_qty", ranked => WireFormat.Signed(ranked.To - ranked.From) },
        { "sdnin_rt", ranked => WireFormat.Percent(ranked.To - ranked.From, ranked.From) },
    };

    private static Columns<RankedStock> ExpectedColumns => new()
    {
        { "exp_cntr_pric", ranked => ranked.View.Price(ranked.To) },
        { "exp_cntr_qty", ranked => WireFormat.Number(ranked.View.Day.ExpectedQuantity) },
        { "pred_pre_sig", ranked => ranked.View.Sign(ranked.To) },
        { "pred_pre", ranked => WireFormat.Signed(ranked.To - ranked.View.Day.BasePrice) },
        { "flu_rt", ranked => WireFormat.Percent(ranked.To - ranked.View.Day.BasePrice, ranked.View.Day.BasePrice) },
    };

    private static string Percent(long part, long whole) => whole == 0 ? "0.00" : WireFormat.Percent(part, whole).TrimStart('+');

    private static string Hundredths(long value) => (value / 100m).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
