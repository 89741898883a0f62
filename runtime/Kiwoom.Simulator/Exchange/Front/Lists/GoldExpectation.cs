using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>ka50087: what gold's auction would trade now; nothing outside of one. What earlier moments expected is not kept.</summary>
internal static class GoldExpectation
{
    private static readonly Columns<StockView> Columns = new()
    {
        { "exp_cntr_pric", view => view.Price(view.Day.ExpectedPrice) },
        { "exp_pred_pre", view => WireFormat.Signed(Change(view)) },
        { "exp_flu_rt", view => WireFormat.Percent(Change(view), view.Day.BasePrice) },
        { "exp_acc_trde_qty", view => WireFormat.Number(view.Day.ExpectedQuantity) },
        { "exp_tm", view => WireFormat.Time(view.Host.Engine.Now) },
        { "exp_pre_sig", view => view.Sign(view.Day.ExpectedPrice) },
        { "stex_tp", _ => "KRX" },
    };

    public static IAnswerSource ToSource(ExchangeHost host) => new ListSource<StockView, StockView>(
        request => StockView.Of(host, request["stk_cd"], StockView.IsGold), [], (view, _) => view.Day.ExpectedPrice == 0 ? [] : [view], Columns);

    private static long Change(StockView view) => view.Day.ExpectedPrice - view.Day.BasePrice;
}
