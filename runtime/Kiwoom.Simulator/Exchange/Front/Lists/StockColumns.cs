using System.Globalization;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>What all lists of stocks say alike.</summary>
internal static class StockColumns
{
    public static readonly Columns<StockView> Quote = new()
    {
        { "stk_cd", view => view.Listed.Code },
        { "stk_nm", view => view.Listed.Name },
        { "cur_prc close_pric", view => view.Price(view.Day.Last) },
        { "pred_pre_sig pre_sig", view => view.Sign(view.Day.Last) },
        { "pred_pre", view => WireFormat.Signed(view.Day.Change) },
        { "flu_rt pre_rt", view => WireFormat.Percent(view.Day.Change, view.Day.BasePrice) },
        { "base_pric", view => WireFormat.Number(view.Day.BasePrice) },
        { "open_pric", view => view.Price(view.Day.Open) },
        { "high_pric tdy_high_pric", view => view.Price(view.Day.High) },
        { "low_pric tdy_low_pric", view => view.Price(view.Day.Low) },
        { "upl_pric", view => view.Price(view.Day.UpperLimit) },
        { "lst_pric", view => view.Price(view.Day.LowerLimit) },
        { "trde_qty now_trde_qty acc_trde_qty", view => WireFormat.Number(view.Day.Volume) },
        { "trde_prica acc_trde_prica trde_amt", view => Millions(view.Day.Value) },
        { "pred_trde_qty", view => WireFormat.Number(view.PreviousVolume) },
        { "pred_trde_qty_pre_rt pred_rt", view => WireFormat.VolumeRatio(view.Day.Volume, view.PreviousVolume) },
        { "sel_bid", view => view.Price(view.Ask.Price) },
        { "buy_bid", view => view.Price(view.Bid.Price) },
        { "sel_req", view => WireFormat.Number(view.Ask.Quantity) },
        { "buy_req", view => WireFormat.Number(view.Bid.Quantity) },
        { "tot_sel_req sel_tot_req", view => WireFormat.Number(view.AskTotal) },
        { "tot_buy_req buy_tot_req tot_buy_qty", view => WireFormat.Number(view.BidTotal) },
        { "netprps_req", view => WireFormat.Number(view.BidTotal - view.AskTotal) },
        { "cntr_str", view => Strength(view.Day.Strength) },
    };

    public static string Millions(long won) => WireFormat.Number(won / 1_000_000);

    public static string Strength(decimal strength) => strength.ToString("0.00", CultureInfo.InvariantCulture);
}
