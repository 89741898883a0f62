using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>
/// ka10087: what waits in the regular book and at the closing price. There has been no single-price session after hours since KRX has an after-market:
/// all of that is blank.
/// </summary>
internal static class ClosingPriceColumns
{
    public static readonly Columns<StockView> All = new()
    {
        { "bid_req_base_tm", view => WireFormat.Time(view.Host.Engine.Now) },
        { "sel_bid_tot_req", view => WireFormat.Number(view.AskTotal) },
        { "buy_bid_tot_req", view => WireFormat.Number(view.BidTotal) },
        { "ovt_sel_bid_tot_req", view => WireFormat.Number(view.Host.Board.AtCloseOf(view.Listed.Code)?.AskQuantity ?? 0) },
        { "ovt_buy_bid_tot_req", view => WireFormat.Number(view.Host.Board.AtCloseOf(view.Listed.Code)?.BidQuantity ?? 0) },
    };
}
